/** Whom a photo is from, at the end of what stands below it. An agency alone in brackets is where a report is from. */
const CREDITS: readonly RegExp[] = [
  /[([](?:(?:ap|afp|epa|reuters|dpa|upi|pa) ?(?:photo|images|wire|\/)|getty|photo|foto|image|bild|archivbild|archivfoto|file photo|courtesy|picture|imago|shutterstock|istock|crédit)[^)\]]{0,80}[)\]]\.?$/i,
  /(?:^|[\s.|–—,-])(?:photo(?:graph)?(?: credit| by| courtesy)?|foto|bild|(?:bild|foto)quelle|image(?: credit| source)?|picture|crédits?(?: photo)?|fotografía|imagen|zdjęcie|фото)\s?[:：©]\s?[^.!?:]{2,60}$/i,
  /(?:[|/©]\s?|\bvia )(?:getty images|shutterstock|istock(?:photo)?|reuters|afp|ap(?: images)?|dpa|imago|epa|alamy)(?:[/ ][\w .-]{1,40})?$|^(?:getty images|shutterstock|istock|istockphoto)$/i,
  /\S\s?©\s?\p{L}[^.!?©]{1,50}$/u,
];

/** Papers of Taiwan and Hong Kong point from the caption to the picture. */
const POINTING = /^[▲▼△▽▴▾].{2,300}[(（].{0,20}(?:[圖图照]|攝|摄|翻攝|photo).{0,40}[)）]。?$/iu;

const LONGEST = 400;

/** Whether a line is a caption by its first sign and its credit, wherever it stands. */
export function pointsToPicture(text: string): boolean {
  return text.length <= LONGEST && POINTING.test(text);
}

/** Whether a text ends with a photo's credit. Chinese captions are not asked: they end as their articles do. */
export function endsWithCredit(text: string): boolean {
  return text.length <= LONGEST && CREDITS.some((credit) => credit.test(text));
}
