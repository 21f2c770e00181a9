import { expect, it } from "vitest";
import { headsClosingBox } from "../../../../functions/core/extraction/content/closing-heads.ts";

it.each([
  "この記事を書いた人",
  "作者简介",
  "Über die Autorin:",
  "Sobre el autor",
  "Dieses Thema im Programm:",
])("a box below the article is headed so: %s", (line) => {
  expect(headsClosingBox(line)).toBe(true);
});

it.each(["作者简介:张三,小说家。", "Über die Autorin wurde viel gestritten", "Zur Person"])(
  "none is headed so: %s",
  (line) => {
    expect(headsClosingBox(line)).toBe(false);
  },
);
