/** A box below the article: on who wrote it, on where it was broadcast. */
const CLOSING =
  /^(?:この記事を書いた人|(?:執筆者|筆者|著者|記者)(?:プロフィール|紹介)|(?:本文)?(?:作者|记者|記者)(?:简介|簡介|介绍|介紹)|关于作者|關於作者|기자 (?:프로필|소개)|über (?:den autor|die autor(?:in(?:nen)?|en))|zu[rm] autor(?:in)?|à propos d(?:e l[’']auteur(?:e|rice)?|es auteurs)|sobre (?:el|la|o|a) autora?|informazioni sull[’']autore|meet the authors?|more about the authors?|dieses thema im programm|об авторе|yazar hakkında)\s?[:：]?$/iu;
const LONGEST = 40;

/** Whether a line heads such a box. */
export function headsClosingBox(text: string): boolean {
  return text.length <= LONGEST && CLOSING.test(text);
}
