/** One line of JSON, which Lambda takes into the function's log as it is. */
export function logLine(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
