import { agencyOfLine } from "./agency.ts";
import { type BylineReading, NOTHING_READ } from "./byline-reading.ts";
import { isRole, isWesternName } from "./western-name.ts";

const BETWEEN = /\s?[\t|•·,–—(]\s?/u;
const AROUND = /^(?:avec|with|mit)\s|[)]$/gu;
const FOR_WHOM = /^(?:special to|for) \p{L}/iu;
/** `Ph.D.` and `Jr.` are part of a name. */
const LONGEST_SUFFIX = 5;
const MAX_LINE = 80;
const MAX_REST = 30;

/** "Jane Doe | Staff Writer | March 23, 2021", "Jana Meier, dpa": a name and what its bearer is, without a label. */
export function readNameAndRole(text: string): BylineReading {
  if (text.length > MAX_LINE) return NOTHING_READ;
  const [name = "", role = ""] = text.split(BETWEEN, 2);
  if (!isWesternName(name) || !saysRole(role.replace(AROUND, ""))) return NOTHING_READ;
  const whole = text.length <= name.length + role.length + MAX_REST;
  return { authors: [name], editors: [], whole, weight: 6 };
}

function saysRole(text: string): boolean {
  return (
    (text.length > LONGEST_SUFFIX && isRole(text)) ||
    FOR_WHOM.test(text) ||
    agencyOfLine(text) !== undefined
  );
}

/** "Staff Writer" in a line of its own, under the name. */
export function isRoleAlone(text: string): boolean {
  return text.length <= MAX_REST && isRole(text);
}
