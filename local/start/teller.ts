import type { LogLine } from "../../functions/adapters/lambda-sqs.ts";
import { dim, strong, warning } from "../terminal.ts";
import { describeLine } from "./describe-line.ts";

/** Says what the service does: lines for a person on a terminal, else JSON lines. */
export interface Teller {
  /** Something that happened once. `fields` are for programs only. */
  tell(message: string, fields?: object): void;
  /** Something that the operator has to do something about. */
  warn(message: string, fields?: object): void;
  /** A message of a queue is done or failed. */
  crawl(line: LogLine): void;
}

export function createTeller(isTerminal: boolean): Teller {
  return isTerminal ? createTerminalTeller() : createJsonTeller();
}

function createTerminalTeller(): Teller {
  const say = (text: string) =>
    console.log(`${dim(new Date().toTimeString().slice(0, 8))}  ${text}`);
  return {
    tell: (message) => console.log(message),
    warn: (message) => say(warning(message)),
    crawl(line) {
      const described = describeLine(line);
      if (described === undefined) return;
      const { source, text, address, isProblem } = described;
      const where = address === undefined ? "" : `  ${dim(address)}`;
      say(`${strong(source)}  ${isProblem ? warning(text) : text}${where}`);
    },
  };
}

function createJsonTeller(): Teller {
  const write = (line: object) =>
    console.log(JSON.stringify({ time: new Date().toISOString(), ...line }));
  return {
    tell: (message, fields) => write({ level: "info", message: firstLine(message), ...fields }),
    warn: (message, fields) => write({ level: "warn", message, ...fields }),
    crawl: write,
  };
}

/** The rest says in words what the fields say. */
function firstLine(message: string): string {
  return message.trim().split("\n", 1)[0] ?? "";
}
