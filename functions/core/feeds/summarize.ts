const SENTENCE_END = /[。!?！？；]["”』」)）]?|[.!?]["”)]?(?=\s)/gu;

/**
 * The beginning of a text: up to `length` code points, to the end of the last sentence that fits, else to the last
 * word with an ellipsis.
 */
export function summarize(text: string, length = 300): string {
  const points = Array.from(text.slice(0, 2 * length + 2));
  if (points.length <= length) return text;
  const head = points.slice(0, length).join("");
  const end = lastSentenceEnd(head);
  if (end > length / 3) return head.slice(0, end);
  const word = head.lastIndexOf(" ");
  const cut = word > length / 2 ? head.slice(0, word) : points.slice(0, length - 1).join("");
  return `${cut.trimEnd()}…`;
}

function lastSentenceEnd(text: string): number {
  let end = 0;
  for (const match of text.matchAll(SENTENCE_END)) end = match.index + match[0].length;
  return end;
}
