import { decodeUtf8 } from "./markup.ts";

/** The text of a source from one index up to another. Asked in the source's order, it searches none of it twice. */
export type ReadPiece = (from: number, to: number) => string;

const BEYOND_ASCII = /[\x80-\xff]/g;
const SHORT = 13;

/** @param isUtf8 whether `units` are as `Utf8Markup` has them */
export function createPieceReader(units: string, isUtf8: boolean): ReadPiece {
  if (!isUtf8) return (from, to) => units.slice(from, to);
  let since = 0;
  let next = -1;
  return (from, to) => {
    if (next < from || from < since) {
      since = from;
      next = nextBeyondAscii(units, from);
    }
    const piece = units.slice(from, to);
    return next < to ? decodeUtf8(piece) : piece;
  };
}

function nextBeyondAscii(units: string, from: number): number {
  BEYOND_ASCII.lastIndex = from;
  return BEYOND_ASCII.test(units) ? BEYOND_ASCII.lastIndex - 1 : units.length;
}

/**
 * A part of a source, which it may outlive, as a string of its own: V8 lets a longer slice share the whole's memory, so that a
 * headline would keep its page.
 */
export function copyOf(slice: string): string {
  return slice.length < SHORT ? slice : ` ${slice}`.slice(1);
}
