import { type IncomingHttpHeaders, request as plainRequest } from "node:http";
import { request as tlsRequest } from "node:https";
import { text } from "node:stream/consumers";

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Asks the emulator for what `host` answers: it is told apart by its name only. */
export async function askHost(
  host: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const { protocol, hostname, port } = new URL(process.env.AWS_ENDPOINT_URL ?? "");
  const request = protocol === "https:" ? tlsRequest : plainRequest;
  const options = { hostname, port, path, servername: "localhost", headers: { ...headers, host } };
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const sent = request(options, async (response) => {
    const { statusCode: status = 0, headers: answered } = response;
    resolve({ status, headers: answered, body: await text(response) });
  });
  sent.on("error", reject).end();
  return promise;
}

/** The API's host in the emulator, from its host in AWS. */
export function emulatedHost(apiUrl: string): string {
  const [id] = new URL(apiUrl).hostname.split(".");
  return `${id}.execute-api.localhost`;
}
