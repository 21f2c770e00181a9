/** An entry as a reader sees it, the same whatever the format. */
export interface SeenEntry {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly published: number;
  readonly authors: string;
  readonly html: string;
  readonly summary: string;
}

export interface CheckedFeed {
  /** Each begins with the number of the point that it breaks. */
  readonly faults: readonly string[];
  readonly entries: readonly SeenEntry[];
}
