/**
 * What buttons, players and notes to the browser say, in the languages of the news, where a page writes them as plain lines
 * among the article's. Each pattern is the whole line.
 */
const NETWORK =
  "facebook|twitter|x|whatsapp|linkedin|pinterest|reddit|telegram|messenger|xing|pocket|tumblr|line|weibo|(?:e-?)?mail|copy link|print|share|tweet|pin(?: it)?";

const CONTROLS: readonly RegExp[] = [
  new RegExp(`^(?:(?:${NETWORK})(?:[\\s,|·•/]{1,4}|$)){1,10}$`, "i"),
  /^(?:(?:story |article )?continues? below(?: (?:this )?ad(?:vertisement)?)?|continue reading(?: below| the main story)?|social sharing|(?:watch|play|listen)(?: now| live| here| to this (?:article|story))?|caption|close|(?:hide|toggle|show|view|open) (?:captions?|image|gallery|comments|transcript)|(?:show|load|view|read|see) (?:more|less|all)|loading|please wait|copy link|jump to .{1,20}|skip (?:ad(?:vertisement)?|(?:to )?(?:main )?content|past .{1,30})|polls?|text size|font size|back to top|(?:previous|next) (?:article|post|story|page|slide)|add to .{1,20}|save(?: (?:article|story|for later))?|bookmark|pin (?:it|this)(?: image)? (?:for later|now))\W{0,3}$/i,
  /^(?:(?:image|photo|picture|slide|bild|foto) )?\d{1,3}\s?(?:of|von|sur|de|di|\/|of \/)\s?\d{1,3}$/i,
  /^(?:\d{1,3}[ -]?min(?:ute[ns]?|uti|utos)?\.? (?:read(?:ing time)?|lese(?:zeit|dauer)|de lecture|de lectura|de leitura|di lettura|läsning|leestijd|czytania)|(?:(?:estimated )?read(?:ing)? time|lese(?:zeit|dauer)|temps de lecture|tiempo de lectura|tempo di lettura|tempo de leitura|leestijd|(?:预计)?阅读(?:时间|时长|本文)(?:约|需)?|読了時間)\s?[:：]?\s?.{1,20})$/i,
  /^(?:(?:diesen |den )?(?:artikel|beitrag|seite|inhalt) (?:teilen|drucken|anhören|merken|vorlesen|versenden|empfehlen|speichern)|teilen|drucken|merken|(?:zum )?anhören|vorlesen|link kopieren|(?:zum inhalt|zur navigation) springen|nach oben|zurück(?: (?:zur|nach) .{1,20})?|zur startseite|(?:nächste[rs]?|vorherige[rs]?) (?:artikel|beitrag|seite)|dieser artikel wurde ausgedruckt unter.{0,160}|mehr anzeigen|weniger anzeigen)\W{0,2}$/i,
  /^(?:partager?(?: (?:l[’']article|cet article|sur .{1,20}))?|imprimer(?: (?:l[’']|cet )article)?|écouter (?:l[’']|cet )article|copier le lien|article (?:précédent|suivant)|retour en haut(?: de page)?|compartir(?: (?:esta noticia|este artículo|en .{1,20}))?|imprimir|copiar (?:enlace|link)|escuchar(?: (?:el |este )?artículo)?|volver arriba|condividi(?: .{1,20})?|stampa|compartilh(?:ar|e)(?: .{1,20})?|ouvir(?: .{1,20})?|delen|afdrukken|udostępnij|drukuj|поделиться|распечатать|paylaş|yazdır)\W{0,2}$/iu,
  /^(?:(?:打开|下载|前往|使用)\S{0,10}(?:APP|客户端)\S{0,12}|返回.{1,12}[,，]?\s?查看更多|分享(?:到|至)?\S{0,12}|点击(?:右上角|上方|下方)\S{0,14}|(?:点击)?(?:查看|加载|展开|阅读)(?:更多|全文|原文)|收起(?:全文)?|(?:您的|当前)?浏览器不支持\S{0,14}|字号|字体|打印(?:本页)?|关闭(?:窗口)?|收藏|点赞|举报|纠错|シェア(?:する)?|ツイート|印刷(?:する)?|続きを読む|공유(?:하기)?|인쇄)\s?[:：>»]{0,3}$/i,
  /^(?:this (?:slideshow|video|site|page) requires javascript|(?:please )?(?:enable|activate|you need|you must enable) javascript.{0,80}|(?:your|the) browser does not support .{1,60}|(?:ihr|dein) browser unterstützt .{1,60}|votre navigateur ne .{1,80}|tu navegador no .{1,60}|(?:video|audio) (?:player )?(?:is )?loading|we use cookies .{1,80}|cookie settings)\W{0,2}$/i,
];

/** An offer speaks to the reader: news about subscribers, signatures and inboxes uses the same words of others. */
const SUBSCRIBE: readonly RegExp[] = [
  /(?:^|[.!?] )(?:get|receive|sign up|subscribe|join|want|let|our|your guide)\b.{0,120}\byour (?:e-?mail )?inbox\b/i,
  /\b(?:delivered|dropped|sent|straight|direct(?:ly)?|right|free|updates|news|analysis) (?:to|in|into) your (?:e-?mail )?inbox\b/i,
  /\b(?:sign up|subscribe) (?:now |here |today )?(?:for|to) (?:our|the|this) (?:[\w’'-]{1,20} ){0,5}(?:newsletters?|e-?mails?|mailing list|podcast|channel)\b/i,
  /\bget the (?:free )?(?:daily |weekly )?newsletter\b/i,
  /^(?:get|receive) .{0,60}\b(?:alerts|newsletters?)\b.{0,120}\bdelivered\b/i,
  /\b(?:thank you|thanks) for (?:signing up|subscribing)|^(?:you (?:have |are |have been )?)?successfully subscribed|^by signing up(?:,| you\b| (?:to|for) .{1,40}\b(?:newsletters?|e-?mails?|alerts)\b)|^(?:please )?enter (?:your|a valid) e-?mail|would like to be emailed/i,
  /\bnewsletter\b.{0,40}\b(?:anmelden|abonnieren|bestellen)\b|^(?:melden sie sich|abonnieren sie|jetzt|bleiben sie).{0,60}\bnewsletter\b|^(?:inscrivez|abonnez)-vous.{0,60}newsletters?|^(?:suscr[íi]b|ap[úu]nta|inscr[íi]b)\p{L}{1,5}.{0,60}(?:newsletter|bolet[íi]n)|^iscriviti.{0,40}newsletter|^(?:assine|inscreva-se).{0,60}newsletter/iu,
];

const PAYWALL: readonly RegExp[] = [
  /^(?:already (?:a|have an?) (?:subscri|account|member)|(?:subscribe|log in|sign in|register)(?: now)? to (?:continue|read|unlock)|this (?:article|content|story) is (?:only )?(?:available )?(?:exclusive )?(?:for|to) (?:our |paying |paid |premium )*(?:subscribers|members)|unlock this (?:article|story)|to continue reading(?:[,.:!]| this|$))/i,
  /^(?:jetzt (?:weiterlesen|(?:testen|registrieren)(?: und |\W{0,3}$))|sie haben bereits ein (?:abo|konto)|bereits (?:abonnent|registriert)|dieser (?:artikel|beitrag|inhalt) ist (?:teil unseres|nur für|exklusiv)|(?:cet )?article (?:est )?réservé (?:à nos|aux) abonnés|il vous reste \d{1,3}\s?% de cet article|(?:déjà|ya eres|già) (?:abonné|suscriptor|abbonato)|contenido (?:exclusivo )?(?:solo )?para (?:suscriptores|socios)|este (?:contenido|artículo) es (?:exclusivo|solo) para)/i,
  /^有料会員(?:になると|登録)|会員限定(?:の?(?:記事|コンテンツ))?(?:です|となります)|この記事は有料|^残り\d{1,6}文字|有料記事(?:が)?読み放題|^(?:此|本)(?:内容|文章?)为付费(?:内容|文章|阅读)|剩余内容.{0,10}付费|登[录入]后(?:可)?(?:查看|阅读|浏览)(?:全文|更多|完整)/,
];

const OFFERS = [...SUBSCRIBE, ...PAYWALL];
/** One look for a word of any of them: most lines have none. */
const MAY_OFFER =
  /inbox|subscri|newsletter|bolet|e-?mail|sign|delivered|already|log in|unlock|continue|regist|weiterlesen|testen|bereits|dieser|abonn|il vous reste|suscr|abbon|exclusiv|会員|有料|残り|付费|登[录入]后/i;
const LONGEST_CONTROL = 200;
const LONGEST_INVITATION = 240;

/** Whether a line is a control's, and not the article's. A heading or an item of a list that says the same may well be. */
export function isControl(text: string): boolean {
  return text.length <= LONGEST_CONTROL && CONTROLS.some((control) => control.test(text));
}

/** Whether a line offers a newsletter, or the rest of the article for money. */
export function asksToSubscribe(text: string): boolean {
  if (text.length > LONGEST_INVITATION || !MAY_OFFER.test(text)) return false;
  return OFFERS.some((words) => words.test(text));
}
