import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { expect, it, onTestFinished } from "vitest";
import { createSetup, startCommand } from "../support/started-service.ts";

/** What is POSTed to an address of ours; the first answer is an error. */
async function startReceiver() {
  const received: unknown[] = [];
  const server = createServer(async (request, response) => {
    received.push(await json(request));
    response.writeHead(received.length === 1 ? 500 : 204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { received, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` };
}

it("POSTs a change of health, and again if it was refused", async () => {
  const { received, url } = await startReceiver();
  const gone = "{ id: gone, url: http://127.0.0.1:1/news/ }";
  const setup = createSetup(`notify: ${url}\nsources: [${gone}]\n`);
  const service = await startCommand(setup, "--no-demo");
  await expect.poll(() => received.length, { timeout: 15_000 }).toBeGreaterThan(0);
  expect(received[0]).toMatchObject({
    source: "gone",
    url: "http://127.0.0.1:1/news/",
    cause: "network",
    message: expect.stringContaining("http://127.0.0.1:1/news/"),
  });
  setup.writeSources(
    `notify: ${url}\nsources: [${gone.replace("id: gone", "id: gone, title: 新闻")}]\n`,
  );
  await service.seen(/taken over: changed gone/);
  await expect.poll(() => received.length, { timeout: 15_000 }).toBe(2);
}, 40_000);
