import { TidingsError } from "./errors.ts";
import type { Message } from "./messages.ts";

type FieldType = "string" | "number" | "boolean" | "object";

interface Shape {
  readonly version: number;
  readonly required: Readonly<Record<string, FieldType>>;
  readonly optional: Readonly<Record<string, FieldType>>;
}

/** By kind, with the newest version that this program reads. Fields that we don't know are let through. */
const SHAPES: { readonly [K in Message["kind"]]: Shape } = {
  "crawl-source": {
    version: 1,
    required: { sourceKey: "string", enqueuedAt: "string" },
    optional: {
      slotAt: "string",
      forced: "boolean",
      listingUrl: "string",
      listingPage: "number",
      backlog: "boolean",
      backfill: "boolean",
      chosen: "boolean",
      look: "object",
    },
  },
  "crawl-article": {
    version: 1,
    required: { sourceKey: "string", articleId: "string", enqueuedAt: "string" },
    optional: { slotAt: "string", backfill: "boolean" },
  },
};

const MOST_QUOTED = 200;

/** A message from its JSON. Throws `bad-message`, with what is wrong and the text's start, for anything else. */
export function parseMessage(body: string): Message {
  const flaw = (reason: string) =>
    new TidingsError("bad-message", `not a message, ${reason}: ${body.slice(0, MOST_QUOTED)}`);
  const value = parseJson(body);
  if (!isObject(value)) throw flaw("it is not a JSON object");
  const shape = Object.hasOwn(SHAPES, String(value.kind))
    ? SHAPES[value.kind as Message["kind"]]
    : undefined;
  if (shape === undefined) throw flaw("its kind is unknown");

  const reason = findFlaw(value, shape);
  if (reason !== undefined) throw flaw(reason);
  return value as unknown as Message;
}

function findFlaw(value: Record<string, unknown>, shape: Shape): string | undefined {
  const { version } = value;
  if (!Number.isSafeInteger(version) || Number(version) < 1) return "its version is unknown";
  if (Number(version) > shape.version) return `its version ${version} is newer than this program`;

  for (const [name, type] of Object.entries(shape.required)) {
    if (typeof value[name] !== type) return `\`${name}\` is not a ${type}`;
  }
  for (const [name, type] of Object.entries(shape.optional)) {
    if (value[name] !== undefined && typeof value[name] !== type) {
      return `\`${name}\` is not a ${type}`;
    }
  }
  return badTime(value);
}

/** A time that is none would be compared as text with true ones. */
function badTime(value: Record<string, unknown>): string | undefined {
  const wrong = ["enqueuedAt", "slotAt"].find(
    (name) => value[name] !== undefined && Number.isNaN(Date.parse(String(value[name]))),
  );
  return wrong && `\`${wrong}\` is not a time`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
