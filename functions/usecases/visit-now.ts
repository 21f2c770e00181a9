import { decodePage } from "../core/charset/decode-page.ts";
import type { Page } from "../core/page.ts";
import type { PageVisitor, Visit } from "./visit-page.ts";

export type VisitedNow =
  | { readonly ok: true; readonly page: Page; readonly text: string }
  | { readonly ok: false; readonly message: string };

export interface VisitNowDependencies {
  readonly pages: PageVisitor;
  /** Waits until an ISO time: the host's pace holds for whoever waits too. */
  readonly waitUntil: (at: string) => Promise<void>;
}

const MOST_TURNS = 3;

/** Visits a page and waits for the host's turn meanwhile; decodes what it has. */
export async function visitNow(
  visit: Visit,
  { pages, waitUntil }: VisitNowDependencies,
): Promise<VisitedNow> {
  let result = await pages.visitPage(visit);
  for (let turn = 0; result.kind === "deferred" && turn < MOST_TURNS; turn++) {
    await waitUntil(result.at);
    result = await pages.visitPage({ ...visit, slotAt: result.at });
  }
  if (result.kind !== "fetched") {
    const message = "message" in result ? result.message : `${visit.url}: ${result.kind}`;
    return { ok: false, message };
  }
  const { page } = result;
  const decoded = decodePage(page.body, { contentType: page.headers["content-type"] });
  return decoded.ok
    ? { ok: true, page, text: decoded.text }
    : { ok: false, message: `${visit.url}: ${decoded.reason}` };
}
