/** What a store keeps of one host's pace. Times are epoch milliseconds. */
export interface HostPace {
  /** The first slot that nobody has reserved. */
  readonly nextAt: number;
  /** Nobody starts before. */
  readonly holdOff: number;
  /** Absent until the host's first release. */
  readonly gapMs?: number;
  readonly strikes: number;
  readonly lease?: { readonly owner: string; readonly until: number };
}

interface Claim {
  readonly now: number;
  readonly gapMs: number;
  readonly owner: string;
  readonly leaseMs: number;
  /** A slot that is further off is told, not reserved. */
  readonly reserveWithinMs?: number;
}

interface Release {
  readonly owner: string;
  readonly notBefore: number;
  readonly gapMs: number;
  readonly strikes: number;
}

interface Turn {
  readonly pace: HostPace;
  readonly slot: { readonly at: number; readonly leased: boolean; readonly strikes: number };
}

const NEW_HOST: HostPace = { nextAt: 0, holdOff: 0, strikes: 0 };

/** Who finds somebody running comes back no sooner than this, or it would knock without a pause at a host without a gap. */
const KNOCK_MS = 100;

const LONGEST_MOMENT_MS = 30_000;
const LONG_LINE_MS = 120_000;

/** The transition of `HostStore.reserveSlot`, for every store the same. */
export function reserveSlot(pace: HostPace = NEW_HOST, claim: Claim): Turn {
  if (holdsLease(pace, claim)) return lease(pace, claim);
  const isFree = freeFrom(pace, claim) === claim.now && pace.nextAt <= claim.now;
  return isFree ? lease(pace, claim) : reserve(pace, claim);
}

/**
 * The transition of `HostStore.takeLease`. Who is early by moments, because the one before was late, comes again in a
 * moment: behind a long line it would lose hours, and its host a visit.
 */
export function takeLease(pace: HostPace = NEW_HOST, claim: Claim): Turn {
  if (holdsLease(pace, claim)) return lease(pace, claim);
  const free = freeFrom(pace, claim);
  if (free === claim.now) return lease(pace, claim);
  const isMoment = free - claim.now <= LONGEST_MOMENT_MS;
  const isLineLong = pace.nextAt - claim.now > LONG_LINE_MS;
  if (!isMoment || !isLineLong) return reserve(pace, claim);
  return { pace, slot: { at: free, leased: false, strikes: pace.strikes } };
}

/** The transition of `HostStore.releaseLease`. */
export function releaseLease(pace: HostPace = NEW_HOST, release: Release): HostPace {
  const holdOff = Math.max(pace.holdOff, release.notBefore);
  if (pace.lease?.owner !== release.owner) return { ...pace, holdOff };
  return { nextAt: pace.nextAt, holdOff, gapMs: release.gapMs, strikes: release.strikes };
}

/** The same claim again: the answer to the first was lost on its way. */
function holdsLease({ lease }: HostPace, { owner, now }: Claim): boolean {
  return lease?.owner === owner && lease.until > now;
}

function freeFrom({ holdOff, lease, gapMs }: HostPace, claim: Claim): number {
  const isRunning = lease !== undefined && lease.until > claim.now;
  const door = isRunning ? claim.now + Math.max(gapMs ?? claim.gapMs, KNOCK_MS) : claim.now;
  return Math.max(door, holdOff);
}

function lease(pace: HostPace, { now, gapMs, owner, leaseMs }: Claim): Turn {
  const nextAt = Math.max(pace.nextAt, now + (pace.gapMs ?? gapMs));
  return {
    pace: { ...pace, nextAt, lease: { owner, until: now + leaseMs } },
    slot: { at: now, leased: true, strikes: pace.strikes },
  };
}

function reserve(pace: HostPace, claim: Claim): Turn {
  const at = Math.max(freeFrom(pace, claim), pace.nextAt);
  const slot = { at, leased: false, strikes: pace.strikes };
  if (at - claim.now > (claim.reserveWithinMs ?? at)) return { pace, slot };
  return { pace: { ...pace, nextAt: at + (pace.gapMs ?? claim.gapMs) }, slot };
}
