import type { ListingProfile } from "../records.ts";

/** What one listing is like. `known` is the share of links that were known before. */
export interface ListingFigures extends Omit<ListingProfile, "crawls"> {
  readonly known: number;
}

export interface GateRefusal {
  readonly ok: false;
  readonly reason: GateReason;
  readonly message: string;
}

export type GateVerdict = { readonly ok: true } | GateRefusal;

export type GateReason = "few-links" | "all-new" | "untitled" | "undated" | "charset";

/** A source without this many good crawls has no history to be compared with. */
const HISTORY = 2;
const WEIGHT = 0.2;

/**
 * Compares a listing with the source's own history. What falls out of it is held back: an error page with links, a
 * redesign, a page in another charset. A site that moved is no such case, if `known` counts the articles that were found
 * again by title.
 */
export function judgeListing(
  profile: ListingProfile | undefined,
  now: ListingFigures,
): GateVerdict {
  if (profile === undefined || profile.crawls < HISTORY) return { ok: true };
  for (const { reason, isOut, message } of CHECKS) {
    if (isOut(profile, now)) return { ok: false, reason, message: message(profile, now) };
  }
  return { ok: true };
}

interface Check {
  readonly reason: GateReason;
  readonly isOut: (usual: ListingProfile, now: ListingFigures) => boolean;
  readonly message: (usual: ListingProfile, now: ListingFigures) => string;
}

const CHECKS: readonly Check[] = [
  {
    reason: "few-links",
    isOut: (usual, now) => usual.links >= 4 && now.links < usual.links * 0.34 && now.known < 0.5,
    message: (usual, now) =>
      `${now.links} links where there are usually ${Math.round(usual.links)}`,
  },
  {
    reason: "all-new",
    isOut: (usual, now) => now.known === 0 && usual.links >= 3 && now.shape !== usual.shape,
    message: (_, now) => `no known article among ${now.links} links, and addresses of another form`,
  },
  {
    reason: "untitled",
    isOut: (usual, now) => usual.titled > 0.8 && now.titled < usual.titled / 2,
    message: () => "most links have no title any more",
  },
  {
    reason: "undated",
    isOut: (usual, now) => usual.dated > 0.8 && now.dated < 0.2 && now.known < 0.5,
    message: () => "the listing's dates are gone",
  },
  {
    reason: "charset",
    isOut: (usual, now) => now.charset !== usual.charset && now.known < 0.5,
    message: (usual, now) => `the page is read as ${now.charset}, before as ${usual.charset}`,
  },
];

/** The profile after one more good crawl. */
export function learnProfile(
  profile: ListingProfile | undefined,
  { known: _, ...now }: ListingFigures,
): ListingProfile {
  if (profile === undefined) return { crawls: 1, ...now };
  return {
    crawls: Math.min(profile.crawls + 1, 1000),
    links: average(profile.links, now.links),
    titled: average(profile.titled, now.titled),
    dated: average(profile.dated, now.dated),
    shape: now.shape,
    charset: now.charset,
  };
}

function average(before: number, now: number): number {
  return Math.round((before * (1 - WEIGHT) + now * WEIGHT) * 1000) / 1000;
}
