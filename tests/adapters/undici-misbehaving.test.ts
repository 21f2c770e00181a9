import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";
import { createUndiciHttpClient } from "../../functions/adapters/undici-http-client.ts";
import { wishForPage } from "../../functions/usecases/page-request.ts";
import type { HttpFailure, HttpResponse } from "../../functions/usecases/ports.ts";
import { HTTP_BEHAVIOURS } from "../support/http-behaviours.ts";
import {
  answer,
  type Behaviour,
  OK,
  PAGE,
  startMisbehavingOrigin,
} from "../support/misbehaving-origin.ts";

const DEADLINE_MS = 900;
const limits = {
  connectMs: 400,
  headersMs: 500,
  gapMs: 300,
  headerBytes: 16 * 1024,
  wireBytes: 256 * 1024,
  decodedBytes: 1024 * 1024,
};
const client = createUndiciHttpClient({ allowNetworks: ["127.0.0.0/8"], limits });
afterAll(() => client.close());

describe("undici HTTP client", () => {
  it.concurrent.each(HTTP_BEHAVIOURS)(
    "survives a server that $name",
    async ({ behaviour, ends }) => {
      const { result, milliseconds } = await getFrom(behaviour());
      expect(told(result)).toBe(ends);
      expect(milliseconds).toBeLessThan(DEADLINE_MS + 1_500);
    },
  );

  it("knows at least 45 kinds of misbehaviour", () => {
    expect(HTTP_BEHAVIOURS.length).toBeGreaterThanOrEqual(45);
  });
});

async function getFrom(behaviour: Behaviour) {
  const origin = await startMisbehavingOrigin(behaviour);
  const startedAt = performance.now();
  try {
    const url = `http://127.0.0.1:${origin.port}/`;
    const result = await client.get({
      url,
      headers: {},
      timeoutMs: DEADLINE_MS,
      wish: wishForPage(),
    });
    return { result, milliseconds: performance.now() - startedAt };
  } finally {
    await origin.close();
  }
}

function told(result: HttpResponse | HttpFailure): string {
  return result.kind === "response"
    ? `${result.status}${result.unwanted ? "-" : "+"}`
    : result.kind;
}

describe("undici HTTP client, with its own limits", () => {
  it("grows by less than 64 MiB whatever is sent", async () => {
    const large = HTTP_BEHAVIOURS.filter(({ ends }) => ends === "too-large");
    const behaviours = [answer(OK, PAGE), ...large.map(({ behaviour }) => behaviour())];
    const origins = await Promise.all(behaviours.map(startMisbehavingOrigin));
    const urls = origins.map(({ port }) => `http://127.0.0.1:${port}/`);
    const script = fileURLToPath(new URL("../support/measure-memory.ts", import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, [script, ...urls]);
    await Promise.all(origins.map(({ close }) => close()));
    expect(urls.length).toBeGreaterThan(10);
    expect(Number(stdout)).toBeGreaterThan(1);
    expect(Number(stdout)).toBeLessThan(64);
  });
});
