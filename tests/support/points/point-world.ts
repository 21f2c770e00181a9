import type { SourceRecord } from "../../../functions/core/records.ts";
import { createFeedWorld, type FeedWorld, PUBLIC_URL } from "../feed-world.ts";
import type { Ask } from "./ask.ts";
import type { FeedPlace } from "./check-answers.ts";
import type { Expected } from "./check-walk.ts";

const HUB = "https://hub.example.org/";
const HOUR = 60 * 60_000;

export interface PointWorld {
  readonly world: FeedWorld;
  readonly source: SourceRecord;
  readonly ask: Ask;
  readonly place: FeedPlace;
}

/** A service with a hub and one source, `yaowen`, in the group `city`. */
export async function createPointWorld(): Promise<PointWorld> {
  const world = createFeedWorld({ hub: HUB });
  const source = await world.addSource("yaowen");
  return {
    world,
    source,
    ask: async (path, { method = "GET", headers = {} } = {}) =>
      world.app.request(path, { method, headers }),
    place: { publicUrl: PUBLIC_URL, path: "/feeds/yaowen", hub: HUB },
  };
}

/** All that is stored, an hour later, but for the entries that the service itself named as unfit to be shown. */
export async function expectStored({ world, ask, place }: PointWorld): Promise<Expected> {
  world.time.now = new Date(world.time.now.getTime() + HOUR);
  const stored = await world.articles.listEntries({
    scope: "all",
    order: "newest",
    limit: 100_000,
  });
  await walkOnce(ask, place);
  const unfit = new Set(
    world.problems.flatMap((problem) =>
      problem.kind === "entry-left-out" ? [problem.entry.guid] : [],
    ),
  );
  const guids = stored.map(({ guid }) => guid).filter((guid) => !unfit.has(guid));
  return { guids, now: world.time.now };
}

/** What can't be shown is named when its page is written. */
async function walkOnce(ask: Ask, { publicUrl, path }: FeedPlace): Promise<void> {
  for (let next: string | undefined = `${path}.json`; next !== undefined; ) {
    const { next_url } = (await (await ask(next)).json()) as { next_url?: string };
    next = next_url?.replace(publicUrl, "");
  }
}
