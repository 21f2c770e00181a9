import type { FaultProxy } from "./fault-proxy.ts";

/** What was asked of DynamoDB, in items. */
export interface AskedItems {
  /** As text, an item a line: `PutItem source#…`. */
  readonly writes: readonly string[];
  readonly reads: readonly string[];
}

type Key = Readonly<Record<string, { readonly S?: string }>>;

interface Body {
  readonly Item?: Key;
  readonly Key?: Key;
  readonly TransactItems?: readonly Readonly<Record<string, Body>>[];
  readonly RequestItems?: Readonly<Record<string, unknown>>;
  readonly IndexName?: string;
  readonly ExpressionAttributeValues?: Key;
}

const ONE_WRITE = new Set(["PutItem", "UpdateItem", "DeleteItem"]);

/** Counts every item that `work` asks for through the proxy: each of a batch or a transaction by itself, and failed tries too. */
export async function countItems(
  proxy: FaultProxy,
  work: () => Promise<unknown>,
): Promise<AskedItems> {
  const asked = { writes: [] as string[], reads: [] as string[] };
  proxy.fault = ({ operation, body }) => {
    const { kind, items } = toItems(operation, body as Body);
    asked[kind].push(...items);
    return undefined;
  };
  try {
    await work();
  } finally {
    proxy.fault = undefined;
  }
  return asked;
}

function toItems(
  operation: string,
  body: Body,
): { kind: keyof AskedItems; items: readonly string[] } {
  const named = (one: Body) => `${operation} ${(one.Item ?? one.Key)?.PK?.S ?? ""}`;
  if (ONE_WRITE.has(operation)) return { kind: "writes", items: [named(body)] };
  if (operation === "TransactWriteItems") {
    const parts = (body.TransactItems ?? []).flatMap((part) => Object.values(part));
    return { kind: "writes", items: parts.map(named) };
  }
  const tables = Object.values(body.RequestItems ?? {});
  if (operation === "BatchWriteItem") {
    return { kind: "writes", items: tables.flat().map(() => operation) };
  }
  if (operation === "BatchGetItem") {
    const keys = (tables as { readonly Keys: readonly Key[] }[]).flatMap(({ Keys }) => Keys);
    return { kind: "reads", items: keys.map((Key) => named({ Key })) };
  }
  if (operation !== "Query") return { kind: "reads", items: [named(body)] };
  const partition = body.ExpressionAttributeValues?.[":pk"]?.S ?? "";
  return { kind: "reads", items: [`Query ${body.IndexName ?? "table"} ${partition}`] };
}
