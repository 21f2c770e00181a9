/** One `Allow` or `Disallow`. */
export interface RobotsRule {
  readonly allow: boolean;
  /** As written, without blanks around it; never empty. */
  readonly path: string;
  /** 1 is the file's first. */
  readonly line: number;
}

export interface RobotsGroup {
  /** Product tokens in lower case; `*` for everybody else. */
  readonly agents: readonly string[];
  readonly rules: readonly RobotsRule[];
  /** As the file says it, uncapped. */
  readonly crawlDelaySeconds?: number;
}

export interface RobotsPolicy {
  /** In the file's order; several may name the same agent and count as one then. */
  readonly groups: readonly RobotsGroup[];
  /** The file's lines, to show the one that decided. */
  readonly lines: readonly string[];
}

interface OpenGroup {
  agents: string[];
  rules: RobotsRule[];
  crawlDelaySeconds?: number;
  /** A rule was seen: the next `User-agent` opens another group. */
  closed: boolean;
}

/** RFC 9309 section 2.5 wants at least 500 KiB to be read; what comes behind is not. In characters. */
const LOOK_AT = 500 * 1024;
/** Eight times the longest address: the rest of a line is cut off. */
const LONGEST_LINE = 16_663;
const LINE_END = /\r\n|\n|\r/;
/** A byte order mark, also one that was read as something else or lost a byte. */
const BYTE_ORDER_MARK = /^(?:\ufeff|ï»¿?|\ufffd{1,3})/;
const BLANKS = /[ \t]+/;
const AGENT_KEY = /^user[\s-]?agent$/i;
const DISALLOW_KEY = /^(?:disallow|dissallow|dissalow|disalow|diasllow|disallaw)$/i;
const ALLOW_KEY = /^allow$/i;
const DELAY_KEY = /^crawl-?delay$/i;
const EVERYBODY = /^\*(?:\s|$)/;
const PRODUCT_TOKEN = /^[A-Za-z_-]+/;
const SECONDS = /^\d{1,9}(?:\.\d{1,9})?|^\.\d{1,9}/;

/** Reads a robots.txt (RFC 9309). Nothing is an error: what is no record is passed over. */
export function parseRobots(text: string): RobotsPolicy {
  const lines = wholeLines(text);
  const groups: OpenGroup[] = [];
  for (const [index, line] of lines.entries()) readLine(groups, line, index + 1);
  return { groups, lines };
}

/** A rule that the cut goes through would forbid or allow too much. */
function wholeLines(text: string): string[] {
  const lines = text.slice(0, LOOK_AT).replace(BYTE_ORDER_MARK, "").split(LINE_END);
  if (text.length > LOOK_AT) lines.pop();
  return lines.map((line) => line.slice(0, LONGEST_LINE));
}

function readLine(groups: OpenGroup[], line: string, number: number): void {
  const [key, value] = splitLine(line);
  if (AGENT_KEY.test(key)) {
    readAgent(groups, value);
    return;
  }
  const group = groups.at(-1);
  if (group === undefined) return;
  if (DISALLOW_KEY.test(key)) addRule(group, { allow: false, path: value, line: number });
  else if (ALLOW_KEY.test(key)) addRule(group, { allow: true, path: value, line: number });
  else if (DELAY_KEY.test(key)) group.crawlDelaySeconds ??= parseSeconds(value);
}

/** `Disallow /x` counts too: the colon was forgotten. */
function splitLine(line: string): [key: string, value: string] {
  const hash = line.indexOf("#");
  const record = (hash < 0 ? line : line.slice(0, hash)).trim();
  const colon = record.indexOf(":");
  if (colon >= 0) return [record.slice(0, colon).trim(), record.slice(colon + 1).trim()];
  const [key = "", value = "", ...more] = record.split(BLANKS, 3);
  return more.length > 0 ? ["", ""] : [key, value];
}

function readAgent(groups: OpenGroup[], value: string): void {
  const last = groups.at(-1);
  const group = last === undefined || last.closed ? openGroup(groups) : last;
  group.agents.push(agentToken(value));
}

/** Other records between two `User-agent` lines don't part them: only a rule does. */
function openGroup(groups: OpenGroup[]): OpenGroup {
  const group: OpenGroup = { agents: [], rules: [], closed: false };
  groups.push(group);
  return group;
}

/** `FooBot/2.1 (beta)` means `foobot`. */
function agentToken(value: string): string {
  if (EVERYBODY.test(value)) return "*";
  return (PRODUCT_TOKEN.exec(value)?.[0] ?? "").toLowerCase();
}

/** An empty path is no rule (RFC 9309 section 2.2.2), but it ends the list of agents all the same. */
function addRule(group: OpenGroup, rule: RobotsRule): void {
  group.closed = true;
  if (rule.path !== "") group.rules.push(rule);
}

function parseSeconds(value: string): number | undefined {
  const match = SECONDS.exec(value);
  return match === null ? undefined : Number(match[0]);
}
