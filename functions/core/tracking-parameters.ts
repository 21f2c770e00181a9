import rules from "tidy-url/data/rules.js";

/** Names that sites add under many owners' rules in the list, and share buttons and session filters add everywhere. */
const EVERYWHERE = ["spm", "scm", "msclkid", "dclid", "yclid", "twclid", "gbraid", "wbraid"];
const SESSIONS = ["jsessionid", "phpsessid", "aspsessionid", "isappinstalled"];

const global = new Set([...EVERYWHERE, ...SESSIONS, ...namesOf("Global")]);
const byDomain = new Map(rules.map((rule) => [rule.name, rule]));

/**
 * Whether a query parameter says only how a reader came to the page. The names are those of the list that `tidy-url`
 * keeps: its global ones, and those of a rule named for the host's own domain.
 * @param name decoded
 */
export function isTrackingParameter(name: string, host: string): boolean {
  const lower = name.toLowerCase();
  return lower.startsWith("utm_") || global.has(lower) || isNamedFor(host, name);
}

function isNamedFor(host: string, name: string): boolean {
  for (let at = 0; at >= 0; at = host.indexOf(".", at + 1)) {
    const rule = byDomain.get(at === 0 ? host : host.slice(at + 1));
    if (rule !== undefined && !rule.match_href && rule.rules?.includes(name)) return true;
  }
  return false;
}

function namesOf(ruleName: string): string[] {
  const rule = rules.find(({ name }) => name === ruleName);
  return (rule?.rules ?? []).map((name) => name.toLowerCase());
}
