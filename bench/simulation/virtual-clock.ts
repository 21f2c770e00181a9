/** A clock that stands still while anybody works, and then goes on by one step. */
export interface VirtualClock {
  /** Epoch milliseconds. */
  now(): number;
  /** Calls back at the first step that is not before `time`. */
  at(time: number, act: () => void): void;
  sleep(milliseconds: number): Promise<void>;
  /** Goes on to `end`; `onStep` begins whatever is to be begun at each step. */
  run(end: number, onStep: () => void): Promise<void>;
}

/** So fine that a visit is many steps, so coarse that a day is less than a million. */
export const STEP_MS = 100;

export function createVirtualClock(start: number): VirtualClock {
  const acts = new Map<number, (() => void)[]>();
  let now = start;

  function at(time: number, act: () => void): void {
    const step = Math.max(Math.ceil(time / STEP_MS), now / STEP_MS + 1);
    const known = acts.get(step);
    if (known === undefined) acts.set(step, [act]);
    else known.push(act);
  }

  return {
    now: () => now,
    at,
    sleep: (milliseconds) => new Promise((wake) => at(now + milliseconds, wake)),
    async run(end, onStep) {
      while (now < end) {
        const step = now / STEP_MS + 1;
        now = step * STEP_MS;
        for (const act of acts.get(step) ?? []) act();
        acts.delete(step);
        onStep();
        await everybodyWaits();
      }
    },
  };
}

function everybodyWaits(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
