import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { TIDINGS_VERSION, userAgent } from "../../functions/core/user-agent.ts";

it("has the version of package.json", () => {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  expect(TIDINGS_VERSION).toBe(JSON.parse(text).version);
});

it("says who asks, and where to complain if the operator told", () => {
  expect(userAgent("https://feeds.example.org/about")).toBe(
    `Tidings/${TIDINGS_VERSION} (+https://feeds.example.org/about)`,
  );
  expect(userAgent()).toBe(`Tidings/${TIDINGS_VERSION}`);
  expect(userAgent("")).toBe(`Tidings/${TIDINGS_VERSION}`);
});
