import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { fileState, watchForChanges } from "../../../local/start/watch-file.ts";
import { temporaryDirectory } from "../../support/command.ts";

it("tells what was written between reading the list and watching it, once", async () => {
  const path = join(temporaryDirectory(), "sources.yaml");
  writeFileSync(path, "sources: []\n");
  const known = fileState(path);
  writeFileSync(path, "sources: [] # 新的\n");
  const onChange = vi.fn();
  onTestFinished(watchForChanges(path, known, onChange));
  await expect.poll(() => onChange.mock.calls.length, { timeout: 5_000 }).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(onChange).toHaveBeenCalledTimes(1);
});
