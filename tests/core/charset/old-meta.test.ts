import { describe, expect, it } from "vitest";
import { decodePage } from "../../../functions/core/charset/decode-page.ts";

const HEAD = '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">';
const TEXT = "市科技促进会在河湾科创园举办主题活动,近百名青年工程师参加了现场交流。";

describe("a page that was converted and kept the meta of its old charset", () => {
  it("is read as the UTF-8 that it is", () => {
    const decoded = decodePage(new TextEncoder().encode(HEAD + TEXT));
    expect(decoded).toMatchObject({ text: HEAD + TEXT, charset: "utf-8", decidedBy: "utf-8" });
  });

  it("is believed where its bytes could be both", () => {
    const decoded = decodePage(Buffer.from(`${HEAD}\xc4\xa3\xc4\xa3`, "latin1"));
    expect(decoded).toMatchObject({ charset: "gb18030", decidedBy: "meta", text: `${HEAD}模模` });
  });
});
