import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
} from "yaml";

export interface Place {
  readonly line: number;
  readonly column: number;
}

type Path = readonly PropertyKey[];

/** Where in the text of a YAML document its values and keys stand. */
export interface YamlPlaces {
  /** Of what is not there: the nearest part around it that is. */
  ofValue(path: Path): Place;
  ofKey(path: Path, key: string): Place;
  /** The plain value; absent: undefined. */
  valueAt(path: Path): unknown;
}

export function createYamlPlaces(
  document: Document,
  lines: LineCounter,
  value: unknown,
): YamlPlaces {
  function placeOf(node: Node | undefined): Place {
    const offset = node?.range?.[0];
    if (offset === undefined) return { line: 1, column: 1 };
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  }

  return {
    ofValue: (path) => placeOf(nearestNode(document, path)),
    ofKey: (path, key) => placeOf(keyNode(document, path, key) ?? nearestNode(document, path)),
    valueAt: (path) => path.reduce<unknown>(childValue, value),
  };
}

function nearestNode(document: Document, path: Path): Node | undefined {
  let node = document.contents ?? undefined;
  for (const step of path) {
    const child = childNode(document, node, step);
    if (child === undefined) return node;
    node = child;
  }
  return node;
}

function childNode(
  document: Document,
  parent: Node | undefined,
  step: PropertyKey,
): Node | undefined {
  const node = isAlias(parent) ? parent.resolve(document) : parent;
  if (isSeq(node)) return asNode(node.items[Number(step)]);
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
  return asNode(pair?.value) ?? asNode(pair?.key);
}

function keyNode(document: Document, path: Path, key: string): Node | undefined {
  const found = nearestNode(document, path);
  const node = isAlias(found) ? found.resolve(document) : found;
  if (!isMap(node)) return undefined;
  return asNode(
    node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === key)?.key,
  );
}

function asNode(value: unknown): Node | undefined {
  return isNode(value) ? value : undefined;
}

function childValue(parent: unknown, step: PropertyKey): unknown {
  if (typeof parent !== "object" || parent === null) return undefined;
  return Object.hasOwn(parent, step) ? Reflect.get(parent, step) : undefined;
}
