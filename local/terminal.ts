import { styleText } from "node:util";

/** A command's result: one JSON document for programs, else text for people. */
export function printResult(value: unknown, asText: () => string, isJson = false): void {
  const text = isJson ? JSON.stringify(value, undefined, 2) : asText();
  if (text !== "") process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
}

/** How far a command is: one line that is written over, on a terminal only. An empty text clears it. */
export function showProgress(text: string): void {
  if (!process.stderr.isTTY) return;
  const width = process.stderr.columns ?? 80;
  process.stderr.write(`\r\u001b[K${text.slice(0, width - 1)}`);
}

export function dim(text: string): string {
  return styleText("dim", text, { stream: process.stdout });
}

export function strong(text: string): string {
  return styleText("bold", text, { stream: process.stdout });
}

export function warning(text: string): string {
  return styleText("yellow", text, { stream: process.stdout });
}
