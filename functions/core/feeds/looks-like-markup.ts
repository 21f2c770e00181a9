const REFERENCE_OR_END_TAG = /&#?\w+;|<\/\w+>/;

/** Plain text that validators and some readers take for HTML: "AT&amp;T", "<b>so</b>". */
export function looksLikeMarkup(text: string): boolean {
  return REFERENCE_OR_END_TAG.test(text);
}
