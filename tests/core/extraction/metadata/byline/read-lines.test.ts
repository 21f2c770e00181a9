import { describe, expect, it } from "vitest";
import type {
  LinePlace,
  PlacedLine,
} from "../../../../../functions/core/extraction/metadata/article-lines.ts";
import { readLines } from "../../../../../functions/core/extraction/metadata/byline/read-lines.ts";

const PROSE =
  "Two more laboratories and an international school will be built next year, the director said, so that engineers from abroad can settle.";

describe("readLines", () => {
  it.each([
    ["来源：深圳特区报　作者：福明　责任编辑：王小明", ["福明"], "深圳特区报", ["王小明"]],
    ["(来源:深圳特区报 记者 福明)", ["福明"], "深圳特区报", []],
    ["2019-09-07 13:43:45 来源: 证券市场红周刊", [], "证券市场红周刊", []],
    ["信息来源： 省发改委　浏览次数：12", [], "省发改委", []],
    ["扬子晚报记者 张楠", ["张楠"], undefined, []],
    ["本报记者 刘玺东 通讯员 易赛楠", ["刘玺东", "易赛楠"], undefined, []],
    ["【文/观察者网专栏作者 王文】", ["王文"], undefined, []],
    ["采写：南都见习记者 林子沛", ["林子沛"], undefined, []],
    ["(作者：方敏北京大学经济学院教授)", ["方敏"], undefined, []],
    ["石佳/中国青年报", ["石佳"], "中国青年报", []],
    ["赵延东、李明", ["赵延东", "李明"], undefined, []],
    ["□ 赵延东 李明", ["赵延东", "李明"], undefined, []],
    ["楼主：大卫", ["大卫"], undefined, []],
    ["大卫 发表于 2005-08-12 16:12:21", ["大卫"], undefined, []],
    ["作者：约翰·米勒", ["约翰·米勒"], undefined, []],
    ["本文作者：李明 译者：王五", ["李明"], undefined, []],
    ["作者：天涯客 提交日期：2005-8-12 16:12:00", ["天涯客"], undefined, []],
    ["发信人: xiaodao (小刀), 信区: Joke", ["xiaodao"], undefined, []],
    ["【作者】李明 【来源】新华网", ["李明"], "新华网", []],
    ["原创： 路小卓编译 河边研究", ["路小卓"], undefined, []],
    ["本贴由 大卫 于 2005年8月12日16:12:21 在〖杂谈〗发表", ["大卫"], undefined, []],
    ["Posted by 小刀 at 2005-08-12 10:11", ["小刀"], undefined, []],
    ["文章作者：黃小琥 來源：聯合報", ["黃小琥"], "聯合報", []],
    ["小刀 發表於 2005-08-12 16:12:21", ["小刀"], undefined, []],
    ["責任編輯：陳小明", [], undefined, ["陳小明"]],
    ["（责编：汤诗瑶、丁涛）", [], undefined, ["汤诗瑶", "丁涛"]],
    ["来源：本站　作者：佚名", [], undefined, []],
    ["By Jane Doe and John Roe, Staff Writers", ["Jane Doe", "John Roe"], undefined, []],
    ["By JANE DOE, Associated Press", ["JANE DOE"], undefined, []],
    ["By JANE DOE and JOHN ROE Associated Press", ["JANE DOE", "JOHN ROE"], undefined, []],
    ["By Associated Press", ["Associated Press"], undefined, []],
    ["By Jane Doe-Roe Ph.D.", ["Jane Doe-Roe"], undefined, []],
    ["Jane Doe | Staff Writer | March 23, 2021", ["Jane Doe"], undefined, []],
    ["Jane Doe, special to The Globe", ["Jane Doe"], undefined, []],
    ["Jana Meier, dpa", ["Jana Meier"], undefined, []],
    ["Jeanne Dupont (avec AFP)", ["Jeanne Dupont"], undefined, []],
    ["Contributed by Jane van der Berg", ["Jane van der Berg"], undefined, []],
    ["Ben Trinity, Jr.", [], undefined, []],
    ["River Valley, California", [], undefined, []],
    ["March 3, 2021 | By JANE DOE", ["JANE DOE"], undefined, []],
    ["Jane Doe | March 3, 2021", ["Jane Doe"], undefined, []],
    ["Jana Müller 23.03.2021, 10:00 Uhr", ["Jana Müller"], undefined, []],
    ["Jean Dupont, le 23 mars 2021", ["Jean Dupont"], undefined, []],
    ["Von Jana Müller und Max von der Au", ["Jana Müller", "Max von der Au"], undefined, []],
    ["Par Élodie d'Arc, le 3 mars 2021", ["Élodie d'Arc"], undefined, []],
    ["Posted by rasos on 24 July 2017", ["rasos"], undefined, []],
    ["par Élodie Minot Élodie Minot", ["Élodie Minot"], undefined, []],
    ["A guest post by Jane Doe", ["Jane Doe"], undefined, []],
    ["Gastbeitrag von Jana Müller", ["Jana Müller"], undefined, []],
    ["By Jane Doe Nov 29, 2016, 10:00am", ["Jane Doe"], undefined, []],
    ["By Jane Doe November 29, 2016", ["Jane Doe"], undefined, []],
    ["Von Jana Jung 29. März 2016", ["Jana Jung"], undefined, []],
    ["By Stan Lee and Ellen Insley", ["Stan Lee", "Ellen Insley"], undefined, []],
    ["By\tJane Doe\tand\tJohn Roe\tPolitics", ["Jane Doe", "John Roe"], undefined, []],
    ["By JANE DOE STAFF WRITER", ["JANE DOE"], undefined, []],
    ["Eine Kolumne von Jana Müller", ["Jana Müller"], undefined, []],
    ["By Jane Doe, Senior Staff Technologist", ["Jane Doe"], undefined, []],
    ["Reuters", ["Reuters"], "Reuters", []],
    ["LONDON (Reuters) - The park opens", ["Reuters"], "Reuters", []],
  ])("reads %s", (text, authors, credit, editors) => {
    const reading = readOne(text);
    expect(reading).toMatchObject({ authors, editors });
    expect(reading.credit).toBe(credit);
  });

  it.each([
    "记者通过电子邮件联系了富士康，截至发稿时，尚未收到回应。",
    "Killed by the flood, the old bridge will not be rebuilt before 2023",
    "Auf den Spuren von Rafael Nadal",
    "[作者简介]",
    "Foto: Felix Zahn",
    "Von Alpha Labor mit Beta zur Gamma nach Delta",
    "Media Installation, 2007.",
    "分享到：微信 微博",
    "这次生育对身体的影响很大 本报记者 惠禾 摄",
    "記者 劉德華 攝",
    "译者：王五",
    "[原创]李白诗歌",
    "6\tAuthor Bio",
    "Text Without Notes",
  ])("names nobody in %s", (text) => {
    expect(readOne(text).authors).toEqual([]);
  });

  it("takes a name in the line above the date", () => {
    const read = readLines([line("Jane Doe"), line("23 March 2021")]);
    expect(read[0]?.reading.authors).toEqual(["Jane Doe"]);
  });

  it("takes a name in the line above what its bearer is", () => {
    const read = readLines([line("JANE DOE"), line("Staff Writer")]);
    expect(read[0]?.reading.authors).toEqual(["JANE DOE"]);
  });

  it("takes the line behind a lone label for the name", () => {
    expect(readLines([line("Von"), line("Jana Müller")])[1]?.reading.authors).toEqual([
      "Jana Müller",
    ]);
  });

  it.each([
    ["right under the last words", [PROSE, "Jane Doe"], ["Jane Doe"]],
    ["above a paragraph", [PROSE, "Trust Wins", PROSE], []],
    ["among short lines", ["Oak Trees", "Beech Trees", "Lime Trees"], []],
    ["under the word for contacts", [PROSE, "Contact:", "Jane Doe"], []],
    ["above an address", [PROSE, "Jane Doe", "River Institute", "jane@example.com"], []],
  ])("reads a name %s as it is meant", (_, texts, authors) => {
    const read = readLines(texts.map((text) => line(text, "closing")));
    expect(read.flatMap(({ reading }) => reading.authors)).toEqual(authors);
  });

  it.each([
    ["〔記者張三／台北報導〕河畔園區今天開門。", "張三"],
    ["（中央社記者王小明台北23日電）河畔園區今天開門迎客。", "王小明"],
    ["新华社记者李小明北京3月23日电 河畔园区开门迎客。", "李小明"],
  ])("reads the dateline of %s", (text, name) => {
    expect(readOne(text, "opening").authors).toEqual([name]);
  });

  it.each([
    ["…不必再排队等候。（张小峰）", ["张小峰"]],
    ["…不必再排队等候。（完）", []],
    ["…不必再排队等候。（图片来自网络）", []],
    ["Jane Doe is a freelance writer from Leeds.", ["Jane Doe"]],
    ["Jane Doe is the mayor of Leeds.", []],
    ["Jane Doe writes about parks for The Globe.", ["Jane Doe"]],
    ["Contact Jane Doe at jane@example.com.", ["Jane Doe"]],
    ["Reporting by Jane Doe in London; Editing by John Roe", ["Jane Doe"]],
  ])("reads the last words %s", (text, authors) => {
    expect(readOne(text, "closing").authors).toEqual(authors);
  });

  it("takes the name over a date, as under a letter", () => {
    const read = readLines([
      line("So long!", "closing"),
      line("Benni", "closing"),
      line("10. September 2017", "closing"),
    ]);
    expect(read.flatMap(({ reading }) => reading.authors)).toEqual(["Benni"]);
  });

  it("tells lines that say nothing else from those that do", () => {
    expect(readOne("责任编辑：王小明").whole).toBe(true);
    expect(readOne("By Jane Doe").whole).toBe(true);
    expect(readOne("本报记者 张小峰 摄")).toMatchObject({ authors: [], whole: true });
    expect(readOne("园区今天开门迎客 本报记者 张小峰 摄").whole).toBe(false);
    expect(
      readOne("新华社巴黎12月9日电（记者唐霁）法国9日再次爆发全国罢工。", "opening"),
    ).toMatchObject({
      authors: ["唐霁"],
      whole: false,
    });
  });
});

function readOne(text: string, place: LinePlace = "below") {
  const [read] = readLines([line(text, place)]);
  if (read === undefined) throw new Error("no line");
  return read.reading;
}

function line(text: string, place: LinePlace = "below"): PlacedLine {
  return { text, nodes: [], hint: () => "", place };
}
