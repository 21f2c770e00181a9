import { SourceMap } from "node:module";
import { build } from "esbuild";
import { entryOf, esbuildOptions, PROJECT } from "./constructs/bundle-options.ts";

const PLACE = /[^\s()]{0,200}\bindex\.mjs:(\d{1,9}):(\d{1,9})/g;

export interface Built {
  readonly code: string;
  readonly map: SourceMap;
}

/** A function's bundle, byte for byte as it is deployed from this version, with the map that is not. */
export async function buildWithMap(handler: string): Promise<Built> {
  const { outputFiles } = await build({
    ...esbuildOptions(),
    entryPoints: [entryOf(handler)],
    outfile: `${PROJECT}index.mjs`,
    absWorkingDir: PROJECT,
    sourcemap: "external",
    sourcesContent: false,
    write: false,
  });
  const textOf = (end: string) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? "";
  return { code: textOf("/index.mjs"), map: new SourceMap(JSON.parse(textOf(".map"))) };
}

/** A stack from a function's log, with each place in its bundle as the place in the sources, seen from the project. */
export function mapStack(stack: string, map: SourceMap): string {
  return stack.replace(PLACE, (whole, line: string, column: string) => {
    const place = map.findEntry(Number(line) - 1, Number(column) - 1);
    if (!("originalSource" in place)) return whole;
    return `${place.originalSource}:${place.originalLine + 1}:${place.originalColumn + 1}`;
  });
}
