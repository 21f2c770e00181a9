/** Lines that name the author or the last change and say nothing else. Each pattern is the whole line. */
const METADATA: readonly RegExp[] = [
  /^(?:By|BY|Von|VON|Par|Por|Di|Door|Av)[:\s]\s?\p{Lu}[\p{L}.'’-]{1,20}(?:\s\p{Lu}[\p{L}.'’-]{0,20}){1,4}(?: (?:on|am|le|el|il) .{0,24}\d)?$/u,
  /^\p{sc=Hangul}{2,4}\s?(?:선임|수습|인턴|전문)?(?:기자|특파원)(?:\s?[=(]?\s?[\w.+-]{1,40}@[\w.-]{1,40}\)?)?$/u,
  /^(?:last (?:updated|modified|changed)|zuletzt (?:geändert|aktualisiert)|dernière (?:mise à jour|modification)|última (?:actualización|modificación)|最后更新|最終更新)[^.!?。]{0,24}\d/iu,
  /^(?:\p{L}{3,14}(?:-feira)?,? )?\d{1,2}[./]? ?(?:de |d')?(?:\p{L}{3,10}|\d{1,2})[./]? ?,?(?:de )?\d{4}\s?(?:às|at|um|à|a las|,|-|–|\|)?\s?\d{1,2}[:h.]\d{2}(?: ?(?:Uhr|h|am|pm|[A-Z]{3,4}))?$/iu,
  /(?:^|[·|–—]\s?)(?:posted|published|(?:last )?updated|publish date|veröffentlicht|aktualisiert|publié|publicado|actualizado)(?: on| am| le| el)?\s?:\s.{3,40}\d.{0,60}$/iu,
];
const LONGEST = 120;

/** One quick look: most lines have neither a number nor such a word. */
const MAY_BE = /\d|^(?:By|BY|Von|VON|Par|Por|Di|Door|Av)[:\s]|기자|특파원/;

export function isMetadataLine(text: string): boolean {
  return text.length <= LONGEST && MAY_BE.test(text) && METADATA.some((line) => line.test(text));
}

const FACT = /^\p{Lu}[\p{L} ]{2,20}:\s\S/u;
const ABOUT_PAGE =
  /^(?:author|by|words|text|photo|editor|date|posted|updated|source|categor|tag|topic|section|filed|view|reading|comment|share|autor|von|datum|stand|quelle|kategorie|rubrik|thema|auteur|par|publi|fecha|fuente|etiquetas|data|fonte|di)/i;

/** Whether a line tells a fact of the article's matter and not of the page: `Location: Linfield`. */
export function isFact(text: string): boolean {
  return text.length <= LONGEST && FACT.test(text) && !ABOUT_PAGE.test(text);
}
