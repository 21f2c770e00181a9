import { html } from "hono/html";
import type { Health, HealthState } from "../../core/records.ts";
import type { Words } from "./words-en.ts";

/** A shape of its own for each state: colour alone tells nothing to who can't see it. */
const SHAPES: Readonly<Record<HealthState, string>> = {
  new: "M6 1a5 5 0 1 0 .01 0M6 3a3 3 0 1 1-.01 0",
  healthy: "M6 1a5 5 0 1 0 .01 0",
  degraded: "M6 1 11.500 11H.5z",
  broken: "M1 3 3 1l3 3 3-3 2 2-3 3 3 3-2 2-3-3-3 3-2-2 3-3z",
  silent: "M1 5h10v2.500H1z",
  paused: "M2 1h3v10H2zM7 1h3v10H7z",
};

export function healthBadge({ state }: Health, words: Words) {
  return html`<span class="badge ${state}"><svg viewBox="0 0 12 12" aria-hidden="true" focusable="false"><path d="${SHAPES[state]}"/></svg>${words.healthStates[state]}</span>`;
}

/** Why a source is not well, and since when. */
export function healthCause({ cause, message, since }: Health, words: Words) {
  if (cause === undefined && message === undefined) return "";
  const code = cause === undefined ? "" : html`<strong>${cause}</strong> · `;
  return html`<p class="cause">${code}${message ?? ""} <span class="soft">(${words.since(since.slice(0, 16).replace("T", " "))} UTC)</span></p>`;
}
