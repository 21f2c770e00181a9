import ms, { type StringValue } from "ms";
import { z } from "zod";
import { selectorProblem } from "../html/select.ts";

const ID = /^[a-z0-9-]{1,64}$/;
const DURATION = /^[0-9]+(?:\.[0-9]+)? ?[a-zA-Z]+$/;
const ZONE = /^[A-Za-z]/;
const GLOB = /^(?:\/|\*)[^\s\\]*$/;

/** In the addresses of feeds these words mean something else. */
export const RESERVED_IDS: readonly string[] = ["all", "groups"];

/** How often a source may be asked for, and how far apart two requests to a host may be kept; milliseconds. */
const EVERY = { shortest: 60_000, longest: 30 * 24 * 3_600_000 };
const DELAY = { shortest: 0, longest: 600_000 };

/** Every schema's error is the phrase that follows "expected". */
export const text = (expected: string, longest = 200) =>
  z
    .string({ error: expected })
    .min(1, { error: expected })
    .max(longest, { error: `${expected}, at most ${longest} characters` });

export const flag = z.boolean({ error: "true or false" });

export const wholeNumber = (least: number, most: number) => {
  const error = `a whole number from ${least} to ${most}`;
  return z.int({ error }).min(least, { error }).max(most, { error });
};

export const listOf = <Item extends z.ZodType>(item: Item, expected: string) =>
  z.array(item, { error: expected }).max(100, { error: `${expected}, at most 100` });

/** What a source and a group are called in addresses. */
export const slug = z
  .string({ error: "1 to 64 of a-z, 0-9 and -" })
  .regex(ID, { error: "1 to 64 of a-z, 0-9 and -" })
  .refine((id) => !RESERVED_IDS.includes(id), {
    error: `another word: ${RESERVED_IDS.join(" and ")} are reserved`,
  });

export const webAddress = text("a web address such as https://example.org/news/", 2000).refine(
  (address) => addressProblem(address) === undefined,
  { error: ({ input }) => addressProblem(String(input)) ?? "" },
);

export const every = duration("30m, 6h or 1d, from 1m to 30d", EVERY);
export const delay = duration("5s or 1m, up to 10m", DELAY);

export const zone = text("an IANA time zone such as Asia/Shanghai").refine(isZone, {
  error: "an IANA time zone such as Asia/Shanghai",
});

export const languageTag = text("a language tag such as zh-CN or en").refine(isLanguage, {
  error: "a language tag such as zh-CN or en",
});

export const selector = text("a CSS selector", 500).refine(
  (css) => selectorProblem(css) === undefined,
  { error: ({ input }) => `a CSS selector (${selectorProblem(String(input))})` },
);

/** On the path of an address. */
export const glob = text("a path pattern such as /2026/**", 500).refine(isGlob, {
  error: "a path pattern such as /2026/** (it begins with / or *, and its brackets are closed)",
});

/** Milliseconds. Only for what the schema has let through. */
export function toMilliseconds(written: string): number {
  return ms(written as StringValue);
}

function duration(expected: string, bounds: { shortest: number; longest: number }) {
  const error = `a duration such as ${expected}`;
  return z
    .string({ error })
    .regex(DURATION, { error, abort: true })
    .refine((written) => isWithin(toMilliseconds(written), bounds), { error });
}

function isWithin(length: number, bounds: { shortest: number; longest: number }): boolean {
  return length >= bounds.shortest && length <= bounds.longest;
}

function addressProblem(address: string): string | undefined {
  const url = URL.parse(address);
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:"))
    return "a web address such as https://example.org/news/";
  if (url.username !== "" || url.password !== "")
    return "a web address without user name and password";
  return undefined;
}

function isZone(name: string): boolean {
  if (!ZONE.test(name)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

function isGlob(pattern: string): boolean {
  return GLOB.test(pattern) && isBalanced(pattern, "[", "]") && isBalanced(pattern, "{", "}");
}

function isBalanced(pattern: string, open: string, close: string): boolean {
  let depth = 0;
  for (const character of pattern) {
    if (character === open) depth += 1;
    if (character === close) depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
