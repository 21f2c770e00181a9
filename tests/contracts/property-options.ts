/** How hard a contract's properties are tried: less over a network. */
export interface PropertyOptions {
  readonly runs?: number;
}
