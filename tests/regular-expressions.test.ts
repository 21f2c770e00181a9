import { readFileSync } from "node:fs";
import { checkSync } from "recheck";
import { describe, expect, it } from "vitest";
import { type RegexLiteral, regexLiterals } from "./support/regex-literals.ts";

const literals = regexLiterals(["functions", "local"]);
/** What recheck has proven safe, at length and once: `tests/support/prove-regular-expressions.ts` writes it. */
const proven = new Set<string>(
  JSON.parse(readFileSync("tests/fixtures/regular-expressions/safe.json", "utf8")),
);

describe("regular expressions of the product", { timeout: 60_000 }, () => {
  it("are found", () => {
    expect(literals.length).toBeGreaterThan(300);
    expect(literals.filter(isUnbounded).length).toBeGreaterThan(60);
  });

  it("take time in proportion to their input, or have an input that is capped", () => {
    const slow = literals
      .filter((literal) => isUnbounded(literal) && !literal.isCapped && !isProven(literal))
      .filter(isVulnerable)
      .map(({ where, source }) => `${where} /${source.slice(0, 80)}/`);
    expect(slow).toEqual([]);
  });

  it("would be reported if they were super-linear", () => {
    expect(isVulnerable({ source: "^(a+)+$", flags: "" })).toBe(true);
    expect(isVulnerable({ source: "\\s+$", flags: "" })).toBe(true);
    expect(isUnbounded({ source: "\\s{2,}$", flags: "" })).toBe(true);
  });
});

type Pattern = Pick<RegexLiteral, "source" | "flags">;

const ESCAPES = /\\(?:[pPk]\{[^}]*\}|.)/g;
const CLASSES = /\[[^\]]*\]/g;
const UNBOUNDED = /[*+]|\{\d+,\}/;

/** Without a quantifier that has no upper bound, the work at each place of the input is bounded. */
function isUnbounded({ source }: Pattern): boolean {
  return UNBOUNDED.test(source.replace(ESCAPES, "e").replace(CLASSES, "c"));
}

function isProven({ source, flags }: Pattern): boolean {
  return proven.has(`/${source}/${flags}`);
}

/** Long lists of words can take recheck longer than a test may: what it can't decide in time is not reported. */
function isVulnerable({ source, flags }: Pattern): boolean {
  return checkSync(source, flags.replace("v", "u"), { timeout: 700 }).status === "vulnerable";
}
