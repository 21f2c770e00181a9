import { describe, expect, it } from "vitest";
import {
  asksForComments,
  opensComments,
} from "../../../../functions/core/extraction/content/comment-heads.ts";

describe("the heading above comments", () => {
  it.each([
    "34 responses to “A bridge: “We needed it””",
    "One thought on “A bridge”",
    "3 Gedanken zu „Eine Brücke“",
    "Ein Kommentar zu „Eine Brücke“",
    "2 réponses à « Un pont »",
    "3 comentarios en “Un puente”",
    "2 comentários em “Uma ponte”",
    "《一座桥》有3个想法",
    "《一座桥》已有1件评论",
    "「橋」への3件のフィードバック",
    "Discussion about this post",
  ])("is known by this article's headline in it: %s", (head) => {
    expect(opensComments(head)).toBe(true);
  });

  it.each([
    "One response to the crisis is to build a bridge.",
    "One thought on “realism” is that it fails where bridges are built.",
    "Two comments on the budget made the mayor angry",
    "《一座桥》获得三项大奖",
    "12 comments",
  ])("is none of these: %s", (line) => {
    expect(opensComments(line)).toBe(false);
  });

  it.each([
    "12 Kommentare",
    "5 commentaires",
    "3 reacties",
    "3件のコメント",
    "已有12条评论",
    "댓글 3",
    "Deja una respuesta",
    "Deixe um comentário",
    "Lascia un commento",
    "Geef een reactie",
    "Добавить комментарий",
    "コメントを残す",
    "发表回复",
    "Beitragsnavigation",
    "文章导航",
  ])("can count or ask without it: %s", (line) => {
    expect(asksForComments(line)).toBe(true);
  });

  it.each(["3 comments were deleted", "Comments are closed.", "留言板开放", "Navigation"])(
    "asks for nothing here: %s",
    (line) => {
      expect(asksForComments(line)).toBe(false);
    },
  );
});
