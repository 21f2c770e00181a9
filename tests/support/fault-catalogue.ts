import type { CrawlSourceMessage } from "../../functions/core/messages.ts";
import type { PortFault, Strike } from "./fault-ports.ts";
import { type Begin, SITE_FAULTS } from "./fault-site-catalogue.ts";

/** Every fault that can be put into a world, by the fault list's number and what it is. */
export const CATALOGUE: Readonly<Record<string, Begin>> = {
  ...SITE_FAULTS,
  "F18 articles are corrected": (world, random) => {
    const count = world.site.items.length;
    for (let n = 0; n < 3; n += 1) world.site.correct(random.below(count));
    return () => {};
  },
  "F25 messages come two to five times at once": (world, random) => {
    world.weather.copies = () => (random.next() < 0.3 ? 2 + random.below(4) : 1);
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
    return () => {};
  },
  "F26 messages are held up": (world, random) => {
    world.weather.isHeldUp = () => random.next() < 0.3;
    return () => Object.assign(world.weather, { isHeldUp: () => false });
  },
  "F29 messages that nobody can read": (world) => {
    const version = 99 as unknown as 1;
    const enqueuedAt = new Date(world.now()).toISOString();
    const message: CrawlSourceMessage = {
      version,
      kind: "crawl-source",
      sourceKey: "?",
      enqueuedAt,
    };
    const messages = Array.from({ length: 9 }, () => ({ message, delaySeconds: 0 }));
    void world.history.ports.queue.send(messages);
    return () => {};
  },
  "F30 answers of the functions are lost": (world, random) => {
    world.weather.isAnswerLost = () => random.next() < 0.4;
    return () => Object.assign(world.weather, { isAnswerLost: () => false });
  },
  "F39 workers run out of time": (world, random) => {
    world.weather.isTimeUp = () => random.next() < 0.4;
    return () => Object.assign(world.weather, { isTimeUp: () => false });
  },
};

function strike(strikes: readonly Strike[], steps: RegExp, share: number): Begin {
  return ({ weather }, random) => {
    const fault: PortFault = (step) =>
      steps.test(step) && random.next() < share ? random.pick(strikes) : undefined;
    weather.ports.add(fault);
    return () => weather.ports.delete(fault);
  };
}
