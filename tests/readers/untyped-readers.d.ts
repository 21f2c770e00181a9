declare module "feedparser" {
  import type { Transform } from "node:stream";

  interface Item {
    readonly title: string;
    readonly link: string;
    readonly guid: string;
    readonly pubdate: Date;
    readonly author: string | null;
    readonly description: string;
  }

  export default class FeedParser extends Transform {
    constructor(options: { readonly feedurl?: string });
    read(): Item | null;
  }
}
