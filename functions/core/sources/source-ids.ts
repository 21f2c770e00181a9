import { createHash } from "node:crypto";
import { RESERVED_IDS } from "./setting-values.ts";
import type { SourceEntry } from "./source-list.ts";

const LONGEST = 64;
const FILE_ENDING = /(?:\/(?:index|default|list|main)?)?\.(?:s?html?|php|aspx?|jspx?)$|\/index$/;
const WWW = /^www\./;
const ESCAPED = /%[0-9a-f]{2}/g;
const NOT_IN_AN_ID = /[^a-z0-9]+/g;
/** At most one on each side: runs were made one before. */
const OUTER_DASHES = /^-|-$/g;

/**
 * The id of each entry: its own, or one made from its address (`www.example.cn/gonggao/` → `example-cn-gonggao`). An id
 * that two would get is told apart by a hash of the address in both, so that it does not depend on their order.
 */
export function assignIds(entries: readonly SourceEntry[]): string[] {
  const written = new Set(entries.flatMap(({ id }) => id ?? []));
  const made = entries.map(({ id, url }) => (id === undefined ? idFromAddress(url) : undefined));
  const uses = Map.groupBy(made, (id) => id);

  return entries.map(({ id, url }, index) => {
    if (id !== undefined) return id;
    const plain = made[index] ?? "";
    const isTaken = written.has(plain) || RESERVED_IDS.includes(plain);
    return plain === "" || isTaken || (uses.get(plain)?.length ?? 0) > 1
      ? withHash(plain, url)
      : plain;
  });
}

function idFromAddress(address: string): string {
  const url = new URL(address);
  const host = url.hostname.replace(WWW, "");
  const path = url.pathname.toLowerCase().replace(FILE_ENDING, "");
  const whole = `${host}${path}${url.search.toLowerCase()}`;
  const id = whole.replace(ESCAPED, "-").replace(NOT_IN_AN_ID, "-").replace(OUTER_DASHES, "");
  return id.length > LONGEST || whole.includes("%") ? withHash(id, address) : id;
}

function withHash(id: string, address: string): string {
  const hash = createHash("sha256").update(address).digest("hex").slice(0, 8);
  const start = id.slice(0, LONGEST - hash.length - 1).replace(OUTER_DASHES, "");
  return start === "" ? `source-${hash}` : `${start}-${hash}`;
}
