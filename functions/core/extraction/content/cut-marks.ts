import { attribute, type HtmlElement } from "../../html/tree.ts";
import { boilerplateByName, type CutReason } from "./boilerplate-words.ts";

const BY_TAG: Readonly<Record<string, CutReason>> = {
  nav: "navigation",
  footer: "page footer",
  aside: "side column",
  form: "form",
  fieldset: "form",
  dialog: "consent or paywall box",
  menu: "navigation",
  figcaption: "caption",
};

const BY_ROLE: Readonly<Record<string, CutReason>> = {
  navigation: "navigation",
  contentinfo: "page footer",
  complementary: "side column",
  banner: "page header",
  search: "form",
  dialog: "consent or paywall box",
  alertdialog: "consent or paywall box",
  menu: "navigation",
  menubar: "navigation",
  tablist: "navigation",
  toolbar: "page tools",
  tooltip: "page tools",
};

const DISPLAY_NONE = /display\s{0,4}:\s{0,4}none/i;
/** Where streaming servers of React put late parts of the page, till a script moves them to their place. */
const STREAMED_PART = /^S:[0-9a-f]+$/i;

/** Longer lists of classes are no one's hand. */
const LONGEST_NAME = 1_000;

/** Why an element is no content by its tag, role and names alone. */
export function boilerplateReason(element: HtmlElement): CutReason | undefined {
  if (isHidden(element)) return "hidden";
  const byRole = BY_ROLE[attribute(element, "role") ?? ""];
  return BY_TAG[element.tagName] ?? byRole ?? byNames(element);
}

function byNames(element: HtmlElement): CutReason | undefined {
  for (const { name, value } of element.attrs) {
    if ((name !== "class" && name !== "id") || value.length > LONGEST_NAME) continue;
    const reason = boilerplateByName(value);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function isHidden(element: HtmlElement): boolean {
  for (const { name, value } of element.attrs) {
    if (name === "hidden") return !STREAMED_PART.test(attribute(element, "id") ?? "");
    if (name === "style" && DISPLAY_NONE.test(value)) return true;
    if (name === "aria-hidden" && value === "true") return true;
  }
  return false;
}
