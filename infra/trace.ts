import { existsSync } from "node:fs";
import { text } from "node:stream/consumers";
import { entryOf } from "./constructs/bundle-options.ts";
import { buildWithMap, mapStack } from "./map-stack.ts";

/** `npm run -s trace -- crawl-article < stack.txt`: a stack from the log of a function, which was deployed from this version. */
const [handler = ""] = process.argv.slice(2);
if (!existsSync(entryOf(handler))) {
  process.stderr.write(
    `no function "${handler}": expected the name of a file in functions/handlers, such as crawl-article\n`,
  );
  process.exit(2);
}
const { map } = await buildWithMap(handler);
process.stdout.write(mapStack(await text(process.stdin), map));
