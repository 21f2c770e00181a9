import type { WayFigures } from "../listing-way.ts";

export interface WayVerdict {
  readonly isBetter: boolean;
  /** A clause for `--explain`. */
  readonly why: string;
}

type Figures = Pick<WayFigures, "links" | "dated" | "shared"> & {
  /** It is data that the page itself holds. */
  readonly isOwn?: boolean;
  /** How many of the page's links have a date. */
  readonly shownDated?: number;
};

/** Fewer are no listing. */
const LEAST_OF_A_LISTING = 3;
/** A way that shows this share of the page's articles is about the same thing. */
const SAME = 0.8;
/** One that lacks more of them than this would lose some. */
const WHOLE = 0.95;
const DATED = 0.8;

/**
 * Whether a way is used in place of the page: it has all that the page shows, more articles, and their dates; or the page
 * shows none to speak of.
 * @param shown how many articles the page shows
 */
export function judgeWay(shown: number, way: Figures): WayVerdict {
  const { shared, isOwn = false } = way;
  const has = `it has ${shared} of the page's ${shown} articles`;
  if (shown < LEAST_OF_A_LISTING) return judgeBesideFew(shown, way, has);
  if (isOwn && shared === 0 && isTelling(shown, way)) {
    return { isBetter: true, why: "its articles have dates, and none of the page's links has" };
  }
  if (shared < shown * SAME) return { isBetter: false, why: has };
  if (!isFuller(shown, way)) {
    return { isBetter: false, why: "it tells nothing that the page does not" };
  }
  return shared < shown * WHOLE
    ? { isBetter: false, why: `${has} and would lose the others` }
    : { isBetter: true, why: `${has} and tells more` };
}

function judgeBesideFew(shown: number, { links, shared, isOwn }: Figures, has: string): WayVerdict {
  if (shown > 0 && shared === 0 && !isOwn) return { isBetter: false, why: has };
  return links > shown
    ? { isBetter: true, why: "the page itself shows hardly any article" }
    : { isBetter: false, why: "it has no more than the page" };
}

const LEAST_OF_DATA = 5;
const SHARE_OF_LINKS = 0.4;

/** A page that a script fills has no links but those of its navigation. */
function isTelling(shown: number, { links, dated, shownDated }: Figures): boolean {
  return (
    shownDated === 0 &&
    links >= Math.max(LEAST_OF_DATA, shown * SHARE_OF_LINKS) &&
    dated >= links * DATED
  );
}

function isFuller(shown: number, { links, dated }: Pick<WayFigures, "links" | "dated">): boolean {
  return links > shown && dated >= links * DATED;
}
