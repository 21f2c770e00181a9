import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { listenOnLoopback } from "./loopback-server.ts";

const agent = new Agent({ keepAlive: true });

/** One call of an AWS service in its JSON protocol. */
export interface Call {
  /** `PutItem` */
  readonly operation: string;
  readonly body: unknown;
}

export interface Reply {
  readonly status: number;
  readonly body: string;
}

/** Passes the call on, or another one in its place. */
export type Forward = (body?: unknown) => Promise<Reply>;

/**
 * What is done to a call instead of passing it on: `forward` is the service itself. No reply: the connection is cut.
 * Nothing said of a call (`undefined`): it passes.
 */
export type Fault = (call: Call, forward: Forward) => Promise<Reply | "cut"> | undefined;

export interface FaultProxy {
  readonly endpoint: string;
  /** In the order of their arrival. */
  readonly operations: string[];
  fault: Fault | undefined;
  close(): Promise<void>;
}

/** Stands before an emulator and spoils what `fault` says. A request that its sender gave up never reaches the emulator. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const operations: string[] = [];
  const server = createServer((incoming, outgoing) => {
    void relay(incoming, outgoing).catch(() => outgoing.destroy());
  });
  const relay = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const sent = await buffer(incoming);
    const operation = String(incoming.headers["x-amz-target"]).split(".").at(-1) ?? "";
    operations.push(operation);
    const forward: Forward = (body) =>
      pass(target, incoming, body === undefined ? sent : Buffer.from(JSON.stringify(body)));
    const call = { operation, body: JSON.parse(String(sent)) };
    const reply = await (proxy.fault?.(call, forward) ?? forward());
    if (reply === "cut") return void outgoing.destroy();
    outgoing.writeHead(reply.status, { "content-type": "application/x-amz-json-1.0" });
    outgoing.end(reply.body);
  };
  const { origin, close } = await listenOnLoopback(server);
  const proxy: FaultProxy = { endpoint: origin, operations, fault: undefined, close };
  return proxy;
}

/** An error in AWS's JSON protocol. */
export function awsError(name: string, status = 400): Reply {
  const __type = `com.amazonaws.dynamodb.v20120810#${name}`;
  return { status, body: JSON.stringify({ __type, message: `${name} by a test` }) };
}

function pass(target: string, { headers, method }: IncomingMessage, sent: Buffer): Promise<Reply> {
  const { promise, resolve, reject } = Promise.withResolvers<Reply>();
  const outgoing = request(target, {
    method,
    headers: { ...headers, "content-length": sent.length },
    agent,
  });
  outgoing.on("error", reject);
  outgoing.on("response", (response) => {
    buffer(response).then(
      (body) => resolve({ status: response.statusCode ?? 500, body: String(body) }),
      reject,
    );
  });
  outgoing.end(sent);
  return promise;
}
