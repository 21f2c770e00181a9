import { expect, it } from "vitest";
import { rulesComments } from "../../../../functions/core/extraction/content/comment-heads.ts";
import { isConsentText } from "../../../../functions/core/extraction/content/consent-text.ts";
import {
  invites,
  leadsElsewhere,
  pointsThere,
} from "../../../../functions/core/extraction/content/line-words.ts";
import { isMetadataLine } from "../../../../functions/core/extraction/content/metadata-lines.ts";

const RULES = [leadsElsewhere, pointsThere, rulesComments, isMetadataLine, isConsentText];

it.each([
  "Subscribers were billed after a year, and most of them stayed with it.",
  "Copyright law has to change, the publishers told the committee on Tuesday.",
  "Sponsored by the city, the festival drew forty thousand people, and cost nothing.",
  "Comments were removed after readers complained, the paper said.",
  "The court said that comments under an article have to be moderated.",
  "Kommentare unter Artikeln müssen moderiert werden, entschied das Gericht.",
  "Hier geht es nicht um Gold, sondern um Mehl.",
  "By Monday the water had gone, and the street was dry.",
  "Von Bremen nach Hamburg fährt nun jede Stunde ein Zug.",
  "Last updated in the reign of Queen Anne, the rule was forgotten by all.",
  "Websites may no longer hide the refusal of cookies; partners and vendors have to be named, and consent is free.",
  "扫码支付在农村也普及了,村里的小店都用它收钱。",
  "未经授权擅自施工的,由城管部门责令改正。",
])("no rule for lines that are not the article's takes a sentence of news: %s", (sentence) => {
  expect(RULES.filter((rule) => rule(sentence))).toEqual([]);
});

it.each([
  [leadsElsewhere, "扫一扫,关注河湾发布"],
  [leadsElsewhere, "Copyright 2026 KLIN. All rights reserved."],
  [leadsElsewhere, "Síguenos en Twitter y Facebook."],
  [invites, "Sign up for the KLIN newsletter"],
  [pointsThere, "Aktuelle Nachrichten aufs Handy? Hier geht es zur neuen App."],
  [rulesComments, "Bitte achten Sie darauf, dass Ihre Kommentare themenbezogen sind."],
  [rulesComments, "We ask that comments are civil and free of libellous material."],
  [rulesComments, "ATENÇÃO: Comentários com ofensas não serão aprovados."],
  [isMetadataLine, "By Theo Marsh"],
  [isMetadataLine, "홍길동 기자 hong@example.com"],
  [isMetadataLine, "segunda-feira, 2 de março de 2026 às 0:13"],
  [isMetadataLine, "Nora Blake · Post News · Posted: Mar 02, 2026 4:00 AM EST"],
  [isMetadataLine, "Last updated 3/2/2026. Webmaster: write to me"],
  [
    isConsentText,
    "We and our 214 partners store cookies on your device. You may withdraw your consent, see our privacy policy.",
  ],
] as const)("a line that is not the article's is known: %o %s", (rule, line) => {
  expect(rule(line)).toBe(true);
});
