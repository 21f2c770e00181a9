const ENQUEUED_AT = "2026-11-22T20:36:54.000Z";

/** What AWS sends to each function, by the function's name in the stack, for a service in which nothing has happened yet. */
export const FIRST_EVENTS = {
  ScheduleCrawls: () => ({ version: 1, kind: "tick" }),
  CrawlSource: () => delivery({ kind: "crawl-source", sourceKey: "none" }),
  CrawlArticle: () => delivery({ kind: "crawl-article", sourceKey: "none", articleId: "none" }),
  Serve: () => requestFor("/feeds/all.atom"),
  ApplySources: (endpoint: string) => ({
    RequestType: "Update",
    ResourceType: "Custom::TidingsSources",
    ResponseURL: `${endpoint}/answer`,
    StackId: "arn:aws:cloudformation:us-east-1:000000000000:stack/Test/1",
  }),
} satisfies Record<string, (endpoint: string) => object>;

/** A batch of SQS: each message as given, with what every message has; one without a kind cannot be read. */
export function delivery(...messages: readonly object[]): object {
  const record = (message: object, index: number) => ({
    messageId: `message-${index}`,
    body: JSON.stringify({ version: 1, enqueuedAt: ENQUEUED_AT, ...message }),
    attributes: { ApproximateReceiveCount: "1" },
    eventSource: "aws:sqs",
  });
  return { Records: messages.map(record) };
}

/** As an HTTP API sends it, in its format 2.0. */
export function requestFor(rawPath: string): object {
  const http = { method: "GET", path: rawPath, sourceIp: "127.0.0.1", protocol: "HTTP/1.1" };
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath,
    rawQueryString: "",
    headers: { host: "api.example.org" },
    requestContext: { http, domainName: "api.example.org", stage: "$default" },
    isBase64Encoded: false,
  };
}
