import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDynamoDbArticleStore } from "../../functions/adapters/dynamodb-article-store.ts";
import { createDynamoDbClient } from "../../functions/adapters/dynamodb-client.ts";
import { createDynamoDbFeedStore } from "../../functions/adapters/dynamodb-feed-store.ts";
import { createDynamoDbSourceStore } from "../../functions/adapters/dynamodb-source-store.ts";
import { createFolderBlobStore } from "../../functions/adapters/folder-blob-store.ts";
import { createSqliteArticleStore } from "../../functions/adapters/sqlite-article-store.ts";
import { openDatabase } from "../../functions/adapters/sqlite-database.ts";
import { createSqliteFeedStore } from "../../functions/adapters/sqlite-feed-store.ts";
import { createSqliteSourceStore } from "../../functions/adapters/sqlite-source-store.ts";

/** Stores in a new directory, or in DynamoDB's table `tidings` at `endpoint`; bodies and renderings are files in both. */
export function openStores(endpoint: string | undefined) {
  const directory = mkdtempSync(join(tmpdir(), "tidings-bench-"));
  const blobs = createFolderBlobStore(join(directory, "blobs"));
  if (endpoint === undefined) {
    const db = openDatabase(join(directory, "tidings.db"));
    return {
      directory,
      blobs,
      sources: createSqliteSourceStore(db),
      articles: createSqliteArticleStore(db),
      feeds: createSqliteFeedStore(db),
    };
  }
  const credentials = { accessKeyId: "bench", secretAccessKey: "bench" };
  const client = createDynamoDbClient({ endpoint, region: "us-east-1", credentials });
  return {
    directory,
    blobs,
    sources: createDynamoDbSourceStore(client, "tidings"),
    articles: createDynamoDbArticleStore(client, "tidings"),
    feeds: createDynamoDbFeedStore(client, "tidings"),
  };
}
