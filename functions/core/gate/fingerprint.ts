import { createHash } from "node:crypto";

/** Letters and digits only: what a redesign leaves as it was. */
const NOT_TEXT = /[^\p{L}\p{N}]+/gu;
const SHINGLE = 5;
const BITS = 64;
/** Up to this many differing bits of 64 two texts are versions of one; unrelated ones differ in 32, give or take 4. */
export const SIMILAR = 12;
/** Up to this many bits they differ in no more than a credit line. */
export const EQUAL = 3;

/**
 * A 64-bit similarity hash (SimHash, Charikar 2002) of a text's five-character shingles, in hex: texts that differ in a
 * credit line or a space differ in few bits. Absent for a text too short to tell.
 */
export function fingerprintText(text: string): string | undefined {
  const letters = text.normalize("NFKC").toLowerCase().replace(NOT_TEXT, "").slice(0, 20_000);
  if (letters.length < 40) return undefined;
  const weights = new Int32Array(BITS);
  for (let start = 0; start + SHINGLE <= letters.length; start += 1) {
    addShingle(weights, hash32(letters, start, 0x811c9dc5), hash32(letters, start, 0x01000193));
  }
  return toHex(weights);
}

export function isSameText(
  a: string | undefined,
  b: string | undefined,
  mostBits = SIMILAR,
): boolean {
  if (a === undefined || b === undefined) return false;
  let different = BigInt(`0x${a}`) ^ BigInt(`0x${b}`);
  let bits = 0;
  for (; different > 0n; different &= different - 1n) bits += 1;
  return bits <= mostBits;
}

/** What a title says, whatever its marks, spaces and widths. */
export function normalizeTitle(title: string): string {
  return title.normalize("NFKC").toLowerCase().replace(NOT_TEXT, "");
}

/** SHA-256 in hex of what a reader reads; markup is no part of it. */
export function hashText(parts: readonly (string | undefined)[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

/** FNV-1a with a start value and a last mix, 32 bits. */
function hash32(text: string, start: number, seed: number): number {
  let hash = seed;
  for (let index = start; index < start + SHINGLE; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) >>> 0;
}

function addShingle(weights: Int32Array, low: number, high: number): void {
  for (let bit = 0; bit < 32; bit += 1) {
    weights[bit] = (weights[bit] ?? 0) + ((low >>> bit) & 1 ? 1 : -1);
    weights[bit + 32] = (weights[bit + 32] ?? 0) + ((high >>> bit) & 1 ? 1 : -1);
  }
}

function toHex(weights: Int32Array): string {
  let hex = "";
  for (let nibble = 0; nibble < BITS / 4; nibble += 1) {
    let value = 0;
    for (let bit = 0; bit < 4; bit += 1)
      if ((weights[nibble * 4 + bit] ?? 0) > 0) value |= 1 << bit;
    hex += value.toString(16);
  }
  return hex;
}
