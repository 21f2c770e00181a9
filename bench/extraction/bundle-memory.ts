import { join } from "node:path";
import { build } from "esbuild";

const REQUIRE = `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);`;

/**
 * `memory.ts` with our own code in it, minified as it is deployed: to load sources file by file takes 40 MB that no operator
 * ever sees. The peers stay packages, loaded from where the bundle lies.
 */
export async function bundleMemory(): Promise<string> {
  const bench = join(import.meta.dirname, "..");
  const outfile = join(bench, "node_modules", ".cache", "memory.mjs");
  await build({
    entryPoints: [join(import.meta.dirname, "memory.ts")],
    bundle: true,
    minify: true,
    platform: "node",
    target: "node24",
    format: "esm",
    external: ["@mozilla/readability", "defuddle", "htmlparser2", "jsdom", "linkedom"],
    banner: { js: REQUIRE },
    logLevel: "error",
    outfile,
  });
  return outfile;
}
