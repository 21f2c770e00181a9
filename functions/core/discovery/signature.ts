import { attribute, type HtmlElement, isElement } from "../html/tree.ts";
import { parentOf } from "./page-regions.ts";

const WHITE_SPACE = /\s+/;
const DEPTH = 5;
const ITEM_TAGS: ReadonlySet<string> = new Set([
  "li",
  "td",
  "dd",
  "dt",
  "tr",
  "p",
  "h2",
  "h3",
  "h4",
]);
const DIGIT = /\d/;
/** Classes that tell one item of a list from the next, not one list from another. */
const STATE =
  /^(?:odd|even|first|last|active|current|cur|on|hover|selected|top|new|hot|alt|even|fn|clearfix|cf|fl|fr|left|right)$/i;

/** The path of a link up the page, by tags and classes: equal for the links that one template made. */
export function signatureOf(link: HtmlElement): string {
  const steps: string[] = [];
  let element: HtmlElement | undefined = link;
  for (let depth = 0; depth < DEPTH && element !== undefined; depth++) {
    steps.push(stepOf(element));
    element = parentOf(element);
  }
  return `${placeAmongLinks(link)}${steps.join("<")}`;
}

function stepOf(element: HtmlElement): string {
  const classes = (attribute(element, "class") ?? "")
    .split(WHITE_SPACE, 6)
    .filter((name) => name !== "" && !STATE.test(name) && !DIGIT.test(name));
  return [element.tagName, ...classes.slice(0, 2)].join(".");
}

/** In an item with several links, the first and the others are of different kinds (category and headline). */
function placeAmongLinks(link: HtmlElement): string {
  const parent = parentOf(link);
  if (parent === undefined || !ITEM_TAGS.has(parent.tagName)) return "";
  const links = parent.childNodes.filter((node) => isElement(node) && node.tagName === "a");
  return links.length > 1 && links.length <= 4 ? `${links.indexOf(link)}:` : "";
}
