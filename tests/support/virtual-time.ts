interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

export interface VirtualTime {
  /** Epoch milliseconds. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
  /** Lets time pass until nobody sleeps. */
  run(): Promise<void>;
}

/**
 * Hours in milliseconds: time jumps to the next sleeper as soon as everybody waits. `everybodyWaits` resolves then: by
 * default after a turn of the event loop.
 */
export function createVirtualTime(
  start: number,
  everybodyWaits: () => Promise<void> = turnEnds,
): VirtualTime {
  let now = start;
  const sleepers: Sleeper[] = [];
  return {
    now: () => now,
    sleep: (milliseconds) =>
      new Promise((wake) => {
        const at = now + Math.max(0, milliseconds);
        const place = sleepers.findLastIndex((sleeper) => sleeper.at <= at) + 1;
        sleepers.splice(place, 0, { at, wake });
      }),
    async run() {
      await everybodyWaits();
      for (let next = sleepers.shift(); next !== undefined; next = sleepers.shift()) {
        now = next.at;
        next.wake();
        await everybodyWaits();
      }
    },
  };
}

function turnEnds(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
