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
    ["（责编：汤诗瑶、丁涛）", [], undefined, ["汤诗瑶", "丁涛"]],
    ["来源：本站　作者：佚名", [], undefined, []],
    ["By Jane Doe and John Roe, Staff Writers", ["Jane Doe", "John Roe"], undefined, []],
    ["March 3, 2021 | By JANE DOE", ["JANE DOE"], undefined, []],
    ["Jane Doe | March 3, 2021", ["Jane Doe"], undefined, []],
    ["Von Jana Müller und Max von der Au", ["Jana Müller", "Max von der Au"], undefined, []],
    ["Par Élodie d'Arc, le 3 mars 2021", ["Élodie d'Arc"], undefined, []],
    ["Posted by rasos on 24 July 2017", ["rasos"], undefined, []],
    ["par Élodie Minot Élodie Minot", ["Élodie Minot"], undefined, []],
    ["A guest post by Jane Doe", ["Jane Doe"], undefined, []],
    ["Gastbeitrag von Jana Müller", ["Jana Müller"], undefined, []],
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
  ])("names nobody in %s", (text) => {
    expect(readOne(text).authors).toEqual([]);
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

  it("tells lines that say nothing else from those that do", () => {
    expect(readOne("责任编辑：王小明").whole).toBe(true);
    expect(readOne("By Jane Doe").whole).toBe(true);
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
  return { text, nodes: [], hint: "", place };
}
