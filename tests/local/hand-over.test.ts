import { expect, it, onTestFinished } from "vitest";
import { openControlQueue } from "../../local/control-queue.ts";
import { removeRunningService, writeRunningService } from "../../local/data-directory.ts";
import { handOver } from "../../local/hand-over.ts";
import { isServiceRunning, lockService } from "../../local/service-lock.ts";
import { temporaryDirectory } from "../support/command.ts";

const REQUEST = { kind: "crawl", ids: ["a"] } as const;

/** A directory on which a service runs, as far as others can see. */
function pretendService() {
  const data = temporaryDirectory();
  const lock = lockService(data);
  const address = "http://127.0.0.1:8080";
  writeRunningService(data, { pid: 1, address, publicUrl: address, stores: data, isDemo: false });
  const control = openControlQueue(data);
  onTestFinished(() => {
    control.close();
    if (isServiceRunning(data)) lock?.release();
  });
  return { data, control, end: () => lock?.release() };
}

/** What a service does: takes the oldest request, as soon as there is one. */
async function takeFrom({ control }: ReturnType<typeof pretendService>) {
  for (;;) {
    const taken = control.take();
    if (taken !== undefined) return taken;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

it("lets one service run on a directory, and the next when that one has ended", () => {
  const { data, end } = pretendService();
  expect(lockService(data, 0)).toBeUndefined();
  expect(isServiceRunning(data)).toBe(true);
  end();
  expect(isServiceRunning(data)).toBe(false);
});

it("hands over what is asked, tells how far it is, and brings the answer back", async () => {
  const service = pretendService();
  const told: string[] = [];
  const asked = handOver(service.data, REQUEST, (progress) => told.push(progress));
  const { id, request } = await takeFrom(service);
  expect(request).toEqual(REQUEST);
  expect(service.control.take()).toBeUndefined();
  service.control.report(id, "3 in the queue");
  await expect.poll(() => told).toEqual(["3 in the queue"]);
  service.control.answer(id, { ok: true, result: [{ source: "a" }] });
  expect(await asked).toEqual([{ source: "a" }]);
  expect(service.control.look(id)).toEqual({ progress: "" });
});

it("tells the service's reason where it could not", async () => {
  const service = pretendService();
  const asked = handOver(service.data, REQUEST);
  const { id } = await takeFrom(service);
  service.control.answer(id, { ok: false, message: "source a is paused", exitCode: 2 });
  await expect(asked).rejects.toMatchObject({ message: "source a is paused", exitCode: 2 });
});

it("does not wait for a service that ended, nor for a command that only holds the lock", async () => {
  const service = pretendService();
  const asked = handOver(service.data, REQUEST);
  await takeFrom(service);
  service.end();
  await expect(asked).rejects.toThrow("the running service ended before it was done");
  expect(await handOver(service.data, REQUEST)).toBeUndefined();

  const crawling = lockService(service.data);
  removeRunningService(service.data);
  expect(await handOver(service.data, REQUEST)).toBeUndefined();
  crawling?.release();
});
