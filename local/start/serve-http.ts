import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import { CommandError } from "../command-error.ts";

export interface HttpService {
  /** `http://127.0.0.1:8080`. */
  readonly address: string;
  close(): Promise<void>;
}

interface HttpOptions {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  readonly fetch: (request: Request, env?: object) => Response | Promise<Response>;
  /** What a person can do if the port is taken. */
  readonly advice: string;
}

/** An HTTP server on this machine; resolves when it listens. */
export async function serveHttp(options: HttpOptions): Promise<HttpService> {
  const { host, port } = options;
  const server = createAdaptorServer({ fetch: options.fetch, hostname: host }) as Server;
  const listening = Promise.withResolvers<void>();
  server.once("error", listening.reject);
  server.listen(port, host, () => listening.resolve());
  await listening.promise.catch((error: NodeJS.ErrnoException) => {
    throw new CommandError(`${addressOf(host, port)} ${reasonOf(error)}: ${options.advice}`);
  });

  const bound = server.address();
  return {
    address: addressOf(host, typeof bound === "object" && bound ? bound.port : port),
    close: () => closeServer(server),
  };
}

/** Requests under way are finished; connections that wait for a next one are not waited for. */
function closeServer(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeIdleConnections();
  setTimeout(() => server.closeAllConnections(), 1_000).unref();
  return promise;
}

/** A server that listens everywhere is reached on this machine by its loopback address. */
function addressOf(host: string, port: number): string {
  const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  if (code === "EADDRINUSE") return "is taken by another program";
  if (code === "EACCES") return "may not be used by this user";
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") return "is no address of this machine";
  return `cannot be used (${message})`;
}
