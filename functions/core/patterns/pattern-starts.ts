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
 * @throws {SyntaxError} if the group is repeated, or is itself one alternative of several
 */
export function readPhrases(source: string, from: number): Phrases {
  const cursor = { source, at: from };
  const alternatives = readAlternatives(cursor);
  const tail = source.slice(cursor.at + 1);
  if (REPEATED.test(tail) || readAlternatives({ source: tail, at: 0 }).length > 1)
    throw new SyntaxError(`not one group of alternatives: ${source}`);
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

const ESCAPE = /\\(?:[pP]\{[^}]*\}|k<[^>]*>|u\{[^}]*\}|u[\da-f]{4}|x[\da-f]{2}|\d+|.)/iy;
const CLASS = /\[(?:\\.|[^\]\\])*\]/y;
const PLAIN_CLASS = /^\[([^^\\-]{1,12})\]$/;

function readAtom(cursor: Cursor): ReadonlySet<string> {
  const first = cursor.source[cursor.at] ?? "";
  if (first === "(") return readGroup(cursor);
  if (first === "\\") return ofEscape(take(cursor, ESCAPE));
  if (first === "[") return ofClass(take(cursor, CLASS));
  cursor.at += 1;
  if (first === ".") return new Set([ANY]);
  return new Set("^$".includes(first) ? [""] : [first]);
}

function take(cursor: Cursor, token: RegExp): string {
  token.lastIndex = cursor.at;
  const [taken = ""] = token.exec(cursor.source) ?? [];
  cursor.at += taken.length;
  return taken;
}

const ASSERTION = /^[bB]$/;
const PUNCTUATION = /^[^\p{L}\d]$/u;

function ofEscape(text: string): ReadonlySet<string> {
  const name = text.slice(1);
  if (ASSERTION.test(name)) return new Set([""]);
  if (name === "d") return new Set("0123456789");
  return new Set([PUNCTUATION.test(name) ? name : ANY]);
}

function ofClass(text: string): ReadonlySet<string> {
  const members = PLAIN_CLASS.exec(text)?.[1];
  return new Set(members === undefined ? [ANY] : [...members]);
}

const GROUP = /\((?:\?(?:[:=!]|<[=!]|<\w+>))?/y;
const LOOKS = /[=!]$/;

function readGroup(cursor: Cursor): ReadonlySet<string> {
  const opened = take(cursor, GROUP);
  const inner = readAlternatives(cursor);
  cursor.at += 1;
  return LOOKS.test(opened) ? new Set([""]) : new Set(inner.flatMap(({ starts }) => [...starts]));
}
