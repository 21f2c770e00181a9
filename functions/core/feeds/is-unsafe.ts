const TAG = /<\/?([a-z][a-z0-9]*)((?: [\w:-]+="[^"]*")*)>/gi;
const ATTRIBUTE = / ([\w:-]+)="([^"]*)"/g;
const ACTIVE_ELEMENT =
  /^(?:applet|base|button|embed|form|frame|frameset|iframe|input|link|math|meta|noscript|object|script|style|svg|template|textarea|title|xmp|plaintext)$/i;
const ACTIVE_ATTRIBUTE = /^(?:on.*|style|srcdoc|formaction|background|action)$/i;
const ADDRESS = /^(?:href|src|poster|cite)$/i;
const HARMLESS_ADDRESS = /^(?:https?:|mailto:|tel:|#)/i;

/**
 * A tripwire behind sanitization: stored text may have been cleaned by an older version of it, or changed by another hand.
 * Sanitized HTML is a serialized tree: `<` stands nowhere but in tags and in attributes' values.
 */
export function isUnsafe(html: string): boolean {
  let isActive = false;
  const rest = html.replace(TAG, (_tag, name: string, attributes: string) => {
    isActive ||= ACTIVE_ELEMENT.test(name) || hasActiveAttribute(attributes);
    return "";
  });
  return isActive || rest.includes("<");
}

function hasActiveAttribute(attributes: string): boolean {
  for (const [, name = "", value = ""] of attributes.matchAll(ATTRIBUTE)) {
    if (ACTIVE_ATTRIBUTE.test(name)) return true;
    if (ADDRESS.test(name) && !HARMLESS_ADDRESS.test(value)) return true;
  }
  return false;
}
