import { html } from "hono/html";
import { layout } from "./layout.ts";
import type { Words } from "./words-en.ts";

export interface ErrorView {
  readonly words: Words;
  readonly status: number;
  readonly title: string;
  readonly message: string;
}

export function errorPage({ words, status, title, message }: ErrorView) {
  const content = html`<div class="wide"><div class="hero"><p class="kicker">${status}</p><h1>${title}</h1><p>${message}</p><p><a href="/">${words.home}</a></p></div></div>`;
  return layout({ title: `${title} · Tidings`, words, content, path: "/" });
}
