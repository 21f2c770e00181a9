import { openWorld } from "./fault-lives.ts";
import { HOUR } from "./fault-world.ts";

/**
 * `node fault-victim.ts DIRECTORY START STEP before|after`: lives in the directory's world from START (epoch milliseconds)
 * on, and is killed at the second call of STEP (`blobs.putBlob`), before it does anything or after it did.
 */
const [path = "", startAt = "", step = "", moment = ""] = process.argv.slice(2);
const world = openWorld(path, Number(startAt));
let calls = 0;

const port = step.split(".")[0] as keyof typeof world.ports;
const method = step.split(".")[1] ?? "";
const target = world.history.ports[port] as unknown as Record<
  string,
  (...args: unknown[]) => unknown
>;
const original = target[method];
if (original === undefined) throw new Error(`no step ${step}`);
target[method] = async (...args) => {
  calls += 1;
  const isLast = calls === 2;
  if (isLast && moment === "before") process.kill(process.pid, "SIGKILL");
  const answer = await original.apply(target, args);
  if (isLast) process.kill(process.pid, "SIGKILL");
  return answer;
};
await world.apply();
await world.run(HOUR);
