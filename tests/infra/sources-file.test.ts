import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readSourcesFile } from "../../infra/sources-file.ts";

const ONE = "sources:\n  - url: https://news.example.cn/yaowen/\n";

describe("readSourcesFile", () => {
  it("takes the list that ships with the project", () => {
    expect(readSourcesFile("sources.yaml")).toMatchObject({ ok: true });
  });

  it("says nothing has changed after a change of comments and spaces only", () => {
    expect(hashOf(`# 要闻\n\n${ONE}`)).toBe(hashOf(ONE));
  });

  it("says that it has changed after a change of any setting", () => {
    expect(hashOf(`${ONE}    every: 30m\n`)).not.toBe(hashOf(ONE));
  });

  it("refuses a wrong file, telling where and what", () => {
    const path = fileWith("sources:\n  - url: not an address\n");
    expect(readSourcesFile(path)).toMatchObject({
      ok: false,
      problems: [expect.stringMatching(/:2:\d+: sources\[0\]\.url: /)],
    });
  });

  it("refuses a file that is not there", () => {
    const problems = ["/no/such/sources.yaml: cannot be read"];
    expect(readSourcesFile("/no/such/sources.yaml")).toEqual({ ok: false, problems });
  });
});

function hashOf(text: string): string {
  const read = readSourcesFile(fileWith(text));
  if (!read.ok) throw new Error(read.problems.join("\n"));
  return read.file.hash;
}

function fileWith(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), "sources-")), "sources.yaml");
  writeFileSync(path, text);
  return path;
}
