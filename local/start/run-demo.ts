import { join } from "node:path";
import type { Source } from "../../functions/core/source.ts";
import { createDemoSite } from "../demo-site/demo-site.ts";
import { openNewspaper } from "../demo-site/newspaper.ts";
import { type HttpService, serveHttp } from "./serve-http.ts";

/** Fixed, because an article's address is its identity. */
export const DEMO_PORT = 8087;

const HOST = "127.0.0.1";
const PUBLISH_MS = 60_000;

/** What the guard opens for the demo: this one address, in this process. */
export const DEMO_NETWORKS: readonly string[] = [`${HOST}/32`];

export interface Demo {
  readonly address: string;
  readonly sources: readonly Source[];
  stop(): Promise<void>;
}

/** The demo newspaper on a port of its own, with a new article every minute; its memory is in `directory`. */
export async function runDemo(directory: string, port: number): Promise<Demo> {
  const newspaper = openNewspaper(directory, () => new Date());
  let site = createDemoSite(newspaper, `http://${HOST}:${port}`);
  const http: HttpService = await serveHttp({
    host: HOST,
    port,
    fetch: (request) => site.fetch(request),
    advice:
      "the demo newspaper needs it; choose another one with --demo-port, or start without it (--no-demo)",
  });
  site = createDemoSite(newspaper, http.address);
  const timer = setInterval(() => newspaper.publish(), PUBLISH_MS);

  return {
    address: http.address,
    sources: demoSources(http.address),
    async stop() {
      clearInterval(timer);
      await http.close();
    },
  };
}

export function demoStores(dataDirectory: string): string {
  return join(dataDirectory, "demo");
}

function demoSources(address: string): Source[] {
  const shared = {
    groups: ["demo"],
    everyMs: PUBLISH_MS,
    timezone: "Asia/Shanghai",
    article: {},
    listing: { pages: 2 },
    fullText: true,
    politeness: { robots: "obey" },
  } as const;
  return [
    { ...shared, id: "demo-zh", url: `${address}/zh/`, title: "河湾日报", language: "zh-CN" },
    { ...shared, id: "demo-en", url: `${address}/en/`, title: "Hewan Courier", language: "en" },
  ];
}
