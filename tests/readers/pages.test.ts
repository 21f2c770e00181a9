import { mkdir, writeFile } from "node:fs/promises";
import axe from "axe-core";
import { describe, expect, it } from "vitest";
import { type Look, openTab } from "./chromium.ts";
import { serveWorld } from "./serve-world.ts";

const PICTURES = "artifacts/pages";

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

const LOOKS: readonly (readonly [string, Look])[] = [
  ["desk, light, English", { width: 1280, height: 900, dark: false, language: "en" }],
  ["desk, dark, Chinese", { width: 1280, height: 900, dark: true, language: "zh-CN" }],
  ["phone, light, Chinese", { width: 390, height: 844, dark: false, language: "zh-CN" }],
  ["phone, dark, English", { width: 390, height: 844, dark: true, language: "en" }],
];

describe.each(LOOKS)("pages in Chromium: %s", (name, look) => {
  it("break no rule of axe, fit the window, and ask nobody else for anything", async () => {
    const world = await serveWorld();
    const tab = await openTab();
    await mkdir(PICTURES, { recursive: true });
    const pages = {
      home: "/",
      source: "/sources/gonggao",
      feed: "/feeds/all.atom",
      article: `/articles/${world.records[3]?.id}`,
      missing: "/nothing",
    };
    for (const [page, path] of Object.entries(pages)) {
      await tab.open(world.url + path, look);
      const picture = await tab.screenshot();
      await writeFile(`${PICTURES}/${page} (${name}).png`, picture);
      expect(
        tab.requested.filter((url) => !url.startsWith(world.url)),
        page,
      ).toEqual([]);
      expect(
        tab.complaints.filter((text) => !text.includes("404")),
        page,
      ).toEqual([]);
      expect(await tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), page).toBe(
        true,
      );
      expect(await tab.evaluate("document.documentElement.lang")).toBe(look.language);
      await tab.evaluate(`${axe.source}; true`);
      const violations = await tab.evaluate<Violation[]>(
        "axe.run().then(({ violations }) => violations)",
      );
      expect(
        violations.map(
          ({ id, nodes }) =>
            `${page}: ${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`)}`,
        ),
      ).toEqual([]);
    }
  });
});

describe("the page of a feed in Chromium", () => {
  it("is shown for a navigation, copies the address, and is reached with the keyboard", async () => {
    const world = await serveWorld();
    const tab = await openTab();
    await tab.open(`${world.url}/feeds/all.rss`, {
      width: 1280,
      height: 900,
      dark: false,
      language: "en",
    });
    expect(await tab.evaluate("document.contentType")).toBe("text/html");
    const order =
      "(() => { const found = [...document.querySelectorAll('a[href], button, input')]; return found.every((e) => e.tabIndex === 0) && found[0].className; })()";
    expect(await tab.evaluate(order)).toBe("skip");
    expect(await tab.evaluate("document.querySelector('button[data-copy]').hidden")).toBe(false);
    await tab.evaluate("document.querySelector('button[data-copy]').click()");
    await tab.evaluate("new Promise((done) => setTimeout(done, 300))");
    expect(await tab.evaluate("document.getElementById('said').textContent")).toBe("Copied");
    const selected =
      "document.getElementById('address').value.slice(document.getElementById('address').selectionStart, document.getElementById('address').selectionEnd)";
    expect(await tab.evaluate(selected)).toBe("https://feeds.example.org/feeds/all.rss");
  });
});
