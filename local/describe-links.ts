import type { DiscoveredLink } from "../functions/core/discovery/discovery.ts";
import { dim } from "./terminal.ts";

/** Articles as their listing tells them, a line each, the date first. */
export function describeLinks(links: readonly DiscoveredLink[]): string[] {
  return links.map((link) => `${dim(dateOf(link))}  ${link.title || link.url}${marksOf(link)}`);
}

function dateOf({ published = "" }: DiscoveredLink): string {
  return published.replace("T", " ").slice(0, 16).padEnd(16);
}

function marksOf({ pinned, attachment }: DiscoveredLink): string {
  const marks = [pinned ? "pinned" : "", attachment ? "document" : ""].filter(
    (mark) => mark !== "",
  );
  return marks.length === 0 ? "" : ` (${marks.join(", ")})`;
}
