/** Any character may stand here. */
const ANY = "\0";
/** Two characters part a list of phrases well; more of them would have to be read for every line. */
const LENGTH = 2;

interface Cursor {
  readonly source: string;
  at: number;
}

export interface Phrases {
  /**
   * The sources of the alternatives by how the texts begin that they fit, in capitals: two characters each, or fewer where
   * any may follow.
   */
  readonly byStart: ReadonlyMap<string, readonly string[]>;
  /** What follows whichever of them it is. */
  readonly tail: string;
}

interface Alternative {
  readonly source: string;
  readonly starts: ReadonlySet<string>;
}

/**
 * Parts a regular expression's source (ECMA-262, Pattern) that is one group of alternatives, and what follows the group.
 * @param from where the first alternative starts
 * @throws {SyntaxError} if nothing opens the group, or it is repeated, or one alternative of several
 */
export function readPhrases(source: string, from: number): Phrases {
  const cursor = { source, at: from };
  const alternatives = readAlternatives(cursor);
  const tail = source.slice(cursor.at + 1);
  const isOne = !REPEATED.test(tail) && readAlternatives({ source: tail, at: 0 }).length === 1;
  if (from === 0 || !isOne) throw new SyntaxError(`no list of phrases: ${source}`);
  return { byStart: groupByStart(alternatives), tail };
}

const REPEATED = /^[?*+{]/;

function groupByStart(alternatives: readonly Alternative[]): Phrases["byStart"] {
  const byStart = new Map<string, string[]>();
  for (const { source, starts } of alternatives) {
    for (const start of starts) {
      const key = start.replaceAll(ANY, "").toUpperCase();
      byStart.set(key, [...(byStart.get(key) ?? []), source]);
    }
  }
  return byStart;
}

/** Up to the end of the group that the cursor is in. */
function readAlternatives(cursor: Cursor): readonly Alternative[] {
  const read: Alternative[] = [];
  for (;;) {
    const from = cursor.at;
    const starts = readSequence(cursor);
    read.push({ source: cursor.source.slice(from, cursor.at), starts });
    if (cursor.source[cursor.at] !== "|") return read;
    cursor.at += 1;
  }
}

function readSequence(cursor: Cursor): ReadonlySet<string> {
  let starts: ReadonlySet<string> = new Set([""]);
  while (cursor.at < cursor.source.length && !"|)".includes(cursor.source[cursor.at] ?? ""))
    starts = joined(starts, readRepeated(cursor));
  return starts;
}

function joined(starts: ReadonlySet<string>, next: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(
    [...starts].flatMap((start) =>
      start.length === LENGTH || start.endsWith(ANY)
        ? [start]
        : [...next].map((more) => (start + more).slice(0, LENGTH)),
    ),
  );
}

const QUANTIFIER = /(?:[?*+]|\{\d+(?:,\d*)?\})\??/y;

/** What may stand zero times may be left out, what may stand twice may follow itself. */
function readRepeated(cursor: Cursor): ReadonlySet<string> {
  const once = readAtom(cursor);
  QUANTIFIER.lastIndex = cursor.at;
  const quantifier = QUANTIFIER.exec(cursor.source)?.[0];
  if (quantifier === undefined) return once;
  cursor.at += quantifier.length;
  const some = quantifier[0] === "?" ? once : joined(once, new Set([ANY]));
  return MAY_BE_ABSENT.test(quantifier) ? new Set([...some, ""]) : some;
}

const MAY_BE_ABSENT = /^(?:[?*]|\{0)/;

const TOKEN = /\\(?:[pPu]\{[^}]*\}|.)|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:<?[=!]|:|<\w+>))?|./sy;
const LITERAL = /^[^\\[.^$]$/;

/** A literal or a group of such; anything else may be any character, which is never wrong. */
function readAtom(cursor: Cursor): ReadonlySet<string> {
  TOKEN.lastIndex = cursor.at;
  const [token = ""] = TOKEN.exec(cursor.source) ?? [];
  cursor.at += token.length;
  if (!token.startsWith("(")) return new Set([LITERAL.test(token) ? token : ANY]);
  const inner = readAlternatives(cursor);
  cursor.at += 1;
  if (token.endsWith("=") || token.endsWith("!")) return new Set([ANY]);
  return new Set(inner.flatMap(({ starts }) => [...starts]));
}
