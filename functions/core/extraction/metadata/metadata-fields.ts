import { parseDate } from "../../dates/parse-date.ts";
import type { DateContext } from "../../dates/wall-clock.ts";
import type { ContentLine, FieldEvidence, Metadata } from "../extraction.ts";
import { believeAuthors } from "./byline/believable-authors.ts";
import type { BylineChoice } from "./byline/choose-byline.ts";
import { readCredit } from "./byline/credit.ts";
import { type Choice, evidenceOf } from "./candidate.ts";
import type { SelectedField, SelectedFields } from "./selected-fields.ts";
import type { TimesChoice } from "./times/choose-times.ts";

/** What was chosen for each field. */
export interface Choices {
  readonly title?: Choice<string>;
  readonly subtitle?: Choice<string>;
  readonly times: TimesChoice;
  readonly byline: BylineChoice;
  readonly language?: Choice<string>;
  readonly canonicalUrl?: Choice<string>;
  readonly summary?: Choice<string>;
  readonly image?: Choice<string>;
}

/** The chosen fields; where the source has a selector, what it found and nothing else. */
export function toMetadata(
  choices: Choices,
  selected: SelectedFields,
  context: DateContext,
  consumed: ReadonlySet<ContentLine>,
): Metadata {
  const { times, byline } = choices;
  const own = ownFields(selected, context);
  const published = times.published?.value;
  const has = (field: SelectedField) => selected.texts.has(field);
  const fields: Metadata["fields"] = {
    title: has("title") ? own.title : choices.title?.value,
    subtitle: choices.subtitle?.value,
    byline: has("byline") ? own.byline : byline.authors?.value,
    credit: has("credit") ? own.credit : byline.credit?.value,
    editors: byline.editors.length === 0 ? undefined : byline.editors,
    publishedAt: has("published") ? own.published?.value : published?.value,
    publishedPrecision: has("published") ? own.published?.precision : published?.precision,
    modifiedAt: times.modified?.value.value,
    language: choices.language?.value,
    canonicalUrl: choices.canonicalUrl?.value,
    summary: choices.summary?.value,
    image: choices.image?.value,
  };
  return {
    fields: withoutAbsent(fields),
    consumed,
    lostSelectors: selected.lost,
    evidence: () => evidenceFor(choices, fields, selected),
  };
}

function ownFields({ texts }: SelectedFields, context: DateContext) {
  const [published] = texts.get("published") ?? [];
  const [credit] = texts.get("credit") ?? [];
  const authors = believeAuthors(texts.get("byline") ?? [], {
    siteKeys: new Set(),
    isPrinted: true,
  });
  return {
    title: texts.get("title")?.[0],
    published: published === undefined ? undefined : parseDate(published, context),
    byline: authors.names.length === 0 ? undefined : authors.names,
    credit: credit === undefined ? undefined : readCredit(credit.replace(LABEL, "")),
  };
}

const LABEL = /^.{0,6}[:：]/u;

function withoutAbsent<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}

function evidenceFor(
  choices: Choices,
  fields: Metadata["fields"],
  { texts }: SelectedFields,
): readonly FieldEvidence[] {
  const { times, byline } = choices;
  const named: readonly (readonly [
    SelectedField | undefined,
    string,
    Choice<unknown> | undefined,
    unknown,
  ])[] = [
    ["title", "title", choices.title, fields.title],
    [undefined, "subtitle", choices.subtitle, fields.subtitle],
    ["published", "publishedAt", times.published, fields.publishedAt],
    [undefined, "modifiedAt", times.modified, fields.modifiedAt],
    ["byline", "byline", byline.authors, fields.byline],
    ["credit", "credit", byline.credit, fields.credit],
    [undefined, "language", choices.language, fields.language],
    [undefined, "canonicalUrl", choices.canonicalUrl, fields.canonicalUrl],
    [undefined, "summary", choices.summary, fields.summary],
    [undefined, "image", choices.image, fields.image],
  ];
  return named.flatMap(([selector, field, choice, value]) => {
    if (value === undefined) return [];
    const isOwn = selector !== undefined && texts.has(selector);
    const from = isOwn ? "the source's selector" : (choice?.from ?? "");
    return [evidenceOf(field, { value: show(value), from, heard: choice?.heard ?? [] })];
  });
}

function show(value: unknown): string {
  return Array.isArray(value) ? value.join(", ") : String(value);
}
