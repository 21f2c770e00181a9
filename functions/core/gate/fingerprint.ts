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
  return toHex(addBits(countBytes(letters)));
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

/** How often each value stands in each byte of the shingles' hashes: far fewer steps than bit by bit. */
function countBytes(letters: string): Int32Array {
  const counts = new Int32Array((BITS / 8) * 256);
  for (let start = 0; start + SHINGLE <= letters.length; start += 1) {
    addHash(counts, 0, hash32(letters, start, 0x811c9dc5));
    addHash(counts, 4 * 256, hash32(letters, start, 0x01000193));
  }
  return counts;
}

function addHash(counts: Int32Array, from: number, hash: number): void {
  for (let byte = 0; byte < 4; byte += 1) {
    const place = from + byte * 256 + ((hash >>> (byte * 8)) & 255);
    counts[place] = (counts[place] ?? 0) + 1;
  }
}

/** A bit's weight: one for each hash that has it, less one for each that has not. */
function addBits(counts: Int32Array): Int32Array {
  const weights = new Int32Array(BITS);
  for (let place = 0; place < counts.length; place += 1) {
    const count = counts[place] ?? 0;
    const from = (place >>> 8) * 8;
    for (let bit = 0; count > 0 && bit < 8; bit += 1) {
      const weight = weights[from + bit] ?? 0;
      weights[from + bit] = (place >>> bit) & 1 ? weight + count : weight - count;
    }
  }
  return weights;
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
