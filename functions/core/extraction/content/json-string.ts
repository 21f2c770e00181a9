const QUOTE = 34;
const BACKSLASH = 92;
const LINE_BREAKS = /[\n\r\t]/g;
const ESCAPES: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "", "\t": " " };

/** The JSON string whose opening quote stands at `from`; line breaks in it are taken, as pages write them. */
export function readJsonString(text: string, from: number): string | undefined {
  let end = from + 1;
  while (end < text.length && text.charCodeAt(end) !== QUOTE)
    end += text.charCodeAt(end) === BACKSLASH ? 2 : 1;
  const literal = text.slice(from, end + 1).replace(LINE_BREAKS, (letter) => ESCAPES[letter] ?? "");
  const value = parseJson(literal);
  return typeof value === "string" ? value : undefined;
}

/** Nothing where the text is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
