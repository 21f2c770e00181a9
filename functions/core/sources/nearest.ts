/** The known word that `word` was probably meant to be: at most a third of its letters differ, case aside. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const limit = Math.max(1, Math.floor(word.length / 3));
  const ranked = known
    .map((candidate) => ({ candidate, distance: distance(fold(word), fold(candidate), limit) }))
    .filter((rank) => rank.distance <= limit)
    .sort((a, b) => a.distance - b.distance);
  return ranked[0]?.candidate;
}

function fold(word: string): string {
  return word.toLowerCase().replaceAll("_", "").replaceAll("-", "");
}

/** Damerau-Levenshtein (adjacent letters swapped count as one); words much longer than one another are not compared. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit || a.length > 40) return Number.POSITIVE_INFINITY;
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) row.push(step(rows, row, { a, b, i, j }));
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? Number.POSITIVE_INFINITY;
}

interface Cell {
  readonly a: string;
  readonly b: string;
  readonly i: number;
  readonly j: number;
}

function step(rows: readonly number[][], row: readonly number[], { a, b, i, j }: Cell): number {
  const at = (r: readonly number[] | undefined, column: number) =>
    r?.[column] ?? Number.POSITIVE_INFINITY;
  const above = rows[i - 1];
  const changed = at(above, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
  const isSwap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
  const swapped = isSwap ? at(rows[i - 2], j - 2) + 1 : Number.POSITIVE_INFINITY;
  return Math.min(at(above, j) + 1, at(row, j - 1) + 1, changed, swapped);
}
