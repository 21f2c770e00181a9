import { afterEach, describe, expect, it, vi } from "vitest";
import { readEnv } from "../functions/env.ts";

afterEach(() => vi.unstubAllEnvs());

describe("readEnv", () => {
  it("reads what is asked for, also what is empty", () => {
    vi.stubEnv("TABLE_NAME", "table");
    vi.stubEnv("HUB_URL", "");
    expect(readEnv(["TABLE_NAME", "HUB_URL"])).toEqual({ TABLE_NAME: "table", HUB_URL: "" });
  });

  it("names everything that is missing", () => {
    vi.stubEnv("TABLE_NAME", undefined);
    vi.stubEnv("BUCKET_NAME", undefined);
    expect(() => readEnv(["TABLE_NAME", "PATH", "BUCKET_NAME"])).toThrow(
      "environment variables not set: TABLE_NAME, BUCKET_NAME",
    );
  });
});
