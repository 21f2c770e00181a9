import { ENCODINGS, type Encoding } from "../core/feeds/encode-body.ts";

const WEIGHT = /^q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/i;

/** RFC 9110 section 12.5.3. What the client takes, best first: by its weights, then by size. Identity is there if nothing else is. */
export function acceptableEncodings(header: string | undefined): Encoding[] {
  if (header === undefined || header.trim() === "") return ["identity"];
  const weights = parseWeights(header);
  const other = weights.get("*");
  const weighed = ENCODINGS.map((encoding) => ({
    encoding,
    weight: weights.get(encoding) ?? other ?? (encoding === "identity" ? 0.001 : 0),
  }));
  const accepted = weighed.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
  return accepted.length === 0 ? ["identity"] : accepted.map(({ encoding }) => encoding);
}

function parseWeights(header: string): Map<string, number> {
  const weights = new Map<string, number>();
  for (const part of header.split(",").slice(0, 20)) {
    const [coding = "", ...parameters] = part.split(";").map((text) => text.trim().toLowerCase());
    const weight = parameters.map((parameter) => WEIGHT.exec(parameter)?.[1]).find(Boolean);
    if (coding !== "") weights.set(coding === "x-gzip" ? "gzip" : coding, Number(weight ?? 1));
  }
  return weights;
}
