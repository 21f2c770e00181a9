import { awsError, type Fault, type Reply } from "./fault-proxy.ts";

/** Half of a batch's answer is taken back, as DynamoDB does when it is throttled. */
export function halve({ status, body }: Reply): Reply {
  const answer = JSON.parse(body);
  const [tableName = ""] = Object.keys(answer.Responses);
  const items = answer.Responses[tableName];
  const kept = items.slice(0, Math.floor(items.length / 2));
  const Keys = items.slice(kept.length).map(({ PK, SK }: Record<string, unknown>) => ({ PK, SK }));
  return {
    status,
    body: JSON.stringify({
      Responses: { [tableName]: kept },
      UnprocessedKeys: { [tableName]: { Keys } },
    }),
  };
}

/** Every first page of a query is empty; the next request from there gets what it would have held. */
export function emptyPageFirst(): Fault {
  const marker = { PK: { S: "page-2" }, SK: { S: "page-2" } };
  const held = new Map<string, Reply>();
  return ({ operation, body }, forward) => {
    if (operation !== "Query") return undefined;
    const { ExclusiveStartKey: start, ...query } = body as Record<string, unknown>;
    const key = JSON.stringify(query);
    const isSecond = JSON.stringify(start) === JSON.stringify(marker);
    if (isSecond) return Promise.resolve(held.get(key) ?? awsError("ValidationException"));
    if (start !== undefined) return undefined;
    return forward().then((reply) => {
      held.set(key, reply);
      const empty = { Items: [], Count: 0, ScannedCount: 0, LastEvaluatedKey: marker };
      return { status: 200, body: JSON.stringify(empty) };
    });
  };
}
