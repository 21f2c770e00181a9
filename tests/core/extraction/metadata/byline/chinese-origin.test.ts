import { describe, expect, it } from "vitest";
import { extractArticle } from "../../../../../functions/core/extraction/extract-article.ts";
import { parseFragment, parseHtml } from "../../../../../functions/core/html/parse-html.ts";

const NOBODY: readonly string[] = [];
const TEXT =
  "河畔园区今天上午正式开门迎客，首批三十二家企业已经办完全部手续，员工下周起陆续搬入新的办公楼，园区食堂和班车也同时启用。";
const MORE =
  "园区负责人介绍，明年还将建成两座实验室和一所国际学校，方便外地工程师安家落户，相关规划已经公示，市民可以提出意见和建议。";

interface Origin {
  readonly byline: readonly string[];
  readonly credit: string | undefined;
}

const UNDER_THE_HEADLINE: readonly (readonly [string, readonly string[], string | undefined])[] = [
  ["2021-03-23 18:58　来源：河畔网　作者：张小峰　编辑：李明", ["张小峰"], "河畔网"],
  ["<span>2021-03-23 18:58</span><span>来源：</span><a>河畔网</a>", NOBODY, "河畔网"],
  ["2021-03-23 来源： 作者： 编辑：李明", NOBODY, undefined],
  ["来源：&nbsp;&nbsp;发布时间：2021-03-23 18:58&nbsp;&nbsp;浏览次数：", NOBODY, undefined],
  ["发布时间：2021-03-23 信息来源：市科技局 字体：[大 中 小]", NOBODY, "市科技局"],
  ["时间：2021-03-23 发布机构：市人民政府办公室 浏览：12次", NOBODY, "市人民政府办公室"],
  ["发布单位：市发改委 2021-03-23", NOBODY, "市发改委"],
  ["稿件来源：河畔日报 | 发布日期：2021-03-23", NOBODY, "河畔日报"],
  ["2021-03-23 供稿：宣传部 王小明 审核：赵刚", ["王小明"], undefined],
  ["2021-03-23 供稿单位：信息学院 撰稿：王小明 摄影：李明 审核：赵刚", ["王小明"], "信息学院"],
  ["文/张小峰 图/李明", ["张小峰"], undefined],
  ["文|张小峰", ["张小峰"], undefined],
  ["文丨张小峰　编辑丨李明", ["张小峰"], undefined],
  ["文 | 本报记者 张小峰 李明", ["张小峰", "李明"], undefined],
  ["撰文：张小峰　摄影：李明", ["张小峰"], undefined],
  ["作者：王　强　来源：河畔晚报", ["王强"], "河畔晚报"],
  ["□本报记者 王　强 李小明", ["王强", "李小明"], undefined],
  ["■ 河畔日报记者　张小峰", ["张小峰"], undefined],
  ["本报记者 张小峰 发自北京", ["张小峰"], undefined],
  ["本报记者 张小峰 北京报道", ["张小峰"], undefined],
  ["记者 张小峰 通讯员 李明", ["张小峰", "李明"], undefined],
  ["本报记者张小峰 通讯员李明", ["张小峰", "李明"], undefined],
  ["河畔网记者 张小峰 实习生 李明", ["张小峰", "李明"], undefined],
  ["作者：古丽·买买提　来源：河畔网", ["古丽·买买提"], "河畔网"],
  ["作者：阿卜杜拉•买买提", ["阿卜杜拉•买买提"], undefined],
  ["作者：张小峰（河畔大学教授）", ["张小峰"], undefined],
  ["作者：张小峰 作者单位：河畔大学", ["张小峰"], undefined],
  ["2005年03月01日10:32 河畔网", NOBODY, "河畔网"],
  ["http://www.example.com 2005年11月04日 07:35 河畔网", NOBODY, "河畔网"],
  ["2004-12-01 08:23:44 金河网-河畔晚报", NOBODY, "金河网-河畔晚报"],
  ["2004年12月01日08:23 河畔日报 张小峰", ["张小峰"], "河畔日报"],
  ["2005-08-12 10:11:12　　河畔网　张小峰　李明", ["张小峰", "李明"], "河畔网"],
  ["河畔网 2005-08-12 10:11", NOBODY, "河畔网"],
  ["河畔新闻网 www.example.com 2005-08-12 10:11:12 来源:河畔日报", NOBODY, "河畔日报"],
  ["【河畔日报】2005-08-12", NOBODY, "河畔日报"],
  ["河畔日报/2021-03-23/ 第04版", NOBODY, "河畔日报"],
  ["2021年03月23日18:58 | 来源：<a>河畔网－河畔日报</a>", NOBODY, "河畔网－河畔日报"],
  ["2021-03-23 18:58:10 来源：河畔网（北京） 举报", NOBODY, "河畔网（北京）"],
  ["2021-03-23 | 编辑：李明 | 来源：科技处", NOBODY, "科技处"],
  ["发布人：李明 发布时间：2021-03-23", ["李明"], undefined],
  ["发布者：管理员 发布时间：2021-03-23", NOBODY, undefined],
  ["作者：admin　更新时间：2021-03-23", NOBODY, undefined],
  ["责任编辑：NN123　2021-03-23", NOBODY, undefined],
  ["2021-03-23 18:58　张小峰　河畔周刊", ["张小峰"], "河畔周刊"],
  ["特约撰稿人 张小峰", ["张小峰"], undefined],
  ["本刊特约评论员 张小峰", ["张小峰"], undefined],
  ["河畔周刊记者/张小峰", ["张小峰"], undefined],
  ["采访、撰文/张小峰", ["张小峰"], undefined],
  ["口述/李明 整理/张小峰", ["张小峰"], undefined],
  ["编译/张小峰", ["张小峰"], undefined],
  ["2004-12-01 08:23:44 金河网-河畔晚报 记者 张小峰", ["张小峰"], "金河网-河畔晚报"],
  ["2004-12-01 08:23 河畔晚报记者 张小峰", ["张小峰"], "河畔晚报记者"],
  ["2021-03-23 18:58 河畔网 要闻", NOBODY, "河畔网"],
  ["2021-03-23 18:58 河畔网 时尚", NOBODY, "河畔网"],
  ["2021-03-23 18:58 高新区", NOBODY, undefined],
  [
    "<span>原创</span> <span>张小峰</span> <span>河畔观察</span> <em>2021-03-23 18:58</em>",
    ["张小峰"],
    "河畔观察",
  ],
  ["<span>河畔观察</span> <em>2021-03-23 18:58</em>", NOBODY, "河畔观察"],
  ["記者張小峰／台北報導", ["張小峰"], undefined],
  ["〔記者張小峰／台北報導〕", ["張小峰"], undefined],
  ["文／張小峰 圖／李明", ["張小峰"], undefined],
  ["撰文／張小峰", ["張小峰"], undefined],
  ["河畔報 記者 張小峰 2021-03-23", ["張小峰"], "河畔報"],
  ["文/图 本报记者 张小峰", ["张小峰"], undefined],
  ["文字/本报记者 张小峰 摄影/李明", ["张小峰"], undefined],
  ["本报记者 张小峰 李明 摄影报道", ["张小峰", "李明"], undefined],
  ["本报记者调查", NOBODY, undefined],
  ["本报综合报道", NOBODY, undefined],
  ["记者观察：园区开门以后", NOBODY, undefined],
  ["张小峰 李明", ["张小峰", "李明"], undefined],
  ["张小峰（河畔财经）", ["张小峰"], "河畔财经"],
  ["来源：河畔日报　记者：张小峰 李明", ["张小峰", "李明"], "河畔日报"],
  ["来源：河畔日报 | 作者：记者 张小峰 通讯员 李明", ["张小峰", "李明"], "河畔日报"],
  ["来源：“河畔发布”微信公众号", NOBODY, "“河畔发布”微信公众号"],
  ["来源：《河畔日报》（2021年3月23日 第4版）", NOBODY, "河畔日报"],
  ["原标题：园区开门 来源：河畔网", NOBODY, "河畔网"],
  ["转载自：河畔日报", NOBODY, "河畔日报"],
  ["2021-03-23 18:58 星期二 来源于 河畔网", NOBODY, "河畔网"],
  ["来　　源：河畔日报　　作　　者：张小峰", ["张小峰"], "河畔日报"],
  ["河畔网3月23日电（记者 张小峰 通讯员 李明）", ["张小峰", "李明"], "河畔网"],
];

const AROUND_THE_TEXT: readonly (readonly [
  string,
  string,
  readonly string[],
  string | undefined,
])[] = [
  ["新华社北京3月23日电（记者张小峰、李明）", "", ["张小峰", "李明"], "新华社"],
  ["新华社北京3月23日电　记者张小峰　", "", ["张小峰"], "新华社"],
  ["新华网北京3月23日电（记者 张小峰）", "", ["张小峰"], "新华网"],
  ["中新社北京3月23日电 (记者 张小峰)", "", ["张小峰"], "中新社"],
  ["中新网3月23日电 ", "", NOBODY, "中新网"],
  ["【本报讯】（记者 张小峰 通讯员 李明）", "", ["张小峰", "李明"], undefined],
  ["本报讯（记者张小峰）", "", ["张小峰"], undefined],
  ["本报讯 记者张小峰 通讯员李明报道：", "", ["张小峰", "李明"], undefined],
  ["本报北京3月23日讯 记者张小峰报道：", "", ["张小峰"], undefined],
  ["本报记者张小峰报道 ", "", ["张小峰"], undefined],
  ["河畔网讯（记者 张小峰）", "", ["张小峰"], "河畔网"],
  ["（记者 王小五 通讯员 赵小六）", "", ["王小五", "赵小六"], undefined],
  ["", "（记者张小峰 通讯员李明）", ["张小峰", "李明"], undefined],
  ["", "（本报记者 张小峰）", ["张小峰"], undefined],
  ["", "（张小峰）", ["张小峰"], undefined],
  ["", "（作者系河畔大学教授）", NOBODY, undefined],
  ["", "（作者张小峰为河畔大学教授）", ["张小峰"], undefined],
  ["", "（河畔日报记者 张小峰）", ["张小峰"], undefined],
  ["", "<p>（作者：张小峰）</p>", ["张小峰"], undefined],
  ["", "<p>（来源：河畔日报 作者：张小峰）</p>", ["张小峰"], "河畔日报"],
  ["", "<p>（责任编辑：NN123）</p>", NOBODY, undefined],
  ["", "<p>责任编辑：李明 SN123</p>", NOBODY, undefined],
  ["", "<p>（据新华社报道）</p>", NOBODY, "新华社"],
  ["", "（据新华社）", NOBODY, "新华社"],
  ["", "<p>来源：河畔日报</p><p>编辑：李明</p>", NOBODY, "河畔日报"],
  ["", "<p>（信息来源：科技处）</p>", NOBODY, "科技处"],
  ["", "<p>（供稿：张小峰）</p>", ["张小峰"], undefined],
  ["", "<p>（文/图：张小峰 审核：李明）</p>", ["张小峰"], undefined],
  ["", "<p>文字：张小峰 图片：李明</p>", ["张小峰"], undefined],
  ["", "<p align='right'>张小峰</p>", ["张小峰"], undefined],
  ["", "<p>记者：张小峰</p><p>编辑：李明</p>", ["张小峰"], undefined],
  ["", "<p>作者：张小峰，河畔大学教授</p>", ["张小峰"], undefined],
  ["", "<p>（图片由李明摄）</p>", NOBODY, undefined],
];

describe("the origin of a Chinese article", () => {
  it.each(UNDER_THE_HEADLINE)("is read under the headline: %s", (line, byline, credit) => {
    expect(origin(`<p>${line}</p><div><p>${TEXT}</p><p>${MORE}</p></div>`)).toEqual({
      byline,
      credit,
    });
  });

  it.each(AROUND_THE_TEXT)("is read in the text: %s … %s", (start, end, byline, credit) => {
    const body = `<div><p>${start}${TEXT}</p><p>${MORE}${end}</p></div>`;
    expect(origin(`<p>2021-03-23 18:58</p>${body}`)).toEqual({ byline, credit });
  });
});

function origin(body: string): Origin {
  const html = `<html><head><title>河畔园区正式开门迎客</title></head><body><h1>河畔园区正式开门迎客</h1>${body}</body></html>`;
  const extraction = extractArticle({
    document: parseHtml(html),
    parseFragment,
    url: "https://www.example.com/a/1.html",
    fetchedAt: "2021-04-01T00:00:00Z",
  });
  if (!extraction.ok) throw new Error(extraction.reason);
  const { byline = [], credit } = extraction.article;
  return { byline, credit };
}
