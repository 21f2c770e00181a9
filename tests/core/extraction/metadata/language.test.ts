import { describe, expect, it } from "vitest";
import { extractPage } from "../../../support/extract-page.ts";

const ENGLISH =
  "The first companies moved into the new park by the river on Tuesday, and all of them have finished their paperwork for this year.";
const GERMAN =
  "Die ersten Unternehmen sind am Dienstag in den neuen Park am Fluss gezogen, und alle haben die Formalitäten für das Jahr erledigt.";
const MAINLAND =
  "河畔园区今天上午正式开门迎客，首批三十二家企业已经办完全部手续，员工下周起陆续搬入新的办公楼，园区食堂和班车也同时启用。";
const TAIWAN =
  "河畔園區今天上午正式開門迎客，首批三十二家企業已經辦完全部手續，員工下週起陸續搬入新的辦公樓，園區食堂和班車也同時啟用。";
const PLACES =
  "宮崎県 宮崎市 都城市 延岡市 日南市 小林市 日向市 串間市 西都市、高知県 高知市 室戸市 安芸市 南国市 土佐市で震度五弱を観測した。大分県 大分市 別府市 中津市 日田市 佐伯市 臼杵市 津久見市 竹田市。";
const SERBIAN =
  "Прве компаније уселиле су се у нови парк поред реке у уторак, и све су завршиле своје послове истог дана, рекла је директорка.";
const RESULTS =
  "Classificação da etapa: 1. A. Silva a 12 s, 2. B. Souza a 15 s, 3. C. Lima a 20 s, 4. D. Rocha a 31 s, 5. E. Prado a 44 s; volta a volta, a prova.";

describe("the language of an article", () => {
  it.each([
    ["as declared", "en-GB", ENGLISH, "en-GB"],
    ["as declared, in the form of BCP 47", "zh_cn", MAINLAND, "zh-CN"],
    ["the text's, where a template declares another", "en", GERMAN, "de"],
    ["Chinese, where a template declares English", "en", MAINLAND, "zh"],
    ["Chinese as Taiwan writes it", "", TAIWAN, "zh-Hant"],
    ["Japanese, though names of places have hardly any kana", "ja", PLACES, "ja"],
    ["Chinese, where a template declares Japanese and there is no kana", "ja", MAINLAND, "zh"],
    ["Serbian in either script", "sr", SERBIAN, "sr"],
    ["unknown rather than Hungarian for a list with many an a", "", RESULTS, undefined],
  ])("is %s", (_, declared, text, language) => {
    expect(languageOf(declared, text)).toBe(language);
  });
});

function languageOf(declared: string, text: string): string | undefined {
  const lang = declared === "" ? "" : ` lang="${declared}"`;
  const html = `<html${lang}><head><title>x</title></head><body><h1>${text.slice(0, 12)}</h1><article><p>${text}</p><p>${text}</p></article></body></html>`;
  const read = extractPage(html);
  return read.ok ? read.article.language : read.reason;
}
