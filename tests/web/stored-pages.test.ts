import { describe, expect, it } from "vitest";
import { addBilingualFeeds } from "../support/bilingual-feeds.ts";
import { createFeedWorld, PUBLIC_URL } from "../support/feed-world.ts";

async function bilingualWorld(settings = {}) {
  const world = createFeedWorld(settings);
  return { ...world, ...(await addBilingualFeeds(world)) };
}

async function textOf(response: Response): Promise<string> {
  expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
  return response.text();
}

describe("the pages of sources and articles", () => {
  it("tell health with its cause, unless status is not public", async () => {
    const open = await bilingualWorld();
    expect(await textOf(await open.get("/"))).toContain("2 of 3 sources healthy");
    expect(await textOf(await open.get("/sources/gonggao"))).toContain("the server answers 403");
    expect(await (await open.get("/status.json")).text()).toContain('"cause":"forbidden"');
    const closed = await bilingualWorld({ publicStatus: false });
    expect(await textOf(await closed.get("/"))).not.toContain("healthy");
    expect(await textOf(await closed.get("/sources/gonggao"))).not.toContain("403");
    expect(await (await closed.get("/status.json")).text()).not.toContain("forbidden");
    expect(await (await closed.get("/health")).json()).toEqual({ status: "ok" });
  });

  it("show an article's earlier version with what changed", async () => {
    const world = createFeedWorld();
    const source = await world.addSource("xinwen");
    const old = await world.addEntry(source, "one", {
      title: "旧题 Old",
      article: { title: "旧题 Old", html: "<p>一</p><p>二</p>", text: "一\n二" },
    });
    const now = await world.addEntry(source, "other", {
      title: "新题 New",
      article: { title: "新题 New", html: "<p>一</p><p>三</p>", text: "一\n三" },
    });
    const { id, contentHash = "" } = now;
    const before = await world.blobs.getBlob(`bodies/${old.id}/${old.contentHash}`);
    await world.blobs.putBlob(
      `bodies/${id}/${old.contentHash}`,
      before ?? new Uint8Array(),
      "application/json",
    );
    const revisions = [
      { at: "2026-11-22T10:00:00.000Z", contentHash: old.contentHash ?? "", title: "旧题 Old" },
    ];
    await world.articles.saveArticle({
      ...now,
      revision: 2,
      contentHash,
      revisions,
      modifiedAt: "2026-11-22T11:00:00.000Z",
    });
    const page = await textOf(await world.get(`/articles/${id}`));
    expect(page).toMatch(/<del[^>]*><span class="unseen">removed: <\/span>二<\/del>/);
    expect(page).toMatch(/<ins[^>]*><span class="unseen">added: <\/span>三<\/ins>/);
    expect(page).toContain("<p>三</p>");
    expect(page).toContain(`href="${now.url}"`);
  });

  it("say 410 for what was hidden, and send another address of an article to it", async () => {
    const world = createFeedWorld();
    const source = await world.addSource("xinwen");
    const hidden = await world.addEntry(source, "hidden");
    await world.articles.saveArticle({ ...hidden, revision: 2, state: "hidden" });
    expect((await world.get(`/articles/${hidden.id}`)).status).toBe(410);
    const target = await world.addEntry(source, "target");
    const alias = await world.addEntry(source, "alias");
    await world.articles.saveArticle({ ...alias, revision: 2, state: "alias", aliasOf: target.id });
    const moved = await world.get(`/articles/${alias.id}`);
    expect([moved.status, moved.headers.get("location")]).toEqual([
      301,
      `${PUBLIC_URL}/articles/${target.id}`,
    ]);
  });
});
