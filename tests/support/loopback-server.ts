import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Lets a server listen on a free port of 127.0.0.1. */
export async function listenOnLoopback(
  server: Server,
): Promise<{ origin: string; close: () => Promise<void> }> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { origin: `http://127.0.0.1:${port}`, close };
}

/** For servers that can't choose a port themselves. */
export async function freePort(): Promise<number> {
  const { origin, close } = await listenOnLoopback(createServer());
  await close();
  return Number(new URL(origin).port);
}
