import { hashBytes } from "../../usecases/keep-rendering.ts";
import { ARTICLE_STYLE } from "./article-style.ts";
import { SCRIPT } from "./script.ts";
import { STYLE } from "./style.ts";

export interface Asset {
  readonly path: string;
  readonly type: string;
  readonly text: string;
}

const STYLE_ASSET = textAsset("css", "text/css", STYLE + ARTICLE_STYLE);
const SCRIPT_ASSET = textAsset("js", "text/javascript", SCRIPT);

/** Named by their content, so that they are kept for good. */
export const ASSETS: readonly Asset[] = [STYLE_ASSET, SCRIPT_ASSET];

export const STYLE_PATH = STYLE_ASSET.path;
export const SCRIPT_PATH = SCRIPT_ASSET.path;

function textAsset(ending: string, type: string, text: string): Asset {
  const hash = hashBytes(new TextEncoder().encode(text)).slice(0, 12);
  return { path: `/assets/tidings-${hash}.${ending}`, type: `${type}; charset=utf-8`, text };
}
