import { z } from "zod";
import { SOURCE_LIST } from "./source-list.ts";

/** The JSON Schema of `sources.yaml`, as stored in `sources.schema.json`: editors complete and check with it. */
export function sourceListJsonSchema(): string {
  const schema = z.toJSONSchema(SOURCE_LIST, { target: "draft-7", io: "input" });
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
