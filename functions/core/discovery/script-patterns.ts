import { type HtmlDocument, isElement, isText } from "../html/tree.ts";
import { nodesBelow } from "./nodes-below.ts";

/**
 * Addresses made by a page's own small functions: `function show(id){location.href="/news/"+id+".html"}` turns
 * `javascript:show(12)` into /news/12.html. Only one concatenation with the first parameter is understood; nothing is run.
 */
export type ScriptPatterns = ReadonlyMap<
  string,
  { readonly before: string; readonly after: string }
>;

const FUNCTION =
  /function\s{1,4}([\w$]{1,60})\s{0,4}\(\s{0,4}([\w$]{1,40})[^){]{0,100}\)\s{0,9}\{([^{}]{1,1500})\}/g;
const MAX_SCRIPTS = 200_000;
const CALL = /(?:^|[;:\s])([\w$]{1,60})\(\s*["']?([\w-]{1,80})["']?\s*[,)]/;

export function readScriptPatterns(document: HtmlDocument): ScriptPatterns {
  const patterns = new Map<string, { before: string; after: string }>();
  for (const [, name = "", parameter = "", body = ""] of scriptsOf(document).matchAll(FUNCTION)) {
    const pattern = concatenationIn(body, parameter);
    if (pattern !== undefined) patterns.set(name, pattern);
  }
  return patterns;
}

/** The page's own scripts, as far as they are small. */
function scriptsOf(document: HtmlDocument): string {
  const scripts: string[] = [];
  let length = 0;
  for (const node of nodesBelow(document)) {
    if (!isElement(node) || node.tagName !== "script") continue;
    const script = node.childNodes.find(isText)?.value ?? "";
    length += script.length;
    if (length > MAX_SCRIPTS) break;
    scripts.push(script);
  }
  return scripts.join("\n");
}

/** `"/detail?id=" + id + "&type=1"` around the parameter. */
const CONCATENATION =
  /(["'])([^"'\n]{1,300})\1\s*\+\s*([\w$]{1,40})(?:\s*\+\s*(["'])([^"'\n]{0,300})\4)?/g;

function concatenationIn(body: string, parameter: string) {
  for (const [, , before = "", name, , after = ""] of body.matchAll(CONCATENATION)) {
    if (name === parameter) return { before, after };
  }
  return undefined;
}

/** The address that a call in an attribute leads to. */
export function addressOfCall(script: string, patterns: ScriptPatterns): string | undefined {
  const [, name = "", value = ""] = CALL.exec(script.slice(0, 500)) ?? [];
  const pattern = patterns.get(name);
  return pattern && `${pattern.before}${value}${pattern.after}`;
}
