/** The names of what is true. */
export function faultsAmong(faults: readonly (readonly [string, boolean])[]): string[] {
  return faults.filter(([, isFault]) => isFault).map(([name]) => name);
}
