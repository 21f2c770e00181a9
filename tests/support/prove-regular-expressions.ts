import { writeFileSync } from "node:fs";
import { checkSync } from "recheck";
import { regexLiterals } from "./regex-literals.ts";

/** Run when regular expressions have changed, so that the test has little left to check: takes a minute or two. */
const safe = regexLiterals(["functions", "local"])
  .filter(({ source, flags }) => {
    const { status } = checkSync(source, flags.replace("v", "u"), { timeout: 10_000 });
    return status === "safe";
  })
  .map(({ source, flags }) => `/${source}/${flags}`);
const list = [...new Set(safe)].toSorted();
writeFileSync("tests/fixtures/regular-expressions/safe.json", `${JSON.stringify(list, null, 1)}\n`);
