/** A value of a script, and the place behind it. */
export interface Literal {
  readonly value: unknown;
  readonly end: number;
}

export type Scope = ReadonlyMap<string, unknown>;

const MAX_DEPTH = 100;
const SPACE = /\s*/y;
const NUMBER =
  /[-+]?(?:0x[\da-f]{1,16}|(?:\d{1,40}(?:\.\d{0,40})?|\.\d{1,40})(?:e[-+]?\d{1,3})?)/iy;
const WORD = /[\p{L}$_][\p{L}\d$_]{0,99}/uy;
const CONSTANTS: Scope = new Map<string, unknown>([
  ["null", null],
  ["true", true],
  ["false", false],
  ["undefined", undefined],
  ["NaN", undefined],
]);
/** `!0`, `void 0`, `new Date(1716537600000)`, `JSON.parse("…")` and the closing of the last two. */
const SHORTHAND = /(!0|!1|void 0)/y;
const WRAPPED = /(?:new Date|JSON\.parse|Object\.freeze)\(/y;
const ESCAPE = /\\(?:u\{([\da-f]{1,6})\}|u([\da-f]{4})|x([\da-f]{2})|(\r\n|[\s\S]))/gi;
const CONTROL: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  b: "\b",
  f: "\f",
  v: "\v",
};

/**
 * Reads an object, a list or a plain value as a script writes it: keys without quotes, strings in any quotes, `!0`,
 * `void 0`, names that `scope` knows. Nothing is run; what calls or computes anything is no literal.
 */
export function readLiteral(
  script: string,
  start: number,
  scope: Scope = new Map(),
): Literal | undefined {
  return readValue({ script, scope }, start, 0);
}

interface Source {
  readonly script: string;
  readonly scope: Scope;
}

function readValue(source: Source, from: number, depth: number): Literal | undefined {
  const at = skip(source.script, from);
  const first = source.script[at];
  if (depth > MAX_DEPTH || first === undefined) return undefined;
  if (first === "{") return readObject(source, at, depth);
  if (first === "[") return readArray(source, at, depth);
  if (first === '"' || first === "'" || first === "`") return readString(source.script, at);
  return readShorthand(source, at) ?? readWrapped(source, at, depth) ?? readWord(source, at);
}

function readShorthand({ script }: Source, at: number): Literal | undefined {
  const short = match(SHORTHAND, script, at);
  if (short !== undefined) {
    return { value: short === "void 0" ? undefined : short === "!0", end: at + short.length };
  }
  const number = match(NUMBER, script, at);
  return number === undefined ? undefined : { value: Number(number), end: at + number.length };
}

function readWrapped(source: Source, at: number, depth: number): Literal | undefined {
  const opening = match(WRAPPED, source.script, at);
  if (opening === undefined) return undefined;
  const inner = readValue(source, at + opening.length, depth + 1);
  const end = inner && skip(source.script, inner.end);
  if (inner === undefined || end === undefined || source.script[end] !== ")") return undefined;
  const value = opening.startsWith("JSON") ? parseJson(inner.value) : inner.value;
  return { value, end: end + 1 };
}

function readWord({ script, scope }: Source, at: number): Literal | undefined {
  const word = match(WORD, script, at);
  if (word === undefined) return undefined;
  const known = CONSTANTS.has(word) ? CONSTANTS : scope;
  const end = at + word.length;
  return known.has(word) && !CALLED.test(script.slice(end, end + 2))
    ? { value: known.get(word), end }
    : undefined;
}

/** A name that is called or looked into. */
const CALLED = /^\s?[.([]/;

function readArray(source: Source, start: number, depth: number): Literal | undefined {
  const values: unknown[] = [];
  const end = readMembers(source.script, start, "]", (at) => {
    const item = readValue(source, at, depth + 1);
    if (item !== undefined) values.push(item.value);
    return item?.end;
  });
  return end === undefined ? undefined : { value: values, end };
}

function readObject(source: Source, start: number, depth: number): Literal | undefined {
  const fields: [string, unknown][] = [];
  const end = readMembers(source.script, start, "}", (at) => {
    const key = readKey(source.script, at);
    const colon = key && skip(source.script, key.end);
    if (key === undefined || colon === undefined || source.script[colon] !== ":") return undefined;
    const value = readValue(source, colon + 1, depth + 1);
    if (value !== undefined) fields.push([String(key.value), value.value]);
    return value?.end;
  });
  return end === undefined ? undefined : { value: Object.fromEntries(fields), end };
}

/** Members between brackets with commas between them; answers the place behind the closing one. */
function readMembers(
  script: string,
  start: number,
  closing: string,
  readMember: (at: number) => number | undefined,
): number | undefined {
  let at = skip(script, start + 1);
  while (script[at] !== closing) {
    const end = readMember(at);
    if (end === undefined) return undefined;
    at = skip(script, end);
    if (script[at] === ",") at = skip(script, at + 1);
    else if (script[at] !== closing) return undefined;
  }
  return at + 1;
}

function readKey(script: string, at: number): Literal | undefined {
  const first = script[at];
  if (first === '"' || first === "'") return readString(script, at);
  const name = match(WORD, script, at) ?? match(NUMBER, script, at);
  return name === undefined ? undefined : { value: name, end: at + name.length };
}

function readString(script: string, start: number): Literal | undefined {
  const quote = script[start];
  for (let at = start + 1; at < script.length; at++) {
    if (script[at] === "\\") at += 1;
    else if (script[at] === quote) {
      return { value: plainString(script.slice(start + 1, at)), end: at + 1 };
    }
  }
  return undefined;
}

function plainString(text: string): string {
  return text.replace(ESCAPE, (_, long?: string, four?: string, two?: string, one = "") => {
    const code = Number.parseInt(long ?? four ?? two ?? "", 16);
    if (!Number.isNaN(code)) return code > 0x10ffff ? "" : String.fromCodePoint(code);
    return CONTROL[one] ?? (one === "\n" || one === "\r\n" ? "" : one);
  });
}

function parseJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}

function skip(script: string, at: number): number {
  return at + (match(SPACE, script, at)?.length ?? 0);
}

function match(pattern: RegExp, script: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(script)?.[0];
}
