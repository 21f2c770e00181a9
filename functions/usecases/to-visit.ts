import type { Source } from "../core/source.ts";
import type { Visit } from "./visit-page.ts";

/** How the pages of a source are visited: its pace, its port, and robots as its operator set them for its own host. */
export function toVisit(source: Pick<Source, "url" | "politeness">, url: string): Visit {
  const { host, hostname } = new URL(source.url);
  const own = new URL(url).hostname === hostname;
  return {
    url,
    ports: [host],
    robots: own ? source.politeness.robots : "obey",
    ...(source.politeness.delayMs !== undefined && { delayMs: source.politeness.delayMs }),
  };
}
