import { defineConfig } from "vitest/config";

/** What needs an AWS endpoint in AWS_ENDPOINT_URL: an emulator's, with a fresh account. */
export default defineConfig({
  test: {
    include: ["tests/deployed/**/*.test.ts"],
    fileParallelism: false,
    bail: 1,
    testTimeout: 240_000,
    hookTimeout: 480_000,
  },
});
