import { describe, expect, it } from "vitest";
import { endsWithCredit } from "../../../../functions/core/extraction/content/photo-credit.ts";

describe("a photo's credit", () => {
  it.each([
    "Vicente loads doors into his truck in Hialeah, Fla. (AP Photo/Alan Diaz, File)",
    "A doctor of the 14th century (Image: GETTY)",
    "Die Ministerin bei der Vorstellung Foto: Felix Zahn/imago",
    "Zwei Minister | Bildquelle: EU-Kommission",
    "Francesco Carta | Moment | Getty Images",
    "State Registry via AP",
    "Das Pflegeheim in Nußdorf © Gemeinde Nußdorf",
  ])("ends a caption: %s", (text) => {
    expect(endsWithCredit(text)).toBe(true);
  });

  it.each([
    "The talks go on tomorrow, a spokesman said. (Reuters)",
    "BERLIN (dpa) - Die Gespräche gehen weiter.",
    "She sold the photo: a view of the bridge. It went for ten pounds, and nobody knows why.",
    "© 2021 Riverbend Council",
    "He works for Getty Images in Paris now, he said.",
  ])("does not end this: %s", (text) => {
    expect(endsWithCredit(text)).toBe(false);
  });
});
