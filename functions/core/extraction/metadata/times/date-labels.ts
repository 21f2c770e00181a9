import type { DateRole } from "./date-candidate.ts";

const MODIFIED =
  /更新|修[改订正]|編輯|最后|[uo]pp?dat|modif|revis|edited|changed|last|a[ck]?tuali[sz]|änder[tu]|bearbeitet|stand:|mise? à jour|m[aà]j\b|aggiorn|bijgewerkt|gewijzigd|обновл|измен|güncel|päivit|ενημερώθ|تحديث|diperb|cập nhật|frissít|수정|업데이트/iu;

/** "Last" before a date; as a heading, "the last news". */
const LAST =
  /letzt|laatst|derni[eè]re m|[uú]ltim[aoei](?!\p{L})|ostatni|posledn|последн|senast|τελευταία/iu;

const PUBLISHED =
  /[发發][布表]|本[贴帖]由|发稿|刊[发登]|录入|上传|登载|(?<!北京|[当當]地)[时時][间間]|日期|pubb?li|post|veröff|erschien|erstellt|created|submitted (?:on|by)|release|issued|geplaatst|udgiv|julkais|опубл|дата|vydán|dodano|megjelen|δημοσ|yayın|objavljen|نشر(?!ة)|terbit|tayang|đăng(?! [nk])|giriş:|eklenme|公開|掲載|配信|投稿|입력|등록|게시|written|dated?\b|datum|fecha|\bdata\b/iu;

const OTHER =
  /截至|截止|活动|会议|报名|开始|结束|考试|召开|有效|期限|举行|举办|出生|成立|deadline|expire|valid|gültig|vigen|urteil|born|©|copyright|\(c\)|since|\bseit\b|accessed|retrieved|abgerufen|consulté|event|meeting|veranstaltung|starts?\b|ends?\b|until|bis zum|joined|registered|founded|today|heute ist|今天是|版权|原文\s?[(（发發投]|备案|cached|archiv|next|closing|effective|comment|reply|评论|回复|(?<!re)viewed|read\b/iu;

const LABEL_CHARACTERS = 48;
/** A label belongs to the date that follows it, not to the one behind that. */
const DATE_END = /\d[^\p{L}]{0,28}$/u;

const LAST_PART = /[^\t|；;。，）)】\]>•·]{0,48}$/u;

/** "© 2019 The Gazette. Last updated 4 May". */
const SENTENCE_END = /(?<=\p{L}{4}\.)\s(?=\p{Lu})/u;

/** What the words before a date say of it; none: unlabelled. `start` is where the date begins. */
export function roleByLabel(
  text: string,
  start: number,
  previousEnd: number,
): DateRole | undefined {
  const before = text.slice(Math.max(previousEnd, start - LABEL_CHARACTERS), start).trimEnd();
  const part = before.slice(before.search(LAST_PART));
  const label = part.split(SENTENCE_END).at(-1) ?? part;
  if (OTHER.test(label)) return "other";
  if (MODIFIED.test(label) || LAST.test(label)) return "modified";
  return PUBLISHED.test(label) && !DATE_END.test(label.slice(0, -1)) ? "published" : undefined;
}

/** What the words behind a date say of it: "2021-03-23 更新", "March 23, 2021 (updated)". */
export function roleByTail(words: string): DateRole | undefined {
  if (words.length > MAX_TAIL) return undefined;
  if (MODIFIED.test(words)) return "modified";
  return PUBLISHED.test(words) ? "published" : undefined;
}

const MAX_TAIL = 16;

/** "Last updated" in a line of its own above a date. */
export function isChangeHeading(line: string): boolean {
  return (
    line.length <= MAX_HEADING && MODIFIED.test(line) && !DIGIT.test(line) && !OTHER.test(line)
  );
}

const MAX_HEADING = 28;
const DIGIT = /\d/;

/** What a name in metadata or a class says of the date in it. */
export function roleByName(name: string): DateRole | undefined {
  if (EXPIRES.test(name)) return "other";
  if (MODIFIED.test(name)) return "modified";
  return PUBLISHED_NAME.test(name) ? "published" : undefined;
}

const EXPIRES =
  /expir|valid|unpub|event|start|end_?(?:date|time)|access|crawl|build|generat|make|cache|effective|revisit|archive|birth|deadline|comment|reading|read-?time/i;
const PUBLISHED_NAME =
  /publi|pub_?-?(?:date|time)|issued|creat|release|original|display|post(?:ed)?[_-]?(?:date|time|on)|entry-date|first/i;
