import { z } from "zod";
import {
  delay,
  every,
  flag,
  glob,
  languageTag,
  listOf,
  selector,
  slug,
  text,
  webAddress,
  wholeNumber,
  zone,
} from "./setting-values.ts";

const MAPPING = "a mapping of settings";

function settings<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  return z.strictObject(shape, { error: MAPPING });
}

const filter = settings({
  title: listOf(text("a word"), "a list of words")
    .meta({ description: "Words in the title; one of them is enough." })
    .optional(),
  url: listOf(glob, "a list of path patterns")
    .meta({ description: "Patterns on the path of the address: * within a part, ** over parts." })
    .optional(),
});

const listing = settings({
  links: selector.meta({ description: "The links to articles." }).optional(),
  next: selector.meta({ description: "The link to the next page of the list." }).optional(),
  pages: wholeNumber(1, 100)
    .meta({ description: "How many pages of the list are read; 1 if not set." })
    .optional(),
});

const article = settings({
  title: selector.optional(),
  published: selector.optional(),
  content: selector.meta({ description: "The element that holds the text." }).optional(),
  byline: selector.meta({ description: "Who wrote it." }).optional(),
  credit: selector.meta({ description: "Where it comes from (来源)." }).optional(),
  remove: listOf(selector, "a list of CSS selectors")
    .meta({ description: "What is no part of the article." })
    .optional(),
});

const politeness = settings({
  delay: delay
    .meta({ description: "Between two requests to the host; never less than 5s." })
    .optional(),
  robots: z
    .enum(["obey", "ignore"], { error: "obey or ignore" })
    .meta({ description: "Whether robots.txt is obeyed." })
    .optional(),
});

const shared = {
  groups: listOf(slug, "a list of group names")
    .meta({ description: "Each group is a feed of its own, and a folder in the OPML." })
    .optional(),
  every: every
    .meta({ description: "How often it is visited, such as 30m; learned if not set." })
    .optional(),
  language: languageTag
    .meta({ description: "Such as zh-CN; the page's own if not set." })
    .optional(),
  timezone: zone.meta({ description: "For times that a page prints without a zone." }).optional(),
  include: filter.meta({ description: "Only links that match." }).optional(),
  exclude: filter.meta({ description: "No links that match." }).optional(),
  listing: listing
    .meta({ description: "For a list that is not found by itself: CSS selectors." })
    .optional(),
  article: article
    .meta({ description: "For a page that is not read well by itself: CSS selectors." })
    .optional(),
  fullText: flag.meta({ description: "false: summaries only." }).optional(),
  retention: settings({
    days: wholeNumber(1, 36_500).meta({ description: "How long articles are kept." }),
  }).optional(),
  politeness: politeness.optional(),
};

const entry = settings({
  url: webAddress.meta({ description: "The page that lists the articles.", format: "uri" }),
  id: slug
    .meta({ description: "Its name in the feed's address; made from the url if not set." })
    .optional(),
  title: text("a title")
    .meta({ description: "The feed's title; the page's own if not set." })
    .optional(),
  ...shared,
});

/** What `sources.yaml` may say. Durations, ids and addresses are still text here; `defaults` are not yet applied. */
export const SOURCE_LIST = settings({
  defaults: settings(shared).meta({ description: "Settings of every source." }).optional(),
  sources: z
    .array(entry, { error: "a list of sources ([] for none)" })
    .meta({ description: "The pages to watch." }),
  notify: webAddress
    .meta({
      description:
        "Where each change of a source's health is POSTed as JSON, by the service on one machine. (On AWS: alarmEmail.)",
      format: "uri",
    })
    .optional(),
  hub: webAddress
    .meta({
      description:
        "The WebSub hub that the feeds name and that is told of every change, by the service on one machine with a public address. (On AWS: the setting hub.)",
      format: "uri",
    })
    .optional(),
}).meta({ title: "Tidings: sources.yaml" });

export type SourceList = z.infer<typeof SOURCE_LIST>;
export type SourceEntry = z.infer<typeof entry>;
export type SourceDefaults = NonNullable<SourceList["defaults"]>;
