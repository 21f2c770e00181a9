import indexes from "@sinonjs/text-encoding/lib/encoding-indexes.js";
import { describe, expect, it } from "vitest";
import { decodePage } from "../../../functions/core/charset/decode-page.ts";

/** The pointer of two bytes by the Encoding standard, written down from its text; `undefined` for what is no pair. */
type Pointer = (lead: number, trail: number) => number | undefined;

interface Table {
  readonly label: string;
  readonly index: readonly (number | null)[];
  readonly pointer: Pointer;
  /** How many pairs the standard gives a character. */
  readonly pairs: number;
}

const tables = (indexes as { "encoding-indexes": Record<string, (number | null)[]> })[
  "encoding-indexes"
];

const gbk: Pointer = (lead, trail) => {
  if (trail < 0x40 || trail === 0x7f || trail > 0xfe) return undefined;
  return (lead - 0x81) * 190 + trail - (trail < 0x7f ? 0x40 : 0x41);
};
const big5: Pointer = (lead, trail) => {
  if (trail < 0x40 || (trail > 0x7e && trail < 0xa1) || trail > 0xfe) return undefined;
  return (lead - 0x81) * 157 + trail - (trail < 0x7f ? 0x40 : 0x62);
};
const eucKr: Pointer = (lead, trail) =>
  trail < 0x41 || trail > 0xfe ? undefined : (lead - 0x81) * 190 + trail - 0x41;
const shiftJis: Pointer = (lead, trail) => {
  if ((lead > 0x9f && lead < 0xe0) || lead > 0xfc) return undefined;
  if (trail < 0x40 || trail === 0x7f || trail > 0xfc) return undefined;
  return (lead - (lead < 0xa0 ? 0x81 : 0xc1)) * 188 + trail - (trail < 0x7f ? 0x40 : 0x41);
};
const eucJp: Pointer = (lead, trail) => {
  if (lead < 0xa1 || lead > 0xfe || trail < 0xa1 || trail > 0xfe) return undefined;
  return (lead - 0xa1) * 94 + trail - 0xa1;
};

const TABLES: readonly Table[] = [
  { label: "gbk", index: tables.gb18030 ?? [], pointer: gbk, pairs: 23_940 },
  { label: "gb2312", index: tables.gb18030 ?? [], pointer: gbk, pairs: 23_940 },
  { label: "gb18030", index: tables.gb18030 ?? [], pointer: gbk, pairs: 23_940 },
  { label: "big5", index: tables.big5 ?? [], pointer: big5, pairs: 18_594 },
  { label: "euc-kr", index: tables["euc-kr"] ?? [], pointer: eucKr, pairs: 17_048 },
  { label: "shift_jis", index: tables.jis0208 ?? [], pointer: shiftJis, pairs: 9_604 },
  { label: "euc-jp", index: tables.jis0208 ?? [], pointer: eucJp, pairs: 7_336 },
];

/** Eighteen pairs that GB 18030-2022, and the standard after it, took out of the private use area; the tables are older. */
const GB18030_2022: Readonly<Record<number, number>> = {
  ...{ 42713: 0xfe10, 42714: 0xfe12, 42715: 0xfe11, 42716: 0xfe13, 42717: 0xfe14, 42718: 0xfe15 },
  ...{ 42719: 0xfe16, 42732: 0xfe17, 42733: 0xfe18, 42739: 0xfe19, 65113: 0x9fb4, 65121: 0x9fb5 },
  ...{ 65126: 0x9fb6, 65127: 0x9fb7, 65133: 0x9fb8, 65150: 0x9fb9, 65168: 0x9fba, 65184: 0x9fbb },
};

/** Big5 has four pairs that are two characters each. */
const BIG5_PAIRS: Readonly<Record<number, string>> = {
  1133: "\u00ca\u0304",
  1135: "\u00ca\u030c",
  1164: "\u00ea\u0304",
  1166: "\u00ea\u030c",
};

function expectedText(table: Table, lead: number, trail: number): string | undefined {
  const at = table.pointer(lead, trail);
  if (at === undefined) return undefined;
  const special = specialText(table, at, lead * 256 + trail);
  const code = table.index[at] ?? undefined;
  return special ?? (code === undefined ? undefined : String.fromCodePoint(code));
}

function specialText({ label, pointer }: Table, at: number, pair: number): string | undefined {
  if (label === "big5") return BIG5_PAIRS[at];
  if (label === "shift_jis") return endUserCharacter(at);
  const newer = pointer === gbk ? GB18030_2022[pair] : undefined;
  return newer === undefined ? undefined : String.fromCodePoint(newer);
}

/** Shift_JIS has a range of private use. */
function endUserCharacter(at: number): string | undefined {
  return at >= 8836 && at <= 10_715 ? String.fromCodePoint(0xe000 - 8836 + at) : undefined;
}

function validPairs(table: Table): { lead: number; trail: number; text: string }[] {
  return range(0x81, 0xfe).flatMap((lead) =>
    range(0x40, 0xfe).flatMap((trail) => {
      const text = expectedText(table, lead, trail);
      return text === undefined ? [] : [{ lead, trail, text }];
    }),
  );
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

describe("decodePage", () => {
  it.each(TABLES)("reads every valid pair of $label as the standard's tables say", (table) => {
    const valid = validPairs(table);
    const expected = valid.map(({ text }) => text);
    const bytes = valid.flatMap(({ lead, trail }) => [lead, trail, 0x0a]);
    const page = decodePage(Uint8Array.from(bytes), {
      contentType: `text/html; charset=${table.label}`,
    });
    const found = page.ok ? page.text.split("\n").slice(0, -1) : [];
    const differences = expected.flatMap((text, at) =>
      found[at] === text ? [] : [`${hex(bytes, at)} ${text} ${found[at]}`],
    );
    expect(expected).toHaveLength(table.pairs);
    expect(differences).toEqual([]);
  });
});

function hex(bytes: readonly number[], at: number): string {
  return bytes
    .slice(at * 3, at * 3 + 2)
    .map((byte) => byte.toString(16))
    .join("");
}
