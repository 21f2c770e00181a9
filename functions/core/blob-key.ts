/** No part begins with a dot: there is no `.`, no `..`, no hidden file; and no absolute path. */
const KEY = /^[A-Za-z0-9_-][A-Za-z0-9._-]*(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)*$/;

/** S3 takes 1,024 bytes, and room is left for a prefix; a file system takes 255 a part. */
const LONGEST_KEY = 900;
const LONGEST_PART = 200;

/** Throws a `TypeError` for what no store can keep: keys are made by us, so a wrong one is our mistake. */
export function checkBlobKey(key: string): void {
  if (!KEY.test(key)) throw new TypeError(`not a blob's key: ${JSON.stringify(key)}`);
  const isTooLong =
    key.length > LONGEST_KEY || key.split("/").some((part) => part.length > LONGEST_PART);
  if (isTooLong) throw new TypeError(`too long for a blob's key: ${key}`);
}

const NAMED_BY_HASH = /^(?:bodies|snapshots)\//;

/** Its bytes never change, and a record names it only once they are stored: nobody reads it before. */
export function isNamedByHash(key: string): boolean {
  return NAMED_BY_HASH.test(key);
}
