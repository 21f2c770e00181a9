// Control characters but tab and line feed, and what can never be a character in XML.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g;
const CARRIAGE_RETURN = /\r\n?/g;

/** Text that HTML and XML take as it is: one kind of line end, no control character, no lone surrogate. */
export function cleanCharacters(text: string): string {
  return text.replace(CARRIAGE_RETURN, "\n").replace(FORBIDDEN, "").toWellFormed();
}
