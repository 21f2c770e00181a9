import { describe } from "vitest";
import { createSqliteArticleStore } from "../../functions/adapters/sqlite-article-store.ts";
import { createSqliteFeedStore } from "../../functions/adapters/sqlite-feed-store.ts";
import { createSqliteHostStore } from "../../functions/adapters/sqlite-host-store.ts";
import { createSqliteSourceStore } from "../../functions/adapters/sqlite-source-store.ts";
import { itKeepsTheArticleStoreContract } from "../contracts/article-store.ts";
import { itKeepsTheFeedStoreContract } from "../contracts/feed-store.ts";
import { itKeepsTheHostStoreContract } from "../contracts/host-store.ts";
import { itKeepsTheSourceStoreContract } from "../contracts/source-store.ts";
import { openSqliteFile } from "../support/sqlite-file.ts";

describe("SQLite source store", () => {
  itKeepsTheSourceStoreContract(async () => createSqliteSourceStore(openSqliteFile()));
});

describe("SQLite article store", () => {
  itKeepsTheArticleStoreContract(async () => createSqliteArticleStore(openSqliteFile()));
});

describe("SQLite feed store", () => {
  itKeepsTheFeedStoreContract(async () => createSqliteFeedStore(openSqliteFile()));
});

describe("SQLite host store", () => {
  itKeepsTheHostStoreContract(async () => createSqliteHostStore(openSqliteFile()));
});
