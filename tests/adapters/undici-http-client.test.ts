import { readFileSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo, Server } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { createUndiciHttpClient } from "../../functions/adapters/undici-http-client.ts";
import { itKeepsTheHttpClientContract } from "../contracts/http-client.ts";
import { raw, startMisbehavingOrigin } from "../support/misbehaving-origin.ts";

const pem = (name: string) =>
  readFileSync(new URL(`../fixtures/tls/${name}.pem`, import.meta.url), "utf8");

function createClient() {
  const client = createUndiciHttpClient({
    allowNetworks: ["127.0.0.0/8"],
    ca: pem("authority"),
    limits: { connectMs: 400 },
  });
  onTestFinished(() => client.close());
  return client;
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

const get = (port: number) =>
  createClient().get({
    url: `https://127.0.0.1:${port}/`,
    headers: {},
    timeoutMs: 2_000,
    wish: () => "whole",
  });

describe("undici HTTP client", () => {
  itKeepsTheHttpClientContract(() => createUndiciHttpClient({ allowNetworks: ["127.0.0.0/8"] }));

  it("speaks TLS with a server whose certificate is good", async () => {
    const certificate = pem("good");
    const port = await listen(
      createServer({ key: certificate, cert: certificate }, (_, response) => response.end("公告")),
    );
    expect(await get(port)).toMatchObject({ kind: "response", status: 200 });
  });

  it.each([
    ["expired", "its certificate has expired"],
    ["wrong-name", "its certificate is for another name"],
    ["self-signed", "its certificate is self-signed"],
  ])("refuses a certificate that is %s, by name", async (name, reason) => {
    let served = 0;
    const certificate = pem(name);
    const port = await listen(
      createServer({ key: certificate, cert: certificate }, (_, response) => {
        served += 1;
        response.end();
      }),
    );
    expect(await get(port)).toMatchObject({ kind: "tls", reason });
    expect(served).toBe(0);
  });

  it("refuses an authority that nobody knows", async () => {
    const certificate = pem("good");
    const port = await listen(createServer({ key: certificate, cert: certificate }));
    const client = createUndiciHttpClient({ allowNetworks: ["127.0.0.0/8"] });
    onTestFinished(() => client.close());
    const answer = await client.get({
      url: `https://127.0.0.1:${port}/`,
      headers: {},
      timeoutMs: 2_000,
      wish: () => "whole",
    });
    expect(answer).toMatchObject({ kind: "tls" });
  });

  it("calls plain HTTP where TLS is expected a fault of TLS, and a silent handshake a timeout", async () => {
    const port = await listen(createHttpServer((_, response) => response.end()));
    expect(await get(port)).toMatchObject({ kind: "tls" });
    const silent = await startMisbehavingOrigin(raw());
    onTestFinished(() => silent.close());
    expect(await get(silent.port)).toMatchObject({ kind: "timeout" });
  });

  it("is done with a look-up that never ends when the connection's time is up", async () => {
    const client = createUndiciHttpClient({ lookup: () => {}, limits: { connectMs: 200 } });
    onTestFinished(() => client.close());
    const answer = await client.get({
      url: "http://slow.example.com/",
      headers: {},
      timeoutMs: 1_500,
      wish: () => "whole",
    });
    expect(answer).toMatchObject({ kind: "timeout" });
    expect(answer.milliseconds).toBeLessThan(1_600);
  });
});
