import { readLiteral, type Scope } from "./read-literal.ts";

const MAX_ASSIGNMENTS = 30;
const MAX_PARAMETERS = 5_000;
/** `window.__INITIAL_STATE__ = {…}`, `var newsList = […]`, `window.__NUXT__=(function(a,b){return {…}}(…))` */
const ASSIGNMENT =
  /(?:^|[;\s])(?:window\.|self\.|globalThis\.|var |let |const )[\w$.[\]"']{1,60}\s*=\s*(?=[{[(J])/g;
const FUNCTION = /\(\s*function\s*\(([\w$,\s]{0,40000})\)\s*\{/y;
const RETURN = /return\s*(?=[{[])/g;
/** Between the body of a function and what it is called with: `}(` or `})(`. */
const CALL = /\s{0,9}\}\s{0,9}\)?\s{0,9}\(/y;
/** What stands before the value that a function answers is filled in by more script. */
const FARTHEST_RETURN = 200_000;

/** The values that a script assigns, as far as they are written out; functions and what is computed are left. */
export function valuesIn(script: string): unknown[] {
  const starts = [...script.matchAll(ASSIGNMENT)].slice(0, MAX_ASSIGNMENTS);
  return starts.flatMap((match) => {
    const start = match.index + match[0].length;
    const value =
      script[start] === "(" ? answerOf(script, start) : readLiteral(script, start)?.value;
    return value === undefined ? [] : [value];
  });
}

/** What `(function(a,b){return {…}}(1,"x"))` answers: read once to find the end, and again knowing the arguments. */
function answerOf(script: string, start: number): unknown {
  FUNCTION.lastIndex = start;
  const [head = "", names = ""] = FUNCTION.exec(script) ?? [];
  const body = start + head.length;
  RETURN.lastIndex = body;
  const answer = head === "" ? null : RETURN.exec(script);
  if (answer === null || answer.index - body > FARTHEST_RETURN) return undefined;
  const parameters = names.split(",", MAX_PARAMETERS).map((name) => name.trim());
  const at = answer.index + answer[0].length;
  const blank: Scope = new Map(parameters.map((name) => [name, undefined]));
  const end = readLiteral(script, at, blank)?.end;
  const given = end === undefined ? undefined : argumentsAt(script, end);
  if (given === undefined) return undefined;
  const scope = new Map(parameters.map((name, place) => [name, given[place]]));
  return readLiteral(script, at, scope)?.value;
}

function argumentsAt(script: string, end: number): readonly unknown[] | undefined {
  CALL.lastIndex = end;
  const call = CALL.exec(script)?.[0];
  if (call === undefined) return undefined;
  const values: unknown[] = [];
  for (let at = end + call.length; at < script.length && values.length < MAX_PARAMETERS; ) {
    const value = readLiteral(script, at);
    if (value === undefined) return values;
    values.push(value.value);
    const comma = COMMA.exec(script.slice(value.end, value.end + 20))?.[0];
    if (comma === undefined) return values;
    at = value.end + comma.length;
  }
  return values;
}

const COMMA = /^\s*,/;
