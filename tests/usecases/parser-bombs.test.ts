import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { PARSER_BOMBS } from "../support/parser-bombs.ts";

interface Explosion {
  readonly outcomes: readonly {
    readonly name: string;
    readonly milliseconds: number;
    readonly outcome: string;
  }[];
  readonly peakMegabytes: number;
}

const HEAVIEST = ["a million links of one letter", "60,000 cards"];

/** A process of its own with a small function's heap, so that its memory is only the bombs'. */
function explode(...names: readonly string[]): Explosion {
  const flags = ["--max-old-space-size=200", "--max-semi-space-size=8"];
  const args = [...flags, "tests/support/explode-bombs.ts", ...names];
  return JSON.parse(execFileSync(process.execPath, args, { timeout: 55_000 }).toString());
}

describe("parser bombs", { timeout: 60_000 }, () => {
  it("end within two seconds each, with an answer or a refusal", () => {
    const { outcomes } = explode();
    expect(outcomes.length).toBe(PARSER_BOMBS.size);
    expect(outcomes.length).toBeGreaterThanOrEqual(20);
    expect(outcomes.filter(({ milliseconds }) => milliseconds > 2_000)).toEqual([]);
    expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(
      new Set(["parse-budget", "no-content", "no-title", "an article"]),
    );
  });

  it.each(HEAVIEST)("take at most 256 MB: %s", (name) => {
    expect(explode(name).peakMegabytes).toBeLessThan(256);
  });
});
