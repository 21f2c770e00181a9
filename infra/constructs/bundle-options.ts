import type { BuildOptions } from "esbuild";

export const PROJECT = new URL("../../", import.meta.url).pathname;

/** How every function is bundled, in the words that CDK and esbuild share. */
export const BUNDLE_OPTIONS = {
  target: "node24",
  mainFields: ["module", "main"],
  // Without the names of functions, a twentieth of what every start loads. `npm run trace` reads a stack all the same; maps in
  // the bundle would cost a fifth of every cold start.
  minify: true,
  /**
   * What no function of ours uses, and every start would load. Of the SDK's credentials Lambda gives but one kind. `xml-js`
   * (in `feed`) is only written with: it takes `sax`, for reading, along; `saxes` is there already.
   */
  alias: {
    "@aws-sdk/credential-provider-node": `${PROJECT}functions/adapters/lambda-credentials.ts`,
    sax: "saxes",
  },
  legalComments: "none",
  // Chinese as it is: half as long as in escapes.
  charset: "utf8",
  /** An ES module has no `require`, and CommonJS dependencies (undici, the AWS SDK) call it when bundled. */
  banner:
    'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
} as const;

/** The same for esbuild's API, all of it. */
export function esbuildOptions() {
  const { banner, mainFields, ...options } = BUNDLE_OPTIONS;
  return {
    ...options,
    banner: { js: banner },
    mainFields: [...mainFields],
    bundle: true,
    platform: "node",
    format: "esm",
  } as const satisfies BuildOptions;
}

/** Where a function's bundle begins. */
export function entryOf(handler: string): string {
  return `${PROJECT}functions/handlers/${handler}.ts`;
}
