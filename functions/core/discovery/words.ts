/** Words of a class or an id, in lower case: `hotNews-list_2` is hot, news, list. */
export function wordsOf(name: string): string[] {
  return name
    .slice(0, 200)
    .replace(CAMEL_CASE, "$1 $2")
    .toLowerCase()
    .split(NOT_A_LETTER)
    .filter((word) => word !== "");
}

const CAMEL_CASE = /([a-z])([A-Z])/g;
const NOT_A_LETTER = /[^a-z]+/;
