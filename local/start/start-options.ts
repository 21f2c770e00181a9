export interface StartOptions {
  /** Path of the list of sources. */
  readonly sources: string;
  readonly data: string;
  readonly host: string;
  readonly port: number;
  readonly publicUrl?: string;
  readonly contactUrl?: string;
  readonly allowNetworks: readonly string[];
  /** `undefined`: no demo newspaper. */
  readonly demoPort?: number;
}
