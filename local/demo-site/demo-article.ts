export type DemoLanguage = "zh" | "en";

/** A paragraph, or a section's heading. */
export type DemoBlock = string | { readonly h: string };

/** One article of the demo newspaper. */
export interface DemoArticle {
  /** 0 is the first one ever; even ones are Chinese, odd ones English. */
  readonly number: number;
  readonly language: DemoLanguage;
  readonly title: string;
  readonly byline: string;
  readonly credit: string;
  readonly publishedAt: Date;
  readonly blocks: readonly DemoBlock[];
  /** Of its picture. */
  readonly caption: string;
  readonly attachment: boolean;
}

export function languageOf(number: number): DemoLanguage {
  return number % 2 === 0 ? "zh" : "en";
}

/** The town's own time: `2026-11-22 18:58:28`. */
export function wallClock(date: Date): string {
  return new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");
}
