import type { Discovery } from "../functions/core/discovery/discovery.ts";
import { dim } from "./terminal.ts";

/** Which ways there are to the articles, how many each would give, and why one is used. */
export function describeHow(how: Discovery["how"]): string {
  const lines = how.map(
    ({ way, links, used, why }) => `${used ? "used" : "not "}  ${way}: ${links} articles (${why})`,
  );
  return [dim("— how they were found —"), ...lines].join("\n");
}
