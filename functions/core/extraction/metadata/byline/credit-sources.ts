import type { PlacedLine } from "../article-lines.ts";
import type { Candidate } from "../candidate.ts";
import { isObject, type JsonLd, jsonText } from "../json-ld.ts";
import { type MetaTags, metaValues } from "../meta-tags.ts";
import { hanShare } from "../page-text.ts";
import { readCredit } from "./credit.ts";
import type { LineRead } from "./read-lines.ts";

interface CreditSources {
  readonly meta: MetaTags;
  readonly jsonLd: JsonLd;
  readonly lines: readonly PlacedLine[];
}

const LABEL_WEIGHT = { above: 8, below: 9, opening: 7, closing: 7.5, behind: 5 } as const;
const SOURCE_HINT =
  /(?:^|[\s_-])(?:source|origin|media|account|nickname|profile_nickname|js_name|laiyuan|from|copyfrom|author-?name|author)(?:$|[\s_-])/;
const DATE_WITH_REST =
  /^[\s\S]{0,6}?(?:19|20)\d{2}[-年/.]\d{1,2}[-月/.]\d{1,2}日?[\s\d:：时分]*(?:[\s\t|｜·•]+)(\S[^\t|｜]{1,24})/u;
const INTERFACE =
  /字号|字体|大中小|分享|评论|浏览|阅读|点击|收藏|打印|关注|参与|人气|次|http|\d{3,}|来源|作者|编辑|责编|微信|微博|订阅|朗读|听新闻|播报|举报|转发|跟贴|我要|返回|首页|查看/u;
const WIRE =
  /^[\s\S]{0,8}?((?:新华|中新|中央|央视|法新|路透|美联|共同)社|新华网|中新网|人民网|央视网)(?:\p{Script=Han}{0,10}\d{1,2}月\d{1,2}日)?[电讯]/u;
const HAN_CREDIT = 0.3;

/** Where an article comes from: what a line labels, what metadata tell, what stands beside the date, an agency's dateline. */
export function creditCandidates(
  { meta, jsonLd, lines }: CreditSources,
  read: readonly LineRead[],
): readonly Candidate[] {
  return [
    ...labelled(read),
    ...told(meta, jsonLd),
    ...besideDate(lines),
    ...hinted(lines),
    ...wired(lines),
  ].sort((a, b) => b.weight - a.weight);
}

function labelled(read: readonly LineRead[]): readonly Candidate[] {
  return read.flatMap(({ line, reading }) =>
    reading.credit === undefined
      ? []
      : [{ value: reading.credit, from: "labelled 来源", weight: LABEL_WEIGHT[line.place] }],
  );
}

function told(meta: MetaTags, jsonLd: JsonLd): readonly Candidate[] {
  const heard: Candidate[] = [];
  for (const name of [
    "contentsource",
    "source",
    "article:source",
    "og:article:source",
    "mediaid",
  ]) {
    for (const value of metaValues(meta, [name])) {
      const credit = readCredit(value.replace(SOURCE_LABEL, ""));
      if (credit !== undefined && hanShare(credit) > 0) {
        heard.push({ value: credit, from: `meta ${name}`, weight: 6 });
      }
    }
  }
  const source = jsonLd.article?.sourceOrganization ?? jsonLd.article?.provider;
  const name = jsonText(isObject(source) ? source.name : source);
  if (name !== undefined)
    heard.push({ value: name, from: "JSON-LD sourceOrganization", weight: 4 });
  return heard;
}

const SOURCE_LABEL = /^来源\s?[:：]/u;

function besideDate(lines: readonly PlacedLine[]): readonly Candidate[] {
  return lines.flatMap(({ text, place }) => {
    const match = place === "below" || place === "above" ? DATE_WITH_REST.exec(text) : null;
    const credit =
      match === null || INTERFACE.test(match[1] ?? "") ? undefined : readCredit(match[1] ?? "");
    if (credit === undefined || hanShare(credit) < HAN_CREDIT) return [];
    return [{ value: credit, from: "beside the date", weight: 5 }];
  });
}

function hinted(lines: readonly PlacedLine[]): readonly Candidate[] {
  return lines.flatMap(({ text, hint, place }) => {
    const isSource = SOURCE_HINT.test(hint) && text.length <= 24 && place !== "behind";
    const credit = isSource && !INTERFACE.test(text) ? readCredit(text) : undefined;
    if (credit === undefined || hanShare(credit) < HAN_CREDIT) return [];
    return [{ value: credit, from: "element named for sources", weight: 4.5 }];
  });
}

function wired(lines: readonly PlacedLine[]): readonly Candidate[] {
  return lines.flatMap(({ text, place }) => {
    const match = place === "opening" || place === "below" ? WIRE.exec(text) : null;
    return match === null
      ? []
      : [{ value: match[1] ?? "", from: "the text's dateline", weight: 3 }];
  });
}
