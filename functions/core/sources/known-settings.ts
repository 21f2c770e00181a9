import { z } from "zod";
import { nearest } from "./nearest.ts";
import { SOURCE_LIST } from "./source-list.ts";

type Path = readonly PropertyKey[];

/** What an unknown key was probably meant to be: a neighbour's name, or the same word one level deeper or higher. */
export function suggestSetting(path: Path, key: string): string | undefined {
  const known = keysOf(schemaAt(path));
  const near = nearest(key, known);
  if (near !== undefined) return near;
  const deeper = known.find((name) => keysOf(schemaAt([...path, name])).includes(key));
  if (deeper !== undefined) return `${deeper}.${key}`;
  return nearestElsewhere(path, key);
}

/** The names that may stand at this place, in the order of the definition. */
export function keysAt(path: Path): string[] {
  return keysOf(schemaAt(path));
}

function nearestElsewhere(path: Path, key: string): string | undefined {
  if (path.length === 0) return undefined;
  const above = path.slice(0, -1);
  return keysOf(schemaAt(above)).includes(key) ? `${key}, one level up` : undefined;
}

function schemaAt(path: Path): z.core.$ZodType | undefined {
  let schema: z.core.$ZodType | undefined = SOURCE_LIST;
  for (const step of path) schema = child(bare(schema), step);
  return bare(schema);
}

function child(
  schema: z.core.$ZodType | undefined,
  step: PropertyKey,
): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodArray) return schema.element;
  return schema instanceof z.ZodObject ? schema.shape[String(step)] : undefined;
}

function bare(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  return schema instanceof z.ZodOptional ? bare(schema.unwrap()) : schema;
}

function keysOf(schema: z.core.$ZodType | undefined): string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}
