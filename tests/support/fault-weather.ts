import type { PortFault } from "./fault-ports.ts";

/** What spoils the world; all of it can be changed while it runs. */
export interface Weather {
  readonly ports: Set<PortFault>;
  /** How often a message is delivered at once. */
  copies: () => number;
  /** By how much a worker's clock is wrong, in milliseconds. */
  skew: () => number;
  /** Clocks have been more wrong than the pace of hosts allows for. */
  isClockLost: boolean;
  /** Whether a message's worker comes by nothing before the message is delivered again. */
  isHeldUp: () => boolean;
  /** Whether a worker has no time left for its visit. */
  isTimeUp: () => boolean;
  /** Whether a function's answer gets lost, so that what it did is delivered again. */
  isAnswerLost: () => boolean;
  /** How often the schedule fires this minute. */
  ticks: () => number;
}

export function fairWeather(): Weather {
  return {
    ports: new Set(),
    copies: () => 1,
    skew: () => 0,
    isHeldUp: () => false,
    isTimeUp: () => false,
    isAnswerLost: () => false,
    isClockLost: false,
    ticks: () => 1,
  };
}
