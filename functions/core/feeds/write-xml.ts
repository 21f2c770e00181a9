type Attributes = Readonly<Record<string, string | number | undefined>>;

const SPECIAL = /[&<>"]/g;

/** Numeric references: RSS readers that unescape twice do not take these for markup (RSS Profile, "Character Data"). */
const REFERENCES: Readonly<Record<string, string>> = {
  "&": "&#x26;",
  "<": "&#x3C;",
  ">": "&#x3E;",
  '"': "&#x22;",
};

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** For text in XML and in HTML. */
export function escapeMarkup(text: string): string {
  return text.replace(SPECIAL, (character) => ENTITIES[character] ?? "");
}

/** For plain text in RSS. */
export function escapeByNumber(text: string): string {
  return text.replace(SPECIAL, (character) => REFERENCES[character] ?? "");
}

/** One element; absent attributes are left out, `content` is XML already. */
export function element(name: string, attributes: Attributes, content = ""): string {
  const start = `${name}${writeAttributes(attributes)}`;
  return content === "" ? `<${start}/>` : `<${start}>${content}</${name}>`;
}

export function textElement(name: string, text: string, escapeText = escapeMarkup): string {
  return `<${name}>${escapeText(text)}</${name}>`;
}

export function writeAttributes(attributes: Attributes): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeMarkup(String(value))}"`)
    .join("");
}
