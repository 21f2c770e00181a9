const WWW = /^(?:www|m|wap|web|news)\./;
const IP = /^[\d.]+$|^\[/;
const FILE_ENDING = /\.\w{2,5}$/;
/** What names no section. */
const EMPTY =
  /^(?:index|default|main|list|node|page|pages|home|web|site|cn|zh|en|html|content|category|col|\d+)?$/;
const SECOND_LEVEL = /^(?:com|net|org|gov|edu|ac|co|or|ne|go|gob|gouv|lg)$/;
const NOT_IN_AN_ID = /[^a-z0-9]+/g;
const OUTER_DASHES = /^-|-$/g;
const LONGEST = 40;

/**
 * A short id for a source, as an operator would choose it: the site's name and the section's
 * (`https://www.example.cn/zwgk/tzgg/` → `example-tzgg`).
 * @returns `undefined` where the address has no such words
 */
export function suggestId(address: string): string | undefined {
  const url = new URL(address);
  const words = [siteOf(url.hostname), sectionOf(url)].filter((word) => word !== "");
  const id = words.join("-").toLowerCase().replace(NOT_IN_AN_ID, "-").replace(OUTER_DASHES, "");
  const isGood = words.length > 0 && id.length <= LONGEST && !address.includes("%");
  return isGood && id !== "" ? id : undefined;
}

function siteOf(hostname: string): string {
  if (IP.test(hostname)) return "";
  const labels = hostname.replace(WWW, "").split(".");
  const depth = SECOND_LEVEL.test(labels.at(-2) ?? "") && labels.length > 2 ? 3 : 2;
  return labels.at(-depth) ?? labels[0] ?? "";
}

/** The last word of the path, with the number that a query names the section by. */
function sectionOf({ pathname, search }: URL): string {
  const segments = pathname
    .toLowerCase()
    .split("/")
    .map((part) => part.replace(FILE_ENDING, ""));
  const word = segments.findLast((segment) => !EMPTY.test(segment)) ?? "";
  const [, number = ""] = SECTION_NUMBER.exec(search) ?? [];
  return [word, number].filter((part) => part !== "").join("-");
}

const SECTION_NUMBER = /[?&]\w{0,20}(?:id|cat|cid|tid|n|type|class|node|column)=(\w{1,12})/i;
