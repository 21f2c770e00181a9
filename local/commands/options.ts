import { InvalidArgumentError, Option } from "commander";
import { DEFAULT_DATA } from "../data-directory.ts";

/** Options that several commands have, with one meaning. */

export function jsonOption(): Option {
  return new Option("--json", "the result as one JSON document");
}

export function dataOption(): Option {
  return new Option("--data <dir>", "where the service on this machine keeps its state").default(
    DEFAULT_DATA,
  );
}

/** Instead of `--data`. */
export function stackOption(): Option {
  return new Option(
    "--stack <name>",
    "a deployed service, by its stack's name, with the AWS credentials of the environment",
  );
}

export function sourcesOption(): Option {
  return new Option("--sources <file>", "the list of sources");
}

export function allowNetworkOption(): Option {
  return new Option(
    "--allow-network <cidr>",
    "opens a private network to the crawler, such as 127.0.0.0/8; may be repeated",
  )
    .argParser((value: string, before: string[]) => [...before, value])
    .default([], "the public internet only");
}

export function contactOption(): Option {
  return new Option(
    "--contact-url <url>",
    "a page about this crawler, told to every site as part of the user agent",
  )
    .env("TIDINGS_CONTACT_URL")
    .argParser(parseWebAddress);
}

export function parsePort(value: string): number {
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new InvalidArgumentError("expected a port from 0 to 65535 (0: any that is free).");
  }
  return port;
}

/** Without a slash at its end. */
export function parseWebAddress(value: string): string {
  const url = URL.parse(value);
  if (url === null || (url.protocol !== "https:" && url.protocol !== "http:")) {
    throw new InvalidArgumentError("expected an address such as https://feeds.example.org.");
  }
  return url.href.endsWith("/") ? url.href.slice(0, -1) : url.href;
}
