/** Ours; a test keeps it equal to package.json's. */
export const TIDINGS_VERSION = "0.1.0";

/** The product token that robots.txt knows us by. */
const PRODUCT_TOKEN = "Tidings";

/** Who we say we are, to every server. `contactUrl` tells a site's owner whom to ask. */
export function userAgent(contactUrl?: string): string {
  const product = `${PRODUCT_TOKEN}/${TIDINGS_VERSION}`;
  return contactUrl ? `${product} (+${contactUrl})` : product;
}
