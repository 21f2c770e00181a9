import { createServer, type Socket } from "node:net";
import { GetItemCommand } from "@aws-sdk/client-dynamodb";
import { expect, it, onTestFinished } from "vitest";
import { createDynamoDbClient } from "../../functions/adapters/dynamodb-client.ts";
import { createUndiciHttpClient } from "../../functions/adapters/undici-http-client.ts";

/** Answers one request a connection; the next one on it falls on deaf ears, as after a function was frozen. */
async function createForgetfulServer(body: string, type: string) {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    let answered = false;
    socket.on("error", () => {});
    socket.on("data", () => {
      if (answered) return;
      answered = true;
      const head = `HTTP/1.1 200 OK\r\ncontent-type: ${type}\r\ncontent-length: ${body.length}\r\nconnection: keep-alive\r\n\r\n`;
      socket.write(head + body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return { origin: `http://127.0.0.1:${port}`, sockets };
}

it("F39 notices a connection to the table that went stale, and repeats the call on a new one", async () => {
  const { origin, sockets } = await createForgetfulServer("{}", "application/x-amz-json-1.0");
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const client = createDynamoDbClient({ endpoint: origin, region: "us-east-1", credentials });
  const get = () => client.send(new GetItemCommand({ TableName: "t", Key: { PK: { S: "a" } } }));
  await get();
  const startedAt = performance.now();
  await get();
  expect(performance.now() - startedAt).toBeLessThan(4_000);
  expect(sockets.length).toBe(2);
  client.destroy();
});

it("F39 never waits on a connection to a site that went stale for longer than a visit may", async () => {
  const { origin, sockets } = await createForgetfulServer("<html>公告", "text/html");
  const http = createUndiciHttpClient({ allowNetworks: ["127.0.0.0/8"] });
  onTestFinished(() => http.close());
  const get = () => http.get({ url: origin, headers: {}, timeoutMs: 3_000, wish: () => "whole" });
  expect((await get()).kind).toBe("response");
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  expect((await get()).kind).toBe("response");
  expect(sockets).toHaveLength(2);
});
