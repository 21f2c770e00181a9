import { FEED_FORMATS, type FeedFormat } from "../../../functions/core/feeds/feed-document.ts";
import { faultsAmong } from "../faults-among.ts";
import { type Answer, type Ask, answerOf } from "./ask.ts";
import { type Bodies, checkBodies } from "./check-agreement.ts";
import type { FeedPlace } from "./check-answers.ts";

const GUID: Readonly<Record<FeedFormat, RegExp>> = {
  rss: /<guid isPermaLink="false">([^<]+)<\/guid>/g,
  atom: /<entry[ >][\s\S]*?<id>([^<]+)<\/id>/g,
  json: /"id":"([^"]+)"/g,
};
const PREVIOUS: Readonly<Record<FeedFormat, RegExp>> = {
  rss: /<atom:link rel="prev-archive" href="([^"]+)"/,
  atom: /<link rel="prev-archive" href="([^"]+)"/,
  json: /"next_url":"([^"]+)"/,
};
const MARK: Readonly<Record<FeedFormat, string>> = {
  rss: "<fh:archive/>",
  atom: "<fh:archive/>",
  json: '"archive":true',
};

export interface Expected {
  /** Ids of all that is stored and can be published, newest first. */
  readonly guids: readonly string[];
  readonly now: Date;
}

/** Points 17 and 43, and whatever a document shows by itself: every document of the feed, from the newest to the oldest. */
export async function checkWalk(ask: Ask, place: FeedPlace, expected: Expected): Promise<string[]> {
  const walks = { rss: [], atom: [], json: [] } as Record<FeedFormat, Answer[]>;
  for (const format of FEED_FORMATS) walks[format] = await walk(ask, format, place);
  const faults = FEED_FORMATS.flatMap((format) => checkChain(walks[format], format, expected));
  walks.atom.forEach(({ text: atom }, index) => {
    const rss = walks.rss[index]?.text ?? "";
    const json = walks.json[index]?.text ?? "";
    faults.push(...checkBodies({ rss, atom, json } satisfies Bodies, expected.now));
  });
  return faults;
}

async function walk(ask: Ask, format: FeedFormat, { publicUrl, path }: FeedPlace) {
  const answers: Answer[] = [];
  for (let next: string | undefined = `${publicUrl}${path}.${format}`; next !== undefined; ) {
    const answer: Answer = await answerOf(ask, next.replace(publicUrl, ""));
    answers.push(answer);
    next = PREVIOUS[format].exec(answer.text)?.[1];
  }
  return answers;
}

function checkChain(answers: readonly Answer[], format: FeedFormat, expected: Expected): string[] {
  const [head, ...archive] = answers;
  const guids = answers.map(({ text }) =>
    [...text.matchAll(GUID[format])].flatMap(([, guid = ""]) => {
      return guid.startsWith("urn:uuid:") ? [guid] : [];
    }),
  );
  const shown = guids.flat();
  const least = Math.min(30, expected.guids.length);
  return faultsAmong([
    [`17 ${format} shows ${guids[0]?.length}`, (guids[0]?.length ?? 0) < least],
    [`43 ${format} other entries`, shown.join() !== expected.guids.join()],
    [`43 ${format} head is an archive`, head?.text.includes(MARK[format]) === true],
    [`43 ${format} not marked`, !archive.every(({ text }) => text.includes(MARK[format]))],
    [`43 ${format} no current`, !archive.every(({ text }) => /"?current"?/.test(text))],
    [
      `43 ${format} not immutable`,
      !archive.every(({ headers }) => headers.get("cache-control")?.includes("immutable")),
    ],
  ]);
}
