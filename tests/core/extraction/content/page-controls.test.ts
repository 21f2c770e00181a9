import { describe, expect, it } from "vitest";
import {
  asksToSubscribe,
  isControl,
} from "../../../../functions/core/extraction/content/page-controls.ts";

describe("a line of the page and not of the article", () => {
  it.each([
    "Continue Reading Below",
    "Story continues below advertisement",
    "Listen to this article",
    "Image 1 of / 1",
    "Bild 2 von 10",
    "Show more",
    "Loading...",
    "5 minute read",
    "3 Min Lesezeit",
    "Lesedauer: 3 Min.",
    "Temps de lecture : 3 min",
    "预计阅读时间3分钟",
    "Diesen Artikel teilen",
    "Partager l'article",
    "Compartir esta noticia",
    "Facebook Twitter Email",
    "Zum Inhalt springen",
    "Vorheriger Artikel",
    "This slideshow requires JavaScript.",
    "您的浏览器不支持视频播放",
    "打开APP阅读全文",
    "返回某网，查看更多",
    "続きを読む",
    "Распечатать",
  ])("is a control's: %s", (line) => {
    expect(isControl(line)).toBe(true);
  });

  it.each([
    "Close the bridge, they said.",
    "Share prices fell on Monday",
    "Print and radio lost, the web won",
    "1 of 12 bridges is closed",
    "打印店老板王强说",
    "Teilen heißt hier: einer gibt, einer nimmt.",
    "Facebook fell, Twitter rose",
  ])("is none: %s", (line) => {
    expect(isControl(line)).toBe(false);
  });

  it.each([
    "Get breaking news alerts and special reports. The stories that matter, delivered weekday mornings.",
    "Let our news meet your inbox.",
    "There is more where that came from. Sign up for our free daily newsletter to read it.",
    "Melden Sie sich hier für unseren Newsletter an",
    "Inscrivez-vous à notre newsletter",
    "Suscríbete a nuestro boletín",
  ])("offers a newsletter: %s", (line) => {
    expect(asksToSubscribe(line)).toBe(true);
  });

  it.each([
    "Already a subscriber? Log in",
    "This article is available to subscribers only.",
    "Sie haben bereits ein Abo?",
    "Il vous reste 75 % de cet article à lire.",
    "有料会員になると会員限定の有料記事もお読みいただけます。",
    "登录后查看全文",
  ])("offers the rest of the article: %s", (line) => {
    expect(asksToSubscribe(line)).toBe(true);
  });

  it.each([
    "The paper's newsletter reaches forty thousand readers.",
    "She asked people to sign up for the relay.",
    "Das Amt verschickt nun einen Newsletter.",
  ])("offers none: %s", (line) => {
    expect(asksToSubscribe(line)).toBe(false);
  });
});
