import { canonicalizeUrl } from "../core/canonical-url.ts";
import { decodePage } from "../core/charset/decode-page.ts";
import { readWay, type WayReading } from "../core/discovery/read-way.ts";
import { articleId } from "../core/identity.ts";
import type { ListingWay, WayFigures } from "../core/listing-way.ts";
import type { CrawlSourceMessage, WayLook } from "../core/messages.ts";
import type { Page } from "../core/page.ts";
import type { SourceRecord } from "../core/records.ts";
import { changeSource } from "./change-source.ts";
import { chooseFound, isFound } from "./choose-found.ts";
import type { CrawlDependencies } from "./crawl-dependencies.ts";
import { deferMessage } from "./defer-message.ts";
import { toTurn } from "./host-turn.ts";
import { type SourceSummary, sourceSummary } from "./source-summary.ts";
import { toWayVisit } from "./visit-way.ts";

export type LookMessage = CrawlSourceMessage & { readonly look: WayLook };

/** Indexes of sitemaps lead to more of them. */
const MOST_TRIES = 16;

/** Visits the next way of a look, notes what it tells, and sends the look on; after the last one the best is chosen. */
export async function lookAtWay(
  message: LookMessage,
  record: SourceRecord,
  deps: CrawlDependencies,
): Promise<SourceSummary> {
  const { look, slotAt: _, ...rest } = message;
  const [way, ...left] = look.left;
  if (way === undefined) return chooseFound(message, record, deps);
  const turn = toTurn(message, deps.clock.now(), true);
  const visited = await deps.pages.visitPage({ ...toWayVisit(record.source, way), ...turn });
  if (visited.kind === "deferred") {
    if (await deferMessage(message, visited.at, deps)) {
      return sourceSummary("deferred", message, record);
    }
    return chooseFound(message, record, deps);
  }
  const read = visited.kind === "fetched" ? readPage(visited.page, way, record) : undefined;
  const figures = figuresOf(way, read, look, record);
  const more = read?.leadsTo === undefined ? left : [read.leadsTo, ...left];
  const next = { ...look, left: more, tried: [...look.tried, figures] };
  return goOn({ ...rest, look: next }, figures, record, deps);
}

async function goOn(
  message: LookMessage,
  figures: WayFigures,
  record: SourceRecord,
  deps: CrawlDependencies,
): Promise<SourceSummary> {
  const { look } = message;
  const isOver =
    look.left.length === 0 ||
    look.tried.length >= MOST_TRIES ||
    (look.isEmpty && isFound(figures, look));
  if (isOver) return chooseFound(message, record, deps);
  await deps.queue.send([{ message, delaySeconds: 0 }]);
  await keepStep(message, record, deps);
  return sourceSummary("deferred", message, record);
}

/** After the next step was sent: a worker that dies between the two makes this step again. */
async function keepStep(
  { look, enqueuedAt }: LookMessage,
  record: SourceRecord,
  { sources }: CrawlDependencies,
): Promise<void> {
  const looking = { enqueuedAt, tried: look.tried.length };
  await changeSource(record, (stored) => ({ ...stored, looking }), sources);
}

function readPage(page: Page, way: ListingWay, { source }: SourceRecord): WayReading | undefined {
  const decoded = decodePage(page.body, { contentType: page.headers["content-type"] });
  if (!decoded.ok) return undefined;
  return readWay(decoded.text, way.reader, {
    url: page.url,
    listing: source.url,
    fetchedAt: page.fetchedAt,
    timezone: source.timezone,
    include: source.include,
    exclude: source.exclude,
  });
}

function figuresOf(
  { url, reader }: ListingWay,
  read: WayReading | undefined,
  { shown, isEmpty }: WayLook,
  { key }: SourceRecord,
): WayFigures {
  const { links, found } = read ?? { links: [], found: 0 };
  const ids = new Set(links.map((link) => articleId(key, canonicalizeUrl(link.url) ?? link.url)));
  const dated = links.filter(({ published }) => published !== undefined).length;
  const shared = shown.filter((id) => ids.has(id)).length;
  return { url, reader, links: isEmpty ? found : ids.size, dated, shared };
}
