import { isChineseName, mayBeChineseName } from "./chinese-name.ts";

/** 记者, 通讯员 and their kin, with the medium that they work for. */
const ROLE =
  /(?:本报|本网|本刊|本台|全媒体|融媒体|特约|特派|特邀|见习|实习|首席|高级|资深|驻[^\s]{1,6}|[\p{Script=Han}A-Za-z0-9+·《》“”]{2,12})?(?:记者|通讯员|实习生|评论员|专栏作者|撰稿人|特约作者|作者|主笔)(?:[:：]|\s|(?=\p{Script=Han}))|(?<![\p{Script=Han}])(?:编译|撰文|采写|采访|整理)(?:[:：]|\s|(?=\p{Script=Han}))/gu;
const TAIL =
  /(?:摄影报[道导]|综合报[道导]|报[道导]|摄影|摄|文\/图|图\/文|图文|文图|文|图|整理|编译|供图|实习生|通讯员|记者)$/u;
/** 记者张三／台北报导: the place is no second name. */
const REPORTED_FROM = /[/／]\s?\p{Script=Han}{2,3}\s?报[道导]/u;
const PARTS = /[\s\t、，,;；/／|｜&＆和]+/u;
const BRACKETS = /^[（(【[「]{1,5}|[）)】\]」。]{1,5}$/gu;
const PLACE =
  /^(\p{Script=Han}{2,3}?)(?=(?:中国|国家|中央|全国|北京|上海|天津|重庆|广东|广州|深圳|浙江|杭州|江苏|南京|山东|四川|湖北|武汉|湖南|河南|河北|福建|陕西|西安|清华|复旦|人民|新华|系|为|（|\())/u;
const MAX_NAMES = 8;
const MAX_ACCOUNT = 20;
const DIGITS = /\d/;

/** Persons' names in a row: 刘玺东 通讯员 易赛楠, 史卫燕、孔德明, 宣传部 王小明. Stops where the names stop. */
export function readChineseNames(text: string): readonly string[] {
  const names: string[] = [];
  for (const part of partsOf(text)) {
    const name = part.replace(TAIL, "").replace(TAIL, "");
    if (name === "" || (names.length === 0 && isOffice(name))) continue;
    if (!isName(name, names.length)) break;
    names.push(name);
    if (names.length === MAX_NAMES) break;
  }
  return joined(names);
}

/** What stands behind 作者：a person, several, or an account of up to 20 characters. */
export function readChineseAuthors(text: string): readonly string[] {
  const names = readChineseNames(text);
  if (names.length > 0) return names;
  const [first = ""] = partsOf(text);
  const persons = readPlacedName(first);
  if (persons.length > 0) return persons;
  const account = first.length > 4 ? first.replace(TAIL, "") : first;
  const isAccount = account.length >= 2 && account.length <= MAX_ACCOUNT && !DIGITS.test(account);
  return isAccount && !mayBeRole(account) && !isOffice(account) ? [account] : [];
}

const OFFICE = /^\p{Script=Han}{2,12}[部处院局科办室系会司社学]$/u;

/** 宣传部, 党委办公室: part of an institution. */
export function isOffice(text: string): boolean {
  return OFFICE.test(text);
}

/** 张三北京大学教授, 张三为北京大学教授. */
export function readPlacedName(text: string): readonly string[] {
  const name = PLACE.exec(text)?.[1] ?? "";
  return isChineseName(name) ? [name] : [];
}

function partsOf(text: string): readonly string[] {
  return text
    .replace(REPORTED_FROM, "")
    .replace(ROLE, " ")
    .split(PARTS)
    .map((part) => part.replace(BRACKETS, ""))
    .filter((part) => part !== "");
}

function isName(part: string, before: number): boolean {
  return (
    isChineseName(part) ||
    (before === 0 && mayBeChineseName(part) && part.length <= 3) ||
    isHalfName(part)
  );
}

/** 王 刚: some print a blank in a name of two characters. */
function isHalfName(part: string): boolean {
  return part.length === 1 && HAN.test(part);
}

const HAN = /^\p{Script=Han}$/u;

function joined(names: readonly string[]): readonly string[] {
  const result: string[] = [];
  for (let i = 0; i < names.length; i += 1) {
    const name = names[i] ?? "";
    const next = names[i + 1] ?? "";
    if (isHalfName(name) && isHalfName(next)) {
      result.push(name + next);
      i += 1;
    } else if (!isHalfName(name)) result.push(name);
  }
  return result;
}

function mayBeRole(text: string): boolean {
  return ROLE_WORD.test(text);
}

const ROLE_WORD =
  /^(?:佚名|未知|不详|匿名|网络|本站|原创|(?:本站|本网|网站|网络|系统|后台)?(?:管理员|编辑|小编)|admin\w*)$/i;
