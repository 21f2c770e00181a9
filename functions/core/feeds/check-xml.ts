import { SaxesParser } from "saxes";

/** @returns what is wrong with a document that must be well-formed XML 1.0 with namespaces; `undefined`: nothing */
export function findXmlFault(xml: string): string | undefined {
  let fault: string | undefined;
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => {
    fault ??= error.message;
  });
  parser.write(xml).close();
  return fault;
}
