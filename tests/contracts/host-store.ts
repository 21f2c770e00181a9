import fc from "fast-check";
import { expect, it } from "vitest";
import type { HostStore, Slot, SlotRequest } from "../../functions/usecases/ports.ts";
import { incompressible } from "../support/incompressible.ts";
import { runs as inRuns } from "../support/properties.ts";
import type { PropertyOptions } from "./property-options.ts";

const NOON = Date.UTC(2026, 10, 22, 12);

/** `create` gives an empty store. */
export function itKeepsTheHostStoreContract(
  create: () => Promise<HostStore>,
  { runs = 25 }: PropertyOptions = {},
): void {
  it("lets the first go at once and gives the next ones a slot each, a gap apart", async () => {
    const store = await create();
    const slots = [];
    for (const owner of ["a", "b", "c"]) slots.push(await store.reserveSlot(request(owner)));
    expect(slots[0]).toEqual({ at: NOON, leased: true, strikes: 0 });
    expect(slots[1]).toEqual({ at: NOON + 1000, leased: false, strikes: 0 });
    expect(slots[2]).toEqual({ at: NOON + 2000, leased: false, strikes: 0 });
    const other = await store.reserveSlot({ ...request("d"), host: "www.example.org:8080" });
    expect(other).toEqual({ at: NOON, leased: true, strikes: 0 });
  });

  it("gives racing callers one lease and different slots", async () => {
    const store = await create();
    const owners = Array.from({ length: 8 }, (_, n) => `owner-${n}`);
    const slots = await Promise.all(owners.map((owner) => store.reserveSlot(request(owner))));
    expect(slots.filter(({ leased }) => leased)).toHaveLength(1);
    const times = slots.map(({ at }) => at).toSorted();
    expect(times).toEqual(owners.map((_, n) => NOON + n * 1000));
  });

  it("lets a slot's holder go when its time has come and nobody runs", async () => {
    const store = await create();
    await store.reserveSlot(request("a"));
    const { at } = await store.reserveSlot(request("b"));
    await release(store, "a", { notBefore: NOON + 900 });
    expect(await store.takeLease(request("b", at))).toMatchObject({ at, leased: true });
  });

  it("sends waiters away with a slot each while somebody runs", async () => {
    const store = await create();
    await store.reserveSlot(request("a"));
    const b = await store.takeLease(request("b", NOON + 1000));
    const c = await store.takeLease(request("c", NOON + 1000));
    expect([b.leased, c.leased]).toEqual([false, false]);
    expect(b.at).toBeGreaterThanOrEqual(NOON + 2000);
    expect(c.at).toBe(b.at + 1000);
  });

  it("keeps everybody away until the hold-off ends, then one after the other", async () => {
    const store = await create();
    await store.reserveSlot(request("a"));
    await store.reserveSlot(request("b"));
    await release(store, "a", { notBefore: NOON + 60_000, gapMs: 5000, strikes: 2 });
    const early = await store.takeLease(request("b", NOON + 1000));
    expect(early).toEqual({ at: NOON + 60_000, leased: false, strikes: 2 });
    const next = await store.reserveSlot(request("c", NOON + 2000));
    expect(next).toEqual({ at: NOON + 65_000, leased: false, strikes: 2 });
    const late = await store.takeLease(request("b", NOON + 60_000));
    expect(late).toEqual({ at: NOON + 60_000, leased: true, strikes: 2 });
  });

  it("lets who is early by a moment come again in a moment, however long the line, and gives its slot to nobody else", async () => {
    const store = await create();
    await store.reserveSlot(request("a"));
    const { at } = await store.reserveSlot(request("b"));
    let last = NOON;
    for (let n = 0; n < 150; n += 1) last = (await store.reserveSlot(request(`c${n}`))).at;
    await release(store, "a", { notBefore: at + 300 });
    const again = await store.takeLease(request("b", at));
    expect(again).toMatchObject({ at: at + 300, leased: false });
    expect((await store.takeLease(request("b", again.at))).leased).toBe(true);
    expect((await store.reserveSlot(request("d", again.at))).at).toBe(last + 1000);
  });

  it("reserves no slot that is further off than its caller can wait", async () => {
    const store = await create();
    const within = (reserveWithinMs: number) => ({ ...request("w"), reserveWithinMs });
    await store.reserveSlot(request("a"));
    expect(await store.reserveSlot(within(0))).toMatchObject({ at: NOON + 1000, leased: false });
    expect(await store.reserveSlot(within(1000))).toMatchObject({ at: NOON + 1000 });
    expect(await store.takeLease(within(1500))).toMatchObject({ at: NOON + 2000, leased: false });
    expect(await store.reserveSlot(request("b"))).toMatchObject({ at: NOON + 2000 });
    await release(store, "a", { notBefore: NOON + 1000 });
    expect((await store.reserveSlot({ ...within(0), now: NOON + 3000 })).leased).toBe(true);
  });

  it("frees a host whose worker died when its lease ends", async () => {
    const store = await create();
    await store.reserveSlot(request("dead"));
    expect((await store.takeLease(request("b", NOON + 44_999))).leased).toBe(false);
    expect((await store.takeLease(request("b", NOON + 45_000))).leased).toBe(true);
  });

  it("answers a repeated claim of the same owner as the first one", async () => {
    const store = await create();
    const first = await store.reserveSlot(request("a"));
    expect(await store.reserveSlot(request("a"))).toEqual(first);
    expect((await store.takeLease(request("a", NOON + 10))).leased).toBe(true);
    expect((await store.takeLease(request("b", NOON + 10))).leased).toBe(false);
  });

  it("lets who lost its lease only lengthen the hold-off", async () => {
    const store = await create();
    await store.reserveSlot(request("late"));
    await store.takeLease(request("heir", NOON + 45_000));
    await release(store, "late", { notBefore: NOON + 50_000, gapMs: 9999, strikes: 9 });
    const knock = await store.takeLease(request("b", NOON + 46_000));
    expect(knock).toMatchObject({ leased: false, strikes: 0 });
    expect(knock.at).toBeGreaterThanOrEqual(NOON + 50_000);

    await release(store, "heir", { notBefore: NOON + 47_000 });
    const after = await store.takeLease(request("b", NOON + 48_000));
    expect(after.leased).toBe(false);
    expect((await store.takeLease(request("b", after.at))).leased).toBe(true);
  });

  it("lets a release of a host that nobody knows set its hold-off", async () => {
    const store = await create();
    await release(store, "a", { notBefore: NOON + 5000 });
    expect(await store.reserveSlot(request("b"))).toMatchObject({ at: NOON + 5000, leased: false });
  });

  it("never lets two run at once, nor one before a hold-off, whatever the order of calls", async () => {
    const store = await create();
    let host = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(aStep(), { minLength: 5, maxLength: 25 }), async (steps) => {
        host += 1;
        await replay(store, `host-${host}.example.cn`, steps);
      }),
      { numRuns: inRuns(runs) },
    );
  });

  it("keeps a host's robots.txt, also the longest one, by origin", async () => {
    const store = await create();
    const record = {
      fetchedAt: "2026-11-22T08:00:00.000Z",
      expiresAt: "2026-11-23T08:00:00.000Z",
      verdict: "rules",
      text: incompressible(512_000),
    } as const;
    await store.putRobots("https://www.example.cn", record);
    await store.putRobots("http://www.example.cn", { ...record, verdict: "allow-all", text: "" });
    expect(await store.getRobots("https://www.example.cn")).toEqual(record);
    expect((await store.getRobots("http://www.example.cn"))?.verdict).toBe("allow-all");
    expect(await store.getRobots("https://example.cn")).toBeUndefined();

    const short = { ...record, text: "User-agent: *\nDisallow: /内部/\n" };
    await store.putRobots("https://www.example.cn", short);
    expect(await store.getRobots("https://www.example.cn")).toEqual(short);
  });
}

function request(owner: string, now = NOON): SlotRequest {
  return { host: "www.example.cn", now, gapMs: 1000, owner, leaseMs: 45_000 };
}

function release(
  store: HostStore,
  owner: string,
  { notBefore, gapMs = 1000, strikes = 0 }: { notBefore: number; gapMs?: number; strikes?: number },
) {
  return store.releaseLease({ host: "www.example.cn", owner, notBefore, gapMs, strikes });
}

interface Step {
  readonly call: "reserveSlot" | "takeLease" | "releaseLease";
  readonly owner: string;
  readonly later: number;
  readonly holdMs: number;
}

function aStep(): fc.Arbitrary<Step> {
  return fc.record({
    call: fc.constantFrom("reserveSlot", "takeLease", "releaseLease"),
    owner: fc.constantFrom("a", "b", "c"),
    later: fc.constantFrom(0, 1, 100, 1000, 20_000, 50_000),
    holdMs: fc.constantFrom(0, 1000, 30_000),
  });
}

interface Watch {
  now: number;
  holdOff: number;
  running?: { readonly owner: string; readonly until: number };
}

/** Plays the steps on one host and watches from outside who may run. */
async function replay(store: HostStore, host: string, steps: readonly Step[]): Promise<void> {
  const watch: Watch = { now: NOON, holdOff: 0 };
  for (const { call, owner, later, holdMs } of steps) {
    watch.now += later;
    if (call === "releaseLease") {
      const notBefore = watch.now + holdMs;
      await store.releaseLease({ host, owner, notBefore, gapMs: 500, strikes: 0 });
      watch.holdOff = Math.max(watch.holdOff, notBefore);
      if (watch.running?.owner === owner) watch.running = undefined;
    } else {
      const claim = { host, now: watch.now, gapMs: 500, owner, leaseMs: 45_000 };
      expectAllowed(await store[call](claim), owner, watch);
    }
  }
}

function expectAllowed(slot: Slot, owner: string, watch: Watch): void {
  const { now, holdOff, running } = watch;
  expect(slot.at).toBeGreaterThanOrEqual(now);
  if (!slot.leased) return;
  const isFree = running === undefined || running.until <= now;
  if (isFree) expect(now).toBeGreaterThanOrEqual(holdOff);
  else expect(running.owner).toBe(owner);
  watch.running = { owner, until: now + 45_000 };
}
