const PRIVATE_HOST =
  /^(?:localhost|[^.]+|.*\.(?:local|localhost|internal|lan|home\.arpa)|0\.0\.0\.0|127\..*|10\..*|169\.254\..*|192\.168\..*|172\.(?:1[6-9]|2\d|3[01])\..*|\[.*\])$/;

/** Whether others than this machine and its network can be sent there: web readers, hubs. */
export function isPublicAddress(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed !== null && !PRIVATE_HOST.test(parsed.hostname);
}

/** A hub can only fetch from an address that it reaches: other feeds name none. */
export function hubOf(publicUrl: string, hub: string | undefined): string | undefined {
  return isPublicAddress(publicUrl) ? hub : undefined;
}
