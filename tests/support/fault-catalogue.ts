import type { HttpFailure } from "../../functions/usecases/ports.ts";
import type { PortFault, Strike } from "./fault-ports.ts";
import type { Random } from "./fault-random.ts";
import type { SiteAnswer } from "./fault-site.ts";
import type { FaultWorld } from "./fault-world.ts";

/** What no log and no feed may show. */
export const SECRET = "geheim-4711";

/** Begins a fault; the answer ends it. */
export type Begin = (world: FaultWorld, random: Random) => () => void;

/** By the fault list's number and what it is. */
export const CATALOGUE: Readonly<Record<string, Begin>> = {
  "F01 the site never answers": siteFails("timeout"),
  "F06 the site cuts its answers off": siteFails("network"),
  "F09 articles lead to where nobody may go": siteAnswers(
    (path, random) => (isArticle(path) ? leadAway(path, random) : undefined),
    0.8,
  ),
  "F10 the site has no address": siteFails("dns"),
  "F11 the site's certificate is wrong": siteFails("tls"),
  "F05 the site sends too much": siteFails("too-large"),
  "F12 the site asks for rest": siteSays({ status: 429, headers: { "retry-after": "600" } }),
  "F12 the site is overloaded": siteSays({ status: 503 }),
  "F13 robots.txt fails": siteSays({ status: 500 }, (path) => path === "/robots.txt"),
  "F15 the site says 304 to everything": siteSays({ status: 304 }),
  "F16 the listing is empty": siteSays({ body: "<html><body></body></html>" }, isListing),
  "F16 articles are error pages": siteSays({ body: sorryPage() }, isArticle),
  "F16 everything is an error page": siteSays({ body: sorryPage() }),
  "F16 articles are missing": siteSays({ status: 404 }, isArticle),
  "F18 articles are corrected": (world, random) => {
    const count = world.site.items.length;
    for (let n = 0; n < 3; n += 1) world.site.correct(random.below(count));
    return () => {};
  },
  "F25 messages come two to five times at once": (world, random) => {
    world.weather.copies = () => 1 + random.below(5);
    return () => Object.assign(world.weather, { copies: () => 1 });
  },
  "F31 workers die at any step": strike(["killed", "killed-after"], /./, 0.02),
  "F31 workers die around the body": strike(["killed", "killed-after"], /^blobs\./, 0.3),
  "F31 workers die around the record": strike(["killed", "killed-after"], /saveArticle/, 0.2),
  "F31 workers die around the feed": strike(["killed", "killed-after"], /touchFeed/, 0.3),
  "F31 workers die around the listing's end": strike(["killed", "killed-after"], /saveSource/, 0.5),
  "F32 answers of the table are lost": strike(["lost"], /^(articles|sources|feeds|hosts)\./, 0.2),
  "F33 answers of the bucket are lost": strike(["lost"], /^blobs\./, 0.5),
  "F34 the table is throttled": strike(["refused"], /^(articles|sources|feeds|hosts)\./, 0.5),
  "F35 the bucket fails": strike(["refused"], /^blobs\./, 0.7),
  "F37 the queue takes some": strike(["refused", "lost"], /^queue\./, 0.6),
  "F38 the schedule fires twice": (world) => {
    world.weather.ticks = () => 2;
    return () => Object.assign(world.weather, { ticks: () => 1 });
  },
  "F38 the schedule does not fire": (world) => {
    world.weather.ticks = () => 0;
    return () => Object.assign(world.weather, { ticks: () => 1 });
  },
  "F40 clocks are half a second wrong": (world, random) => {
    world.weather.skew = () => random.below(1001) - 500;
    return () => Object.assign(world.weather, { skew: () => 0 });
  },
  "F40 clocks are five minutes wrong": (world, random) => {
    world.weather.skew = () => (random.below(601) - 300) * 1000;
    world.weather.isClockLost = true;
    return () => Object.assign(world.weather, { skew: () => 0 });
  },
  "F40 the clock steps back an hour": (world) => {
    world.shiftClock(-3_600_000);
    world.weather.isClockLost = true;
    return () => {};
  },
  "F14 robots.txt closes the articles": siteSays(
    { body: "User-agent: *\nDisallow: /news/1\n" },
    (path) => path === "/robots.txt",
  ),
};

function siteFails(kind: HttpFailure["kind"]): Begin {
  return siteAnswers((_) => ({ kind, reason: `${kind} by a test`, milliseconds: 5000 }), 0.8);
}

function siteSays(answer: SiteAnswer, isMeant: (path: string) => boolean = isPage): Begin {
  return siteAnswers((path) => (isMeant(path) ? answer : undefined), 0.9);
}

function siteAnswers(
  answer: (path: string, random: Random) => SiteAnswer | HttpFailure | undefined,
  share: number,
): Begin {
  return ({ site }, random) => {
    const fault = (path: string) => (random.next() < share ? answer(path, random) : undefined);
    site.faults.add(fault);
    return () => site.faults.delete(fault);
  };
}

function strike(strikes: readonly Strike[], steps: RegExp, share: number): Begin {
  return ({ weather }, random) => {
    const fault: PortFault = (step) =>
      steps.test(step) && random.next() < share ? random.pick(strikes) : undefined;
    weather.ports.add(fault);
    return () => weather.ports.delete(fault);
  };
}

function leadAway(path: string, random: Random): SiteAnswer {
  const location = random.pick([
    "http://169.254.169.254/latest/meta-data/iam/",
    "http://10.0.0.1/",
    "http://[::ffff:127.0.0.1]/",
    "http://localhost/",
    "file:///etc/passwd",
    "http://news.example.cn:22/",
    `http://tidings:${SECRET}@news.example.cn/`,
    "/private/1",
    path,
  ]);
  return { status: 302, headers: { location, "set-cookie": `session=${SECRET}` } };
}

function isPage(path: string): boolean {
  return path !== "/robots.txt";
}

function isListing(path: string): boolean {
  return path === "/news/";
}

function isArticle(path: string): boolean {
  return isPage(path) && !isListing(path);
}

function sorryPage(): string {
  const sorry = "系统正在维护,请您稍后再访问本页面。给您带来的不便,我们深表歉意,感谢您的理解。";
  return `<!DOCTYPE html><html><head><title>系统维护通知</title></head><body><h1>系统维护通知</h1><div class="content"><p>${sorry}</p><p>${sorry}</p></div><a href="/">返回首页</a></body></html>`;
}
