import type { ArticleRecord } from "../../../functions/core/records.ts";
import { sanitizeHtml } from "../../../functions/core/sanitization/sanitize-html.ts";
import { hostileText } from "../hostile-texts.ts";
import type { PointWorld } from "./point-world.ts";

const MINUTE = 60_000;

type Sample = Partial<ArticleRecord>;

const CHINESE: Sample = {
  language: "zh-CN",
  byline: ["福明", "林小雨"],
  credit: "深圳特区报",
  summary: "高峰时段的过关时间缩短一半。",
};

const ENGLISH: Sample = {
  language: "en",
  byline: ["Ann Lee"],
  credit: "The Harbour Courier",
  summary: "Crossing takes half the time.",
};

/** Entries with everything that an entry can have, a minute apart, every second one English. */
export async function addChineseAndEnglish(
  { world, source }: PointWorld,
  count: number,
): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    world.time.now = new Date(world.time.now.getTime() + MINUTE);
    const publishedAt = world.time.now.toISOString();
    const files = index % 3 === 0 ? { attachments: attachmentsOf(index) } : {};
    const change = { ...(index % 2 === 0 ? CHINESE : ENGLISH), ...picturesOf(index), ...files };
    const title = `深圳湾口岸新增通道启用 New lanes open <${index}> & more`;
    await world.addEntry(source, `entry-${index}`, { title, publishedAt, ...change });
  }
}

function picturesOf(index: number): Sample {
  const url = `https://img.example.cn/2026/${index}.jpg`;
  return { image: url, images: [{ url, alt: "旅客走过新通道 Travellers", width: 1200 }] };
}

function attachmentsOf(index: number) {
  return [
    { url: `https://www.example.cn/${index}.pdf`, title: "配租房源表.pdf", length: 48_211 },
    { url: `https://www.example.cn/${index}.docx`, title: "申请表 Form.docx" },
  ];
}

export const TEXTS_OF_AN_ENTRY = 13;

/** Entries of control characters, lone surrogates, markup, bidirectional and other texts that break feeds. */
export async function addHostile({ world, source }: PointWorld, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    world.time.now = new Date(world.time.now.getTime() + MINUTE);
    await world.addEntry(source, `hostile-${index}`, hostileEntry(index));
  }
}

function hostileEntry(index: number): Parameters<PointWorld["world"]["addEntry"]>[2] {
  const text = (place: number) => hostileText(index * TEXTS_OF_AN_ENTRY + place);
  const url = "https://www.example.cn/";
  const html = sanitizeHtml(
    `<p>${text(1)}</p><p title="${text(2)}">${text(3)}</p><img src="/a.jpg" alt="${text(4)}">`,
    url,
  );
  return {
    ...(index % 50 === 7 && { url: "javascript:alert(1)" }),
    title: `${text(0)}题${index % 9}`,
    summary: text(5),
    publishedAt: "2021-03-23T18:58:28+08:00",
    byline: [text(6), text(7)],
    credit: text(8),
    language: index % 2 === 0 ? "zh-CN" : text(9),
    image: "https://img.example.cn/a b.jpg?x=1&y=2",
    images: [{ url: "https://img.example.cn/a b.jpg?x=1&y=2", alt: text(10) }, { url: text(11) }],
    attachments: [
      { url: "https://www.example.cn/附件.pdf", title: text(2), type: text(12) },
      { url: text(1), title: "" },
    ],
    article: { html, text: text(1) },
  };
}
