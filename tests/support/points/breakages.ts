import type { Ask, Question } from "./ask.ts";

/** What goes wrong with answers: their text, their headers, or all of them. */
interface Breakage {
  /** Of the path. */
  readonly on?: RegExp;
  /** Of the request. */
  readonly when?: (question: Question) => boolean;
  readonly text?: (text: string, turn: number) => string;
  readonly headers?: (headers: Headers) => void;
  readonly status?: number;
}

const RSS = /^\/feeds\/[a-z]+\.rss$/;
const ATOM = /^\/feeds\/[a-z]+\.atom$/;
const JSON_FEED = /^\/feeds\/[a-z]+\.json$/;
const has = (name: string) => (question: Question) => question.headers?.[name] !== undefined;

function inRss(from: string | RegExp, to: string): Breakage {
  return { on: RSS, text: (text) => text.replace(from, () => to) };
}

function inAtom(from: string | RegExp, to: string): Breakage {
  return { on: ATOM, text: (text) => text.replace(from, () => to) };
}

function inJson(change: (feed: Record<string, unknown>, items: Item[]) => void): Breakage {
  return {
    on: JSON_FEED,
    text(text) {
      const feed = JSON.parse(text);
      change(feed, feed.items);
      return JSON.stringify(feed);
    },
  };
}

type Item = Record<string, unknown>;

function withHtml(html: string): Breakage {
  return inJson((_, [item = {}]) => {
    item.content_html = html;
  });
}

/** One way to break each point that a machine checks, by the point's number. */
export const BREAKAGES: Readonly<Record<number, Breakage>> = {
  1: inRss("<title>", "<title>\u0001"),
  2: { on: RSS, headers: (headers) => headers.set("content-type", "application/rss+xml") },
  4: inRss(/<ttl>\d+<\/ttl>/, ""),
  5: inRss(/<pubDate>[^<]*<\/pubDate>/, ""),
  6: inRss("<dc:creator>", "<author>福明</author><dc:creator>"),
  7: inRss("<item>", "<item><content:encoded>a</content:encoded>"),
  8: inRss(/<enclosure [^>]*\/>/, '<enclosure url="https://a.example/b" type="pdf" length=""/>'),
  9: inRss("<dc:creator>", "<category>a &amp; b</category><dc:creator>"),
  10: inRss(/<pubDate>[^<]*</, "<pubDate>Fri, 31 Dec 2199 23:59:59 GMT<"),
  11: inJson((_, [item = {}]) => {
    item.id = "urn:uuid:00000000-0000-5000-8000-000000000000";
  }),
  12: inAtom(/<updated>[^<]*</, "<updated>2001-01-01T00:00:00Z<"),
  13: inAtom(/<author>[\s\S]*?<\/author>/, ""),
  14: inJson((feed) => {
    feed.language = "fr";
  }),
  15: inJson((feed) => {
    feed.version = "https://jsonfeed.org/version/1";
  }),
  16: inRss('medium="image"', 'medium="picture"'),
  17: inAtom(/<link rel="hub"[^>]*\/>/, ""),
  18: inRss(/<dc:source>[^<]*<\/dc:source>/, ""),
  19: { on: /logo/, headers: (headers) => headers.set("content-type", "text/html") },
  20: inRss("<generator>Tidings<", "<generator>Another<"),
  21: withHtml("<p><strong>a</p></strong>"),
  22: withHtml("<marquee>a</marquee>"),
  23: withHtml('<p onclick="a()">a</p>'),
  24: withHtml('<a href="/a">a</a>'),
  25: withHtml('<img src="https://a.example/b" alt="" data-src="https://a.example/c">'),
  26: withHtml('<img src="https://a.example/b">'),
  27: withHtml('<img src="https://a.example/b" alt="" width="1" height="1">'),
  28: inJson((_, [item = {}]) => {
    item.summary = "长".repeat(500);
  }),
  29: inJson((_, [item = {}]) => {
    item.title = " 深圳  要闻";
  }),
  30: { on: ATOM, headers: (headers) => headers.delete("x-content-type-options") },
  31: { on: ATOM, when: has("if-none-match"), status: 200 },
  32: { on: RSS, when: has("if-none-match"), headers: (headers) => headers.delete("etag") },
  33: { on: RSS, headers: (headers) => headers.set("cache-control", "no-cache") },
  34: { on: RSS, headers: (headers) => headers.set("vary", "Sec-Fetch-Dest") },
  35: {
    on: RSS,
    when: ({ method }) => method === "HEAD",
    headers: (headers) => headers.delete("content-length"),
  },
  36: { on: RSS, headers: (headers) => headers.delete("access-control-allow-origin") },
  37: { on: RSS, headers: (headers) => headers.delete("link") },
  40: { on: RSS, status: 429 },
  42: { on: RSS, text: (text) => text + " ".repeat(1_000_000) },
  43: { on: /archive\/.*\.atom/, text: (text) => text.replace("<fh:archive/>", "") },
  44: { on: RSS, when: has("a-im"), status: 226 },
  45: { on: RSS, text: (text, turn) => `${text}<!-- ${turn} -->` },
  46: { on: RSS, headers: (headers) => headers.append("set-cookie", "a=b") },
  47: {
    on: /opml/,
    text: (text) => text.replace('<outline text="city"', '<outline type="rss" text="city"'),
  },
  48: { on: /sources/, text: (text) => text.replaceAll('rel="alternate"', 'rel="other"') },
};

/** The same service, with that one thing wrong. */
export function breakPoint(ask: Ask, breakage: Breakage): Ask {
  let turn = 0;
  return async (path, question = {}) => {
    const response = await ask(path, question);
    const { on = /./, when = () => true, status = response.status } = breakage;
    if (!on.test(path) || !when(question)) return response;
    turn += 1;
    const headers = new Headers(response.headers);
    breakage.headers?.(headers);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const isPlain = bytes.length > 0 && !headers.has("content-encoding");
    const text = isPlain && breakage.text?.(new TextDecoder().decode(bytes), turn);
    const body = [204, 304].includes(status) ? null : text || bytes;
    return new Response(body, {
      status: status === 226 ? 200 : status,
      headers: im(headers, status),
    });
  };
}

/** `Response` knows no 226: a delta is known by its header as well. */
function im(headers: Headers, status: number): Headers {
  if (status === 226) headers.set("im", "feed");
  return headers;
}
