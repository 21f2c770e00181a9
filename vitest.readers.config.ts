import { defineConfig } from "vitest/config";

/** What needs more than Node: newsboat, sqlite3, Python's feedparser and Chromium. */
export default defineConfig({
  test: {
    include: ["tests/readers/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
