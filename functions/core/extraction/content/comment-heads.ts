/**
 * What stands above the comments in the languages of the news, as WordPress, Discuz and Substack write it where nobody has
 * changed it: a theme may name its classes as it likes, but hardly anyone translates these anew.
 */
const COUNT = String.raw`(?:\d{1,6}|one|eine?|une?|un[oa]?|uma?|een|jeden|один)\s`;
const ANSWERS = String.raw`(?:comments?|responses?|repl(?:y|ies)|thoughts?|kommentare?|antwort(?:en)?|gedanken?|commentaires?|réponses?|réflexions?|pensées?|comentarios?|respuestas?|pensamientos?|comentários?|respostas?|pensamentos?|comment[oi]|rispost[ae]|pensier[oi]|reacties?|gedachten?|komentarz[ey]?|odpowiedzi|комментари\p{L}{1,3}|ответ\p{L}{0,2}|yorum|komentar(?:er|ů|e)?)`;

/** `34 responses to “The headline”`, `3 Gedanken zu „…“`, `《标题》有2条评论`: no line of an article is like that. */
const OF_THIS = [
  new RegExp(
    String.raw`^\W{0,3}${COUNT}${ANSWERS}\s\p{L}{1,6}\s?[“”„"«‘'‹].{1,200}[”“"»’'›]$`,
    "iu",
  ),
  /^(?:《.{1,100}》|「.{1,100}」)\s?(?:已?有|共有?|への|的|上的)?\s?\d{1,6}\s?(?:条|條|件|个|個|則|则|篇)の?\s?(?:评论|評論|留言|回复|回覆|想法|コメント|フィードバック)/u,
  /^discussion about this (?:post|episode|video|podcast)$/i,
];

const ALONE = [
  new RegExp(String.raw`^\W{0,3}${COUNT}${ANSWERS}\W{0,3}$`, "iu"),
  /^(?:(?:已?有|共有?)?\s?\d{1,6}\s?(?:条|條|件|个|個|則|则)の?\s?(?:评论|評論|留言|回复|回覆|コメント)|댓글(?:\s?\d{1,6}|\s?남기기|\s?쓰기)?|コメント(?:を(?:残す|書く|投稿(?:する)?)|する)|(?:发表|發表|发布|提交)(?:回复|回覆|留言|迴響))$/u,
  /^(?:dej[ae] (?:una?|tu) (?:respuesta|comentario)|deixe (?:uma?|o seu) (?:comentário|resposta)|lascia un commento|(?:geef|plaats|laat) een reactie(?: achter)?|(?:dodaj|zostaw) komentarz|(?:добавить|оставить|написать) комментари\p{L}{1,2}|yorum (?:yap(?:ın)?|yazın?|bırak)|bir (?:yanıt|cevap) yazın|(?:skriv|legg igjen|lämna) (?:en |ett )?(?:kommentar|svar)|tinggalkan (?:balasan|komentar)|để lại (?:một )?bình luận|napsat komentář)(?!\p{L})/iu,
  /^(?:post navigation|beitragsnavigation|navigation (?:des articles|de l[’']article)|navegación de entradas|navegação de posts?|navigazione articol[io]|berichtnavigatie|nawigacja wpisu|навигация по записям|inläggsnavigering|yazı (?:gezinmesi|dolaşımı)|文章导航|文章導覽|投稿ナビゲーション|글 내비게이션)$/iu,
];

const LABEL =
  /^(?:(?:网友|網友|读者|讀者|最新|热门|熱門|全部|精彩|精选|发表|發表|参与)?(?:评论|評論|跟帖|留言)(?:区|區|列表)?|(?:reader |user |all )?comments?|(?:leser|nutzer)?kommentare|commentaires|comentarios|comentários|commenti|reacties|komentarze|комментарии|yorumlar|コメント|댓글)\s?(?:[(（]\d{1,9}[)）])?\s?[:：]?$/iu;

const LONGEST_HEAD = 240;
const LONGEST_ALONE = 60;

/** Whether a line counts the comments on this very article: what follows are they, however much of the page that is. */
export function opensComments(text: string): boolean {
  return text.length <= LONGEST_HEAD && OF_THIS.some((words) => words.test(text));
}

/** Whether a line counts comments or asks for one: above an article it can be a link to them, below it they begin. */
export function asksForComments(text: string): boolean {
  return text.length <= LONGEST_ALONE && ALONE.some((words) => words.test(text));
}

/** Whether a heading can be the comments' as well as one of an article on comments. */
export function namesComments(text: string): boolean {
  return text.length <= LONGEST_ALONE && LABEL.test(text);
}

/** An editor speaks to those who would comment. News on comments is told of others. */
const RULES: readonly RegExp[] = [
  /^(?:we (?:welcome|ask|will|reserve|do not|encourage)|please|your comments?)\b.{0,120}?\bcomments?\b.{0,160}?\b(?:moderated|civil|libell?ous|republished|published|approved|deleted|removed|representative|on topic)\b/i,
  /^(?:bitte|wir|ihre?n?)\b.{0,120}?kommentar.{0,200}?(?:themenbezogen|moderier|freigeschaltet|gelöscht|löschen|veröffentlich|sachlich)/i,
  /^(?:atenção\W{0,3}|atención\W{0,3}|aviso\W{0,3})?(?:os comentários|los comentarios|comentários|comentarios)\b.{0,160}?(?:moderad|aprovad|aprobad|publicad|responsabili)/i,
  /^(?:网友评论仅|评论仅代表|以上(?:评论|留言)仅|留言仅)/,
];
const LONGEST_RULE = 400;

/** Whether a line tells how to comment and what becomes of it. */
export function rulesComments(text: string): boolean {
  return text.length <= LONGEST_RULE && RULES.some((rule) => rule.test(text));
}
