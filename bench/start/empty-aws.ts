import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export interface EmptyAws {
  readonly origin: string;
  /** The operations that were asked for, in order. */
  readonly asked: readonly string[];
  close(): void;
}

const JSON_ANSWERS: Readonly<Record<string, unknown>> = {
  "DynamoDB_20120810.Query": { Items: [], Count: 0 },
  "DynamoDB_20120810.BatchGetItem": { Responses: {}, UnprocessedKeys: {} },
  "DynamoDB_20120810.GetItem": {},
  "DynamoDB_20120810.PutItem": {},
  "DynamoDB_20120810.UpdateItem": {},
};

/** The one item that every service has. */
const ADDRESS = { Item: { PK: { S: "service" }, url: { S: "https://feeds.example.org" } } };

const STACK = `<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>Test</StackName><StackStatus>UPDATE_IN_PROGRESS</StackStatus></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`;

/** Just enough of AWS, on loopback, for a service in which nothing has happened yet. */
export async function startEmptyAws(): Promise<EmptyAws> {
  const asked: string[] = [];
  const answer: RequestListener = (request, response) => {
    const operation = String(request.headers["x-amz-target"] ?? request.method);
    asked.push(operation);
    text(request).then((body) => {
      const json = body.includes('"public-url"') ? ADDRESS : JSON_ANSWERS[operation];
      response.setHeader("content-type", json ? "application/x-amz-json-1.0" : "text/xml");
      response.end(json ? JSON.stringify(json) : STACK);
    });
  };
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, close };
}
