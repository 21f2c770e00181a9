import picomatch from "picomatch";
import type { LinkFilter } from "../source.ts";
import type { DiscoveredLink } from "./discovery.ts";

/** What an operator lets in: all of what is asked for (a word of these, a path of those), and none of what is not wanted. */
export function filterLinks(
  links: readonly DiscoveredLink[],
  { include, exclude }: { readonly include?: LinkFilter; readonly exclude?: LinkFilter },
): DiscoveredLink[] {
  const wanted = [titleTest(include?.title), urlTest(include?.url)].filter(
    (test) => test !== undefined,
  );
  const unwanted = [titleTest(exclude?.title), urlTest(exclude?.url)].filter(
    (test) => test !== undefined,
  );
  return links.filter(
    (link) => wanted.every((test) => test(link)) && !unwanted.some((test) => test(link)),
  );
}

type LinkTest = (link: DiscoveredLink) => boolean;

/** Any of the words, whatever their case; full-width forms are their plain ones. */
function titleTest(words: readonly string[] = []): LinkTest | undefined {
  if (words.length === 0) return undefined;
  const plain = words.map(plainText);
  return ({ title }) => {
    const text = plainText(title);
    return plain.some((word) => text.includes(word));
  };
}

function plainText(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/** Any of the globs, on the path or on the whole address without its query. */
function urlTest(globs: readonly string[] = []): LinkTest | undefined {
  if (globs.length === 0) return undefined;
  const tests = globs.map((glob) => picomatch(glob, { dot: true }));
  return ({ url }) => {
    const { origin, pathname } = new URL(url);
    const readable = decodePath(pathname);
    return tests.some((test) => test(pathname) || test(readable) || test(origin + pathname));
  };
}

/** Globs are written as people read addresses. */
function decodePath(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
