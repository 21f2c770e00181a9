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
    "The week in review, straight to your inbox.",
    "By signing up, you agree to our terms.",
    "You have successfully subscribed to our newsletter.",
  ])("offers a newsletter: %s", (line) => {
    expect(asksToSubscribe(line)).toBe(true);
  });

  it.each([
    "Already a subscriber? Log in",
    "This article is available to subscribers only.",
    "Sie haben bereits ein Abo?",
    "Il vous reste 75 % de cet article à lire.",
    "有料会員になると会員限定の有料記事もお読みいただけます。",
    "この記事は有料会員限定です。",
    "会員限定の記事です。",
    "Jetzt registrieren und weiterlesen",
    "To continue reading, please log in.",
    "登录后查看全文",
    "本文为付费内容，购买后阅读",
  ])("offers the rest of the article: %s", (line) => {
    expect(asksToSubscribe(line)).toBe(true);
  });

  it.each([
    "The paper's newsletter reaches forty thousand readers.",
    "She asked people to sign up for the relay.",
    "Das Amt verschickt nun einen Newsletter.",
    "The forged letters arrive in your inbox and look like a bank's, police warned on Friday.",
    "By signing up to the treaty, the government agrees to halve its emissions before 2035.",
    "Users who had successfully subscribed to the cheaper plan were charged twice, the regulator found.",
    "To continue reading at home, pupils may borrow a tablet over the summer.",
    "Jetzt registrieren sich täglich tausend Menschen für die Impfung, sagte die Ministerin.",
    "Jetzt testen Forscher das Mittel an Mäusen.",
    "同社の動画配信の有料会員は1〜3月に930万人増えた。",
    "美術館は会員限定の内覧会を10日に開き、約300人が絵を楽しんだ。",
    "此内容为付费会员专享的做法引发争议，多名消费者要求退款。",
  ])("offers none: %s", (line) => {
    expect(asksToSubscribe(line)).toBe(false);
  });
});
