/** What one line tells of an article's origin. */
export interface BylineReading {
  readonly authors: readonly string[];
  readonly credit?: string;
  readonly editors: readonly string[];
  /** Nothing else is in the line. */
  readonly whole: boolean;
  /** How plainly the line names its authors, 0 to 10. */
  readonly weight: number;
}

export const NOTHING_READ: BylineReading = { authors: [], editors: [], whole: false, weight: 0 };
