/** Surnames as Taiwan and Hong Kong print them, each with the character that our words are written in. */
export const TWICE_WRITTEN_SURNAMES =
  "於于來来習习張张劉刘陳陈楊杨趙赵黃黄吳吴孫孙馬马羅罗鄭郑謝谢韓韩馮冯蕭萧許许鄧邓蘇苏盧卢蔣蒋賈贾葉叶閻阎鍾钟鄒邹陸陆龍龙萬万錢钱湯汤賴赖龔龚龐庞蘭兰顏颜嚴严溫温蘆芦魯鲁韋韦畢毕聶聂叢丛齊齐莊庄塗涂關关費费紀纪顧顾歐欧項项陽阳單单閔闵喬乔賀贺呂吕闕阙欒栾連连簡简遊游樂乐寧宁稅税談谈";
/** The same of labels. */
const LABELS =
  "記记報报導导編编輯辑責责發发佈布攝摄圖图實实見见約约網网譯译審审專专欄栏評评論论轉转載载訊讯電电採采寫写綜综盤盘駱骆陰阴劃划讀读資资訪访樓楼貼贴";
/** No text is without them. */
const COMMON = "們们這这個个國国會会對对時时為为過过說说";
const PAIRS = TWICE_WRITTEN_SURNAMES + LABELS + COMMON;

const FOLDED = new Map<string, string>();
for (let i = 0; i < PAIRS.length; i += 2) FOLDED.set(PAIRS.charAt(i), PAIRS.charAt(i + 1));
const TRADITIONAL = oneOf(FOLDED.keys());
const SIMPLIFIED = oneOf(FOLDED.values());

function oneOf(characters: Iterable<string>): RegExp {
  return new RegExp(`[${[...characters].join("")}]`, "gu");
}

/** The text with the traditional characters of labels and surnames simplified; every character keeps its place. */
export function foldTraditional(text: string): string {
  return text.replace(TRADITIONAL, (char) => FOLDED.get(char) ?? char);
}

/** A part of the folded text as the page prints it. */
export function unfold(part: string, folded: string, printed: string): string {
  const at = folded.indexOf(part);
  return at < 0 ? part : printed.slice(at, at + part.length);
}

/** Whether a Chinese text is written as in Taiwan and Hong Kong rather than as on the mainland. */
export function isTraditional(text: string): boolean {
  return (text.match(TRADITIONAL)?.length ?? 0) > (text.match(SIMPLIFIED)?.length ?? 0);
}
