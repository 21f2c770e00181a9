const DIGITS = /\d+/g;
const EXTENSION = /\.[a-z]{2,5}$/i;
const NUMBERS = /^[\d._-]+$/;

/**
 * How most of the addresses are built: `www.example.cn/0/a` is host, then numbers as 0 and words as a. Articles of one
 * list mostly share it; a redesign changes it.
 */
export function commonShape(urls: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const url of urls) {
    const shape = shapeOf(url);
    counts.set(shape, (counts.get(shape) ?? 0) + 1);
  }
  let best = "";
  for (const [shape, count] of counts) if (count > (counts.get(best) ?? 0)) best = shape;
  return best;
}

function shapeOf(url: string): string {
  const { host, pathname } = new URL(url);
  const directory = pathname.slice(0, pathname.lastIndexOf("/") + 1);
  const file = pathname.slice(directory.length);
  const [extension = ""] = EXTENSION.exec(file) ?? [];
  const name = file.slice(0, file.length - extension.length);
  const kind = NUMBERS.test(name) ? name.replace(DIGITS, "0") : name && "a";
  return `${host}${directory.replace(DIGITS, "0")}${kind}${extension}`;
}
