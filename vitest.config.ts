import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    exclude: ["tests/deployed/**", "tests/readers/**"],
    // By default a machine with two cores would use one of them.
    maxWorkers: "100%",
    testTimeout: 20_000,
  },
});
