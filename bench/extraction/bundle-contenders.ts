import { join } from "node:path";
import { build } from "esbuild";
import { esbuildOptions } from "../../infra/constructs/bundle-options.ts";

/** Paths of modules, loadable from where they lie. */
export interface Bundled {
  readonly extractors: string;
  readonly memory: string;
}

/**
 * `extractors.ts` and `memory.ts` with our own code in them, minified as it is deployed: loaded from sources file by file it
 * takes 40 MB more than any operator ever sees. The peers stay the packages that their users load.
 */
export async function bundleContenders(): Promise<Bundled> {
  const outdir = join(import.meta.dirname, "..", "node_modules", ".cache", "extraction");
  await build({
    ...esbuildOptions(),
    entryPoints: ["extractors.ts", "memory.ts"].map((name) => join(import.meta.dirname, name)),
    external: ["@mozilla/readability", "defuddle", "htmlparser2", "jsdom", "linkedom"],
    logLevel: "error",
    outExtension: { ".js": ".mjs" },
    outdir,
  });
  return { extractors: join(outdir, "extractors.mjs"), memory: join(outdir, "memory.mjs") };
}
