import { attribute, type HtmlElement } from "../html/tree.ts";
import { addressOfCall, type ScriptPatterns } from "./script-patterns.ts";

const DATA_ATTRIBUTES = ["data-href", "data-link"];
/** `window.open('/a.html')`, `location.href='/a.html'`, `location='…'`, `goto("…")`: the first quoted thing that is an address. */
const QUOTED = /(["'])((?:https?:\/\/|\/|\.{1,2}\/|\?)?[\w%~./?=&;:@+,-]{3,500}?)\1/g;
const ADDRESS =
  /^(?:https?:\/\/|\/|\.{1,2}\/|\?)|\.(?:s?html?|php|aspx?|jsp|pdf|docx?|xlsx?)(?:\?|$)|\?\w+=/i;
/** An address inside another one: a share button's. */
const ENCODED = /^[^?]*%3A%2F/i;
const MAX_SCRIPT = 1_000;

/** The address that an element leads to by a script or a data attribute, as written there. */
export function scriptedAddress(
  element: HtmlElement,
  patterns: ScriptPatterns,
): string | undefined {
  for (const name of DATA_ATTRIBUTES) {
    const value = attribute(element, name)?.trim();
    if (value && ADDRESS.test(value) && !ENCODED.test(value)) return value;
  }
  return (
    addressIn(attribute(element, "onclick"), patterns) ?? addressIn(javascriptOf(element), patterns)
  );
}

function javascriptOf(element: HtmlElement): string | undefined {
  const href = element.tagName === "a" ? attribute(element, "href")?.trim() : undefined;
  return href?.toLowerCase().startsWith("javascript:") ? href : undefined;
}

function addressIn(script: string | undefined, patterns: ScriptPatterns): string | undefined {
  if (script === undefined) return undefined;
  for (const [, , text = ""] of script.slice(0, MAX_SCRIPT).matchAll(QUOTED)) {
    if (ADDRESS.test(text)) return text;
  }
  return addressOfCall(script, patterns);
}
