import { type HtmlElement, type HtmlNode, isElement } from "../../html/tree.ts";

export interface TreeVisitor {
  /** `false` leaves out what stands below the node, and its `leave`. */
  readonly enter: (node: HtmlNode) => boolean;
  readonly leave: (element: HtmlElement) => void;
}

/** Visits what stands below `root` in document order, without recursion. */
export function walkTree(root: HtmlElement, { enter, leave }: TreeVisitor): void {
  const stack = [{ element: root, next: 0 }];
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const child = frame.element.childNodes[frame.next];
    frame.next += 1;
    if (child === undefined) {
      stack.pop();
      if (frame.element !== root) leave(frame.element);
    } else if (enter(child) && isElement(child)) stack.push({ element: child, next: 0 });
  }
}
