import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    exclude: ["tests/deployed/**", "tests/readers/**"],
    testTimeout: 20_000,
  },
});
