/** Stands for every entry's title in what `feed` writes. */
export const TITLE_PLACEHOLDER = "-";

export interface EntryFinish {
  /** The title's element. */
  readonly title: string;
  /** XML for the end of the entry. */
  readonly tail: string;
  /** In place of the time in Atom's `updated`. */
  readonly updated?: string;
  /** For the entry's start tag, as `writeAttributes` writes them. */
  readonly attributes?: string;
}

export interface DocumentFinish {
  readonly root: "rss" | "feed";
  readonly entry: "item" | "entry";
  /** The root's attributes, in place of those that `feed` wrote. */
  readonly rootAttributes: string;
  /** The element after which the feed's own elements end if there is no entry. */
  readonly container: "channel" | "feed";
  /** XML for the end of the feed's own elements. */
  readonly head: string;
  /** In the order of the document. */
  readonly entries: readonly EntryFinish[];
}

const UPDATED = /<updated>[^<]*<\/updated>/;
const PLACEHOLDER = /<title(?: type="html")?><!\[CDATA\[-\]\]><\/title>/;

/** Adds what `feed` can't write. Steps over CDATA, so that an entry's text is never taken for structure. */
export function finishXml(xml: string, finish: DocumentFinish): string {
  const { head, entries, tail } = splitEntries(xml, finish);
  const parts = [finishHead(head, finish)];
  entries.forEach((entry, index) => {
    parts.push(finishEntry(entry, finish.entry, finish.entries[index]));
  });
  parts.push(tail);
  return parts.join("");
}

function finishHead(head: string, { root, rootAttributes, head: additions }: DocumentFinish) {
  const start = head.indexOf(`<${root}`);
  const end = head.indexOf(">", start);
  return `${head.slice(0, start)}<${root}${rootAttributes}${head.slice(end)}${additions}`;
}

function finishEntry(xml: string, name: string, finish: EntryFinish | undefined): string {
  if (finish === undefined) return xml;
  const start = `<${name}${finish.attributes ?? ""}>`;
  const end = xml.length - `</${name}>`.length;
  const body = withUpdated(
    xml.slice(`<${name}>`.length, end).replace(PLACEHOLDER, () => finish.title),
    finish.updated,
  );
  return `${start}${body}${finish.tail}</${name}>\n`;
}

/** The first one is the feed's or the entry's own: it stands before all content. */
export function withUpdated(xml: string, time: string | undefined): string {
  return time === undefined ? xml : xml.replace(UPDATED, `<updated>${time}</updated>`);
}

/** `entries` are whole elements; `head` has no CDATA, because only entries get any. */
function splitEntries(xml: string, { entry, container }: DocumentFinish) {
  const open = `<${entry}>`;
  const close = `</${entry}>`;
  const entries: string[] = [];
  const first = xml.indexOf(open);
  const headEnd = first < 0 ? xml.indexOf(`</${container}>`) : first;
  let at = headEnd;
  for (let start = first; start >= 0; start = xml.indexOf(open, at)) {
    at = endOfEntry(xml, start, close);
    entries.push(xml.slice(start, at));
  }
  return { head: xml.slice(0, headEnd), entries, tail: xml.slice(at) };
}

function endOfEntry(xml: string, start: number, close: string): number {
  let at = start;
  for (;;) {
    const end = xml.indexOf(close, at);
    const data = xml.indexOf("<![CDATA[", at);
    if (data < 0 || data > end) return end + close.length;
    at = xml.indexOf("]]>", data) + 3;
  }
}
