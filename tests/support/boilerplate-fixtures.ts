import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = "tests/fixtures/boilerplate";

const TEXTS = {
  zh: {
    title: "老旧厂房变身社区书房",
    lines: [
      "11月16日,由老纺织厂仓库改建的河湾社区书房正式开放,首日接待读者六百余人次,周边居民步行十分钟就能借到书。",
      "书房占地面积820平方米,藏书两万余册,设有阅览区、亲子区和自习区,每天开放到晚上九点,周末延长一小时。",
      "“过去借一本书要坐四站公交车,现在下楼就能看。”在此居住了三十年的退休教师周敏说,她当天借走了三本地方志。",
      "下一步,河湾街道将把书房的运行情况按季度公开,并邀请居民代表参与评议。",
    ],
  },
  en: {
    title: "Old textile warehouse reopens as a neighbourhood library",
    lines: [
      "A disused textile warehouse on Mill Street opened its doors on Monday as the Riverbend Community Library, drawing more than six hundred visitors on its first day.",
      "The building covers 820 square metres and holds over twenty thousand books, with reading rooms, a family corner and study desks that stay open until nine in the evening.",
      "“I used to ride four stops to borrow a book, and now I only have to walk downstairs,” said Margaret Hale, a retired teacher who has lived nearby for thirty years.",
      "The council will publish figures on how the library is used every quarter and invite residents to discuss them.",
    ],
  },
} as const;

type Language = keyof typeof TEXTS;
type Place = "top" | "middle" | "end";

/** How the article's container holds its lines. */
const LAYOUTS: Readonly<Record<string, (parts: readonly string[]) => string>> = {
  "paragraphs in a div": (parts) => `<div>${parts.join("\n")}</div>`,
  "a table's cell": (parts) => `<table width="800"><tr><td>${parts.join("\n")}</td></tr></table>`,
};

export interface BoilerplateFixture {
  readonly name: string;
  readonly layout: string;
  readonly html: string;
  readonly lines: readonly string[];
}

/** Every snippet, inside the very element that holds the article's lines, in each layout: adding a case is adding a file. */
export function boilerplateFixtures(): BoilerplateFixture[] {
  return (["zh", "en"] as const).flatMap((language) =>
    readdirSync(join(FOLDER, language)).flatMap((file) => {
      const snippet = readFileSync(join(FOLDER, language, file), "utf8");
      return Object.keys(LAYOUTS).map((layout) => toFixture(language, file, snippet, layout));
    }),
  );
}

function toFixture(language: Language, file: string, snippet: string, layout: string) {
  const { title, lines } = TEXTS[language];
  const body = LAYOUTS[layout]?.(withSnippet(lines, snippet)) ?? "";
  const html = `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1>${body}</body></html>`;
  return { name: `${language}/${file}`, layout, html, lines };
}

/** Its first line tells where it stands. */
function withSnippet(lines: readonly string[], snippet: string): readonly string[] {
  const paragraphs = lines.map((line) => `<p>${line}</p>`);
  const place = snippet.slice(5, snippet.indexOf(" -->")) as Place;
  const index = { top: 0, middle: 2, end: lines.length }[place];
  return paragraphs.toSpliced(index, 0, snippet);
}
