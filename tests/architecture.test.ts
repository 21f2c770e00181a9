import { cruise, type ICruiseResult } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { expect, it } from "vitest";
import config from "../.dependency-cruiser.ts";

it("imports only inwards", async () => {
  const { output } = await cruise(
    ["functions", "infra", "local", "tests"],
    { ...config.options, ruleSet: { forbidden: config.forbidden }, validate: true },
    undefined,
    { tsConfig: extractTSConfig("tsconfig.json") },
  );
  const { totalCruised, violations } = (output as ICruiseResult).summary;
  expect(totalCruised).toBeGreaterThan(20);
  expect(violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
});
