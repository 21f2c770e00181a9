import type { RobotsGroup, RobotsPolicy, RobotsRule } from "./parse-robots.ts";
import { matchedLength, robotsPathOf } from "./rule-path.ts";

export interface RobotsVerdict {
  readonly allowed: boolean;
  /** The line that decided; absent where no rule speaks of the address. */
  readonly rule?: { readonly line: number; readonly text: string };
}

/**
 * RFC 9309 section 2.2: the groups of our product token, else those of `*`; the rule with the longest path that
 * matches; `Allow` where two are as long. `userAgent` is a product token or a whole User-Agent header.
 */
export function isAllowed(policy: RobotsPolicy, userAgent: string, url: string): RobotsVerdict {
  const path = robotsPathOf(url);
  let best: Match | undefined;
  for (const rule of groupsOf(policy, userAgent).flatMap(({ rules }) => rules)) {
    const length = matchedLength(rule, path);
    if (length !== undefined && isStronger({ rule, length }, best)) best = { rule, length };
  }
  if (best === undefined) return { allowed: true };
  const { allow, line } = best.rule;
  return { allowed: allow, rule: { line, text: (policy.lines[line - 1] ?? "").trim() } };
}

interface Match {
  readonly rule: RobotsRule;
  readonly length: number;
}

function isStronger(match: Match, best: Match | undefined): boolean {
  if (best === undefined || match.length > best.length) return true;
  return match.length === best.length && match.rule.allow && !best.rule.allow;
}

/** The delay that the agent's groups ask for, in seconds; the longest of several. */
export function crawlDelaySeconds(policy: RobotsPolicy, userAgent: string): number | undefined {
  const delays = groupsOf(policy, userAgent).flatMap((group) => group.crawlDelaySeconds ?? []);
  return delays.length === 0 ? undefined : Math.max(...delays);
}

function groupsOf(policy: RobotsPolicy, userAgent: string): RobotsGroup[] {
  const token = (userAgent.split("/", 1)[0] ?? "").trim().toLowerCase();
  const own = policy.groups.filter(({ agents }) => agents.includes(token));
  return own.length > 0 ? own : policy.groups.filter(({ agents }) => agents.includes("*"));
}
