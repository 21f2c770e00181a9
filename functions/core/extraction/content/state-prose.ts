import { parseJson, readJsonString } from "./json-string.ts";
import { measureText } from "./text-measure.ts";

/** A shorter string is a title or a label. */
const PROSE = 80;
/** Running text has a comma or a full stop in every line; keys, addresses and lists of words have not. */
const MOST_WEIGHT_A_STOP = 250;
const MOST_VALUES = 50_000;
const MARKUP_TAG = /<[^<>]{1,500}>/g;
const PARSED_STRING = 'JSON.parse("';

/** The longest running text in the state that a script draws its page from: one string, or the strings of one list. */
export function proseInState(script: string): string | undefined {
  const state = readState(script);
  if (state === undefined) return undefined;
  let best: string | undefined;
  let most = 0;
  for (const text of texts(state)) {
    const weight = proseWeight(text);
    if (weight <= most) continue;
    most = weight;
    best = text;
  }
  return best;
}

/** `window.__STATE__ = {…}`, `self.x = JSON.parse("…")`, or the JSON alone. */
function readState(script: string): unknown {
  const quoted = script.indexOf(PARSED_STRING);
  if (quoted >= 0)
    return parseJson(readJsonString(script, quoted + PARSED_STRING.length - 1) ?? "");
  const from = script.indexOf("{");
  const to = script.lastIndexOf("}");
  return from < 0 ? undefined : parseJson(script.slice(from, to + 1));
}

/** Every string, and for every list the strings in it one below the other. */
function* texts(state: unknown): Generator<string> {
  const queue: unknown[] = [state];
  for (let i = 0; i < queue.length && i < MOST_VALUES; i += 1) {
    const value = queue[i];
    if (typeof value === "string") yield value;
    else if (Array.isArray(value)) {
      yield value
        .map(textOfItem)
        .filter((text) => text !== "")
        .join("\n");
      queue.push(...value.slice(0, MOST_VALUES));
    } else if (typeof value === "object" && value !== null) queue.push(...Object.values(value));
  }
}

const TEXT_KEYS = ["text", "content", "html", "value", "body", "paragraph", "children"];

/** A paragraph in a list of blocks: itself, or what one of the usual names holds. */
function textOfItem(item: unknown): string {
  if (typeof item === "string") return item;
  if (typeof item !== "object" || item === null) return "";
  for (const key of TEXT_KEYS) {
    const value = (item as Record<string, unknown>)[key];
    if (typeof value === "string") return value;
  }
  return "";
}

function proseWeight(text: string): number {
  const { weight, stops } = measureText(text.replace(MARKUP_TAG, " "));
  return weight >= PROSE && stops >= weight / MOST_WEIGHT_A_STOP ? weight : 0;
}
