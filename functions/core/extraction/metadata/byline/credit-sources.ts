import type { PageIndex } from "../../../html/page-index.ts";
import { type HtmlText, isElement, namesOf } from "../../../html/tree.ts";
import type { PlacedLine } from "../article-lines.ts";
import type { Candidate } from "../candidate.ts";
import { isObject, type JsonLd, jsonText } from "../json-ld.ts";
import { type MetaTags, metaValues } from "../meta-tags.ts";
import { hanShare } from "../page-text.ts";
import { isMedium, isPageLabel } from "./account-name.ts";
import { agencyOfDateline } from "./agency.ts";
import { isChineseName } from "./chinese-name.ts";
import { readCredit } from "./credit.ts";
import { publisherInTitle } from "./publisher.ts";
import type { LineRead } from "./read-lines.ts";
import { readPoster } from "./signature-line.ts";

interface CreditSources {
  readonly index: PageIndex;
  readonly meta: MetaTags;
  readonly jsonLd: JsonLd;
  readonly lines: readonly PlacedLine[];
}

const LABEL_WEIGHT = { above: 8, below: 9, opening: 7, closing: 7.5, behind: 5 } as const;
const SOURCE_HINT =
  /(?:^|[\s_-])(?:source|origin|account|nickname|profile_nickname|js_name|laiyuan|copyfrom|author-?name|author)(?:$|[\s_-])/;
const WIRE =
  /^[\s\S]{0,8}?(?!本)据?(\p{Script=Han}{1,8}?(?:社|网|新闻|日报(?:网|客户端)?|财经))(?:\p{Script=Han}{0,10}\d{1,2}月\d{1,2}日(?:[电讯]|消息)|讯(?!息)|消息(?=[：:（(\s])|(?<=新华社|中央社)电)/u;
/** （据新华社报道）, （河畔日报）, （据新华社北京3月23日电）, 《河畔日报》（2021年3月23日 第1版）: a text's last words. */
const CREDITED_END =
  /[（(](?:综合|据|来源|转自)?[:：]?《?(\p{Script=Han}{2,12}?)》?(?:(?<=社|网)\p{Script=Han}{2,6}\d{1,2}月\d{1,2}日电|报道|电|消息)?[）)]$|《(\p{Script=Han}{2,12})》\s?[（(](?:19|20)\d{2}年[^（）()]{4,18}版[）)]$/u;
const MAX_END = 40;
/** （中央社記者賴小榛台北23日電）, （新华社 记者李明）. */
const AGENCY_REPORTER = /[（(【](\p{Script=Han}{1,3}社)\s?[记記]者/u;
const HAN_CREDIT = 0.3;

/** Where an article comes from: what a line labels, what metadata tell, what stands beside the date, an agency's dateline. */
export function creditCandidates(
  { index, meta, jsonLd, lines }: CreditSources,
  read: readonly LineRead[],
  isJapanese: boolean,
): readonly Candidate[] {
  const supposed = isJapanese
    ? []
    : [...besideDate(lines).filter(isUnread(read)), ...hinted(lines), ...publisherInTitle(index)];
  return [...labelled(read), ...told(meta, jsonLd), ...supposed, ...wired(lines)].sort(
    (a, b) => b.weight - a.weight,
  );
}

function labelled(read: readonly LineRead[]): readonly Candidate[] {
  return read.flatMap(({ line: { place }, reading: { credit } }) => {
    if (credit === undefined) return [];
    const from = BY_HEADLINE.has(place) ? "labelled 来源" : LABELLED_BEHIND;
    return [{ value: credit, from, weight: LABEL_WEIGHT[place] }];
  });
}

export const LABELLED_BEHIND = "labelled 来源 at the text's end";

/** Whom a line names as author it does not name as source. */
function isUnread(read: readonly LineRead[]): (candidate: Candidate) => boolean {
  const authors = new Set(read.flatMap(({ reading }) => reading.authors));
  return ({ value }) => !authors.has(value);
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

/** A name in the line of the date, or alone in the line before or behind it; beside who posted something stands the board. */
function besideDate(lines: readonly PlacedLine[]): readonly Candidate[] {
  const near = lines.filter(({ place }) => BY_HEADLINE.has(place));
  const dated = near.findIndex(({ text }) => text.length < MAX_DATE_LINE && DATE.test(text));
  if (dated < 0 || readPoster(near[dated]?.text ?? "") !== undefined) return [];
  return [
    ...creditsIn(near[dated]?.text ?? "", false),
    ...[near[dated - 1], near[dated + 1]].flatMap((line) =>
      line === undefined || line.text.length > MAX_ALONE ? [] : creditsIn(line.text, true),
    ),
  ];
}

const BY_HEADLINE = new Set(["above", "below", "opening"]);

/** What touches the date without white space may be a remark on it: 查看旧版(2007年11月18日以前). */
function creditsIn(text: string, isAlone: boolean): readonly Candidate[] {
  return text
    .replace(DATE_AND_TIME, TOUCHES)
    .split(PARTS)
    .map((part) => bareCredit(part.replace(TOUCHES, ""), isAlone || part.includes(TOUCHES)))
    .filter((credit) => credit !== undefined)
    .map((value) => ({ value, from: "beside the date", weight: isAlone ? 4.2 : 5 }));
}

const DATE = /(?<!\d)(?:19|20)\d{2}[-年/.]\d{1,2}[-月/.]\d{1,2}/u;
const DATE_AND_TIME =
  /(?:19|20)\d{2}[-年/.]\d{1,2}[-月/.]\d{1,2}[日号號]?[\sT]{0,3}(?:\d{1,2}[:：时]\d{1,2}(?:[:：分]\d{1,2})?)?/gu;
const TOUCHES = "\u0001";
const PARTS = /[\t|｜·•/\s]+/u;
const MAX_DATE_LINE = 80;
const MAX_ALONE = 16;

/** `isAlone`: nothing says that it is a source but its place, so it must look like a medium. */
function bareCredit(part: string, isAlone: boolean): string | undefined {
  if (isPageLabel(part) || isChineseName(part)) return undefined;
  const credit = readCredit(part.replace(REPORTER, ""));
  if (credit === undefined || (isAlone && !isMedium(credit))) return undefined;
  return credit.length <= 16 && hanShare(credit) >= HAN_CREDIT ? credit : undefined;
}

const REPORTER = /记者$/u;

function hinted(lines: readonly PlacedLine[]): readonly Candidate[] {
  return lines
    .filter(
      ({ place, text }) => (place === "below" || place === "above") && text.length <= MAX_DATE_LINE,
    )
    .flatMap(({ nodes }) => nodes.filter(isNamedForSources))
    .map(({ value }) => value.trim())
    .filter((text) => text.length <= 24 && !isPageLabel(text))
    .filter((text) => hanShare(text) >= HAN_CREDIT)
    .map(readCredit)
    .filter((credit) => credit !== undefined)
    .map((value) => ({ value, from: "element named for sources", weight: 4.5 }));
}

/** Its own element or the one around that. */
function isNamedForSources({ parentNode }: HtmlText): boolean {
  if (parentNode === null || !isElement(parentNode)) return false;
  const outer = parentNode.parentNode;
  return (
    SOURCE_HINT.test(namesOf(parentNode).toLowerCase()) ||
    (outer !== null && isElement(outer) && SOURCE_HINT.test(namesOf(outer).toLowerCase()))
  );
}

function wired(lines: readonly PlacedLine[]): readonly Candidate[] {
  return lines.flatMap(({ text, place }) => {
    const isOpening = place === "opening" || place === "below";
    const agency = isOpening ? agencyAtStart(text) : agencyAtEnd(text.slice(-MAX_END));
    const isAgency = agency !== undefined && (isOpening || isMedium(agency));
    return !isAgency ? [] : [{ value: agency, from: "the text's dateline", weight: 3 }];
  });
}

function agencyAtStart(text: string): string | undefined {
  const wire = WIRE.exec(text)?.[1] ?? agencyOfDateline(text);
  return wire ?? AGENCY_REPORTER.exec(text.slice(0, MAX_ALONE))?.[1];
}

function agencyAtEnd(text: string): string | undefined {
  const [, bracketed, paper] = CREDITED_END.exec(text) ?? [];
  return bracketed ?? paper ?? AGENCY_REPORTER.exec(text)?.[1];
}
