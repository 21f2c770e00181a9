import { FEED_FORMATS } from "../../../functions/core/feeds/feed-document.ts";
import type { Ask } from "./ask.ts";
import { checkAnswers, type FeedPlace } from "./check-answers.ts";
import { checkSite } from "./check-site.ts";
import { checkWalk, type Expected } from "./check-walk.ts";

/** A part of the checks: of all documents, of what HTTP says, of the pages and lists beside the feeds. */
export type Check = (ask: Ask, place: FeedPlace, expected: Expected) => Promise<string[]>;

async function checkPolls(ask: Ask, place: FeedPlace): Promise<string[]> {
  const faults: string[] = [];
  for (const format of FEED_FORMATS) faults.push(...(await checkAnswers(ask, format, place)));
  return faults;
}

const CHECKS: readonly Check[] = [checkSite, checkPolls, checkWalk];

/** All points of a good feed that a machine can check, on one feed of a service: the faults, each begins with its point's number. */
export const checkPoints: Check = async (ask, place, expected) => {
  const faults: string[] = [];
  for (const check of CHECKS) faults.push(...(await check(ask, place, expected)));
  return faults;
};

/** The points up to this one are seen in the documents themselves. */
const LAST_OF_DOCUMENTS = 29;

/** Whether a part finds a fault of this point: the likely ones are tried first. */
export async function findsFault(
  point: number,
  ...[ask, place, expected]: Parameters<Check>
): Promise<boolean> {
  const checks = point <= LAST_OF_DOCUMENTS ? CHECKS.toReversed() : CHECKS;
  for (const check of checks) {
    const faults = await check(ask, place, expected);
    if (faults.some((fault) => fault.startsWith(`${point} `))) return true;
  }
  return false;
}
