import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

export interface RegexLiteral {
  readonly where: string;
  readonly source: string;
  readonly flags: string;
  /** The comment above it says how long its input can get: the word "capped". */
  readonly isCapped: boolean;
}

/** Every regular expression literal in the TypeScript files below the folders. */
export function regexLiterals(folders: readonly string[]): RegexLiteral[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"))
      .flatMap((file) => literalsOf(join(folder, file))),
  );
}

function literalsOf(file: string): RegexLiteral[] {
  const code = readFileSync(file, "utf8");
  const tree = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const found: RegexLiteral[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) found.push(toLiteral(node, file, tree));
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function toLiteral(node: ts.RegularExpressionLiteral, file: string, tree: ts.SourceFile) {
  const end = node.text.lastIndexOf("/");
  const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
  const statement = ts.findAncestor(node, ts.isStatement) ?? node;
  return {
    where: `${file}:${line + 1}`,
    source: node.text.slice(1, end),
    flags: node.text.slice(end + 1),
    isCapped: /\bcapped\b/i.test(statement.getFullText()),
  };
}
