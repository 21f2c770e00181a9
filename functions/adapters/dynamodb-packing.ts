import { deflateRawSync, inflateRawSync } from "node:zlib";

/** What an item holds in place of its record's fields. */
export interface Packed {
  readonly revision: number;
  /** The record as JSON, deflated with the words below. */
  readonly packed1: Uint8Array;
}

/**
 * What records are made of, the most frequent last: with it, a source is well below the kilobyte of one write unit, and so
 * are most articles. Never changed: what was packed with it needs it for good. Other words are another `packed2`.
 */
const WORDS = Buffer.from(
  [
    '"look":{"ways":[{"kind":"sitemap","kind":"json","kind":"feed","failures":0,"used":{',
    '"held":{"reason":"shape","message":"","crawls":1,"ids":["","approved":true},"told":"broken:',
    '"retentionDays":365,"every":"everyMs":300000,"everyMs":900000,"everyMs":1800000,"everyMs":3600000,',
    '"politeness":{"delayMs":10000,"robots":"ignore"},"include":{"title":["公告","通知"],"url":["/**"]},"exclude":{',
    '"listing":{"links":"ul.list li a","next":"a.next","pages":3},"article":{"title":"h1","content":"#content",',
    '"published":".date","byline":".author","credit":".source","remove":["div.',
    '"health":{"state":"degraded","cause":"not-found","timeout","server-error","message":"',
    '"health":{"state":"silent","cause":"silent","message":"nothing new for longer than this source has ever paused (since ',
    '"attachments":[{"url":"","title":"","type":"application/pdf","images":[{"url":"https://img.alt":"","caption":"',
    '"reason":"no-content","doubted":{"textHash":"","visits":1},"revisions":[{"at":"","contentHash":"',
    '"byline":["记者"],"credit":"来源","language":"en","language":"zh-CN","summary":"","image":"https://',
    '"contentHash":"","textHash":"","fingerprint":"","snapshotKey":"snapshots/',
    '"listing":{"title":"","position":0,"published":"2026-11-","publishedPrecision":"day","teaser":"","image":"https://www.',
    '"publishedAt":"2026-11-23T08:00:00+08:00","publishedPrecision":"minute","publishedPrecision":"second",',
    '"modifiedAt":"","visitedAt":"","enteredAt":"2026-","firstSeenAt":"2026-',
    '{"schema":1,"revision":1,"id":"","guid":"urn:uuid:","state":"pending","state":"entered","title":"","attempts":0,',
    '"revisions":[],"sourceKey":"","url":"https://www..html","canonicalUrl":"https://www..html","nextAttemptAt":"2026-',
    '"profile":{"crawls":20,"links":20,"titled":1,"dated":1,"dated":0,"shape":"www..com.gov.cn /","charset":"utf-8"},',
    '"pageTitle":"","pageLanguage":"zh-CN","charset":"utf-8","charset":"gb18030",',
    '"rhythm":{"version":1,"times":"bmwk 1 2 3 4 5 6 7 8 9 a b c d e f g h -1 -2 -3 -4 -5 -6 -7 -8 -9 -a -b -c -d -e -f -g -h -i -j -k -l -m -n -o -p -q -r -s -t -u -v -w -x -y -z 0 0 0 0"},',
    '"addedAt":"2026-11-22T00:00:00.000Z","formerIds":[],"intervalMs":900000,"intervalMs":1800000,',
    '"source":{"id":"","url":"https://www..com/news/","groups":["city"],"timezone":"Asia/Shanghai","language":"zh-CN",',
    '"listing":{},"article":{},"fullText":true,"politeness":{"robots":"obey"}},"status":"active",',
    '"validators":{"etag":"\\"","etag":"W/\\"","lastModified":"Mon, 23 Nov 2026 00:00:00 GMT"},',
    '"lastCrawlAt":"2026-11-23T00:00:00.000Z","lastGoodCrawlAt":"2026-11-23T00:00:00.000Z","lastEntryAt":"2026-11-22T',
    '"failuresInARow":0,"health":{"state":"healthy","since":"2026-11-22T00:00:00.000Z"},',
    '"lastCounts":{"discovered":0,"new":0,"updated":0,"unchanged":0,"failed":0},"nextCrawlAt":"2026-11-23T',
  ].join(""),
);

/** Room for the words and a usual record: what is asked for beyond is zeroed for each record anew. */
const SMALL = { windowBits: 13, memLevel: 5, chunkSize: 4096, dictionary: WORDS };

export function pack(record: { readonly revision: number }): Packed {
  const { revision } = record;
  return { revision, packed1: deflateRawSync(JSON.stringify(record), { level: 9, ...SMALL }) };
}

/** The record, or the item as it is where it was never packed; what cannot be unpacked is left to be found damaged. */
export function unpack(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { packed1 } = fields;
  if (!(packed1 instanceof Uint8Array)) return fields;
  try {
    return JSON.parse(inflateRawSync(packed1, SMALL).toString("utf8"));
  } catch {
    return fields;
  }
}
