/** Lines that lead elsewhere, in the languages of the news. Every pattern is anchored and runs on short lines only. */
const HEADS_RELATED =
  /^\W{0,3}(?:related|see also|read (?:more|also|next|on)|more (?:from|on|in|stories|news|about|great|top|like)|also (?:read|see|of interest|on)|you may|you might|recommend(?:ed|ations)|trending|popular|most (?:read|popular|viewed|shared)|latest|top stories|don['’]t miss|editor['’]s picks?|up next|keep reading|what to read|further reading|in other news|other (?:news|stories|posts|articles)|similar|sponsored|promoted|around the web|from (?:the|our) (?:web|partners|archive)|about the author|share (?:this|on|your|via)|follow us|tags?\b|topics?\b|filed under|comments?\b|leave a (?:reply|comment)|join the conversation|newsletter|subscribe|sign up|advertisement|lesen sie|mehr (?:zum|zu|aus|von|dazu|lesen)|das könnte|auch interessant|weitere|ähnliche|verwandte|meistgelesen|neueste|die meistgelesenen|empfehlung|passend zum|zum thema|schlagw|kommentare?\b|à lire|lire aussi|voir aussi|sur le même|à découvrir|articles? liés|vous aimerez|les plus lus|commentaires?\b|le(?:er|e) (?:más|también|además)|[tl]e puede|lo más|relacionad|noticias relacionadas|ver también|también te|más (?:noticias|sobre|en)|comentarios?\b|leia|veja (?:também|mais)|saiba mais|mais lidas|leggi anche|potrebbe|ti potrebbe|articoli correlati|czytaj|zobacz|polecamy|przeczytaj|lees ook|meer over|les også|läs (?:mer|också)|lue myös|читайте|похожие|популярн|комментари|смотрите также|по теме|ilgili|devamını|関連(?!ファイル|資料|文書|書類)|おすすめ|人気|ランキング|관련|추천|相关|相關|推荐|推薦|延伸|热门|熱門|更多|猜你喜欢|精彩|最新|往期|阅读排行|点击排行|上一篇|下一篇|上一頁|下一頁|评论|網友評論|热点|大家都在看|今日|专题)/i;

const LEADS_ELSEWHERE =
  /^\W{0,3}(?:read (?:more|also|next|full|the full|our|about)|also (?:read|see|watch)|see also|related(?: \w+)?\s?:|more(?: on| from)?(?: \w+)?\s?:|(?:watch|listen)(?: \w+)?\s?[:|]|don['’]t miss|follow (?:us|@|\w+ on)|s[íi]gu[ea]nos en\b|suivez-nous|retrouvez-nous sur|seguici su|siga-nos|folg(?:e|en sie) uns\b|download (?:the|our)(?: [\w-]{1,20}){0,3} app|share (?:on\b|this(?: (?:article|story|post|page))?(?: on\b| with\b| via\b|\s?[:：.!]|$))|this is a (?:breaking|developing)|for (?:the latest|more) .{0,60}\b(?:download|follow|subscribe|sign up|visit)\b|(?:this|our) (?:post|article|page|blog|site|story) (?:may )?contains? (?:affiliate|referral|references to products)|we may (?:earn|receive|get) (?:a |an )?(?:small |affiliate )?commission|as an amazon associate|die(?:ser|se) (?:beitrag|artikel|text|seite) enthält (?:affiliate|werbung|provisions)|(?:unbezahlte |bezahlte )?werbung\s?[.:|*]|have a (?:tip|story|news)|got a (?:tip|story|news)|this (?:article|story|post) (?:was )?(?:originally|first)|originally published|all rights reserved|©|copyright\s?(?:[©ⓒ]|\(c\)|\d{4}|:)|disclaimer\s?[:：]|photo(?:s| by| credit)?\s?:|image(?:s)?(?: credit| via)?\s?:|picture\s?:|tags?\s?:|filed under|posted in|categories\s?:|PDF\s?(?:ファイル|形式|文書).{0,40}(?:Adobe|Reader|必要)|.{0,40}(?:need|download|requires?) .{0,20}adobe (?:acrobat |reader)|sponsored (?:by|content|post|links?)\b(?!.*[.,])|lesen sie (?:auch|hier|mehr)|mehr (?:dazu|zum thema)|auch interessant|lire aussi|lee (?:también|además|más)|leer más|te puede interesar|leia (?:também|mais)|veja também|leggi anche|czytaj (?:też|także|więcej|również)|zobacz (?:też|także|również)|lees ook|les også|läs (?:mer|också)|читайте (?:также|ещё|еще)|点击(?:进入|查看|下载|阅读|这里|图片)|更多(?:精彩|内容|资讯|新闻|详情)|相关(?:阅读|新闻|链接|文章|报道|专题)|延伸阅读|推荐阅读|扫(?:一扫|码|描).{0,12}(?:关注|下载|加入|二维码|分享|进群|打开)|长按.{0,8}(?:二维码|识别|关注|复制)|点击上方.{0,6}蓝字|.{0,12}点个?[“"]?(?:在看|赞|关注)|欢迎关注|关注(?:我们|公众号|微信|官方)|下载.{0,12}(?:客户端|app)|安装.{0,12}客户端|(?:免责|版权|特别|郑重)声明|声明[：:]|凡本[网站报]|转载请|本文(?:仅代表|来自|由|系|为|版权)|未经.{0,8}授权.{0,6}(?:转载|使用|复制|不得|请勿|禁止|严禁)|如有侵权|图片来(?:自|源)|责任编[：:]|打印|关闭|纠错|返回顶部|收藏|责编|编辑|原标题|原题为|(?:作者|来源)[：:].{0,20}$|[上下]一[篇页]|[上下前后]一(?:条|则|个|章|主题|新闻|文章)\s{0,3}[:：]|(?:\[1\]|【1】)\s?(?:\[2\]|【2】))/i;

/** Whether a heading or a lone label opens a part that only leads elsewhere: related links, comments, sharing. */
export function headsBoilerplate(text: string): boolean {
  return text.length <= 60 && HEADS_RELATED.test(text);
}

const ADVERT =
  /^\W{0,3}(?:advert(?:isement)?|sponsored|promoted|reklama|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|iklan|реклама|広告|광고|广告|廣告)\W{0,3}$/i;

/** Whether a line only says that what follows was paid for. */
export function isAdvertLabel(text: string): boolean {
  return text.length <= 20 && ADVERT.test(text);
}

const LONGEST_COUNT = 80;
const INVITES =
  /^\W{0,3}(?:subscribe|sign up|disclaimer|follow (?:me|him|her|them)|click here|tap here|get (?:the|our|more|fox|breaking|unlimited)|like us|join (?:us|our|the)|download (?:the|our)|share this|email us|contact us|send us|tell us)\b/i;

/** Whether a line may be an invitation: advice to the reader begins so too. */
export function invites(text: string): boolean {
  return text.length <= 240 && INVITES.test(text);
}

/** How often a page was read or answered, with whatever else stands in that line. */
const COUNTS =
  /(?:^|[\s|(（[【·;；,，-])(?:阅读|閱讀|浏览|瀏覽|点击|點擊|人气|人氣|访问|查看|围观)(?:量|数|數|次数|次數|人次|率)?(?:\s?[:：]\s?[\d.,]{1,12}|\s?[\d.,]{1,12}\s?(?:万|萬)?(?:次|人)?$)|^\W{0,4}[\d.,]{1,12}[km]? (?:page )?(?:views|reads|aufrufe|vues|visualizaciones|просмотров)$|(?:^|[\s|(·-])(?:views|hits|zugriffe|aufrufe|閲覧数|조회수?)\s?[:：]?\s?[\d.,]{1,12}$/i;

const RELATED_LABEL =
  /^\W{0,3}(?:(?:lea|vea|mire|escuche|lee|leer|ver) (?:aqu[ií]|también|además|más|acá)\b|(?:le|te) puede interesar|(?:à|a) lire\b|(?:leia|veja) (?:também|mais|aqui)|(?:lesen sie|lies) (?:auch|hier|dazu|mehr)|см\.? (?:также|ещё|еще))/i;
const LABEL_END = /^.{3,40}?[:：]/;

/** Whether a line names another article behind a label such as `Lea también:`. */
export function namesOther(text: string): boolean {
  return text.length <= 240 && RELATED_LABEL.test(text) && LABEL_END.test(text);
}

/** Whether a line is an invitation or a legal formula and not a sentence of the article. */
export function leadsElsewhere(text: string): boolean {
  return (
    text.length <= 240 && (LEADS_ELSEWHERE.test(text) || countsReaders(text) || isAdvertLabel(text))
  );
}

function countsReaders(text: string): boolean {
  return text.length <= LONGEST_COUNT && COUNTS.test(text);
}

const HEADS_CONTACT =
  /^(?:(?:press|media|further|more)?\s?contacts?(?: us| information| details| person)?|for (?:more|further) information|get in touch|(?:ihre?|presse)?\s?kontakte?(?:daten)?|(?:ihre?)?\s?ansprechpartner(?:in(?:nen)?)?|contacto?|contatti|contatto|contact presse|nous contacter|(?:この(?:ページ|記事)に関する)?お?問い?合わ?せ先?|聯絡我們|联系我们|在线留言|留言板|意见反馈|(?:send|leave) us an? (?:enquiry|inquiry|message)|联系方式|联络方式|문의|문의처|контакты)\s?[:：]?$/i;

/** Whether a heading opens a box that says whom to call or to write to. */
export function headsContact(text: string): boolean {
  return text.length <= 40 && HEADS_CONTACT.test(text);
}

const SAYS_CONTACT =
  /^\s{0,40}(?:联系人|联系电话|联系方式|咨询电话|服务热线|热线|电话|手机|传真|邮箱|电子邮箱|邮编|地址|网址|微信|QQ|e-?mail|tel(?:ephone|efon)?|phone|mobile|mobil|fax|address|adresse|web(?:site)?|電話番号?|住所|ファックス番号?|メール)\s?[:：]/i;

/** Whether a line is one of those that tell whom to call: `电话:…`, `Phone: …`. */
export function saysContact(text: string): boolean {
  return text.length <= 200 && SAYS_CONTACT.test(text);
}

const SAYS_WHEN =
  /^\s{0,40}(?:\[?\d{4}\s?[-年/.]\s?\d{1,2}\s?[-月/.]\s?\d{1,2}|(?:发布|更新|发表|创建)?(?:时间|日期)\s?[:：])[^。!?！？]{0,120}$/;

/** Whether a text opens with a date, or its label, and goes on without a sentence. */
export function saysWhen(text: string): boolean {
  return SAYS_WHEN.test(text);
}

const ENDS_PAGE =
  /版权所有|版權所有|copyright\s?(?:©|\(c\)|\d{4})|©\s?\d{4}|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|ICP[备证]\s?\d|网站标识码|公网安备/i;

/** Whether a text names the owner of the site: it stands at the end of every page. */
export function endsPage(text: string): boolean {
  return ENDS_PAGE.test(text.slice(0, 2_000));
}

const ENDS_ARTICLE =
  /^(?:相关(?:阅读|新闻|链接|文章|报道|专题|推荐|资讯)|相關(?:閱讀|新聞|文章)|延伸\s?[·・]?\s?(?:阅读|推荐|閱讀)|推荐(?:阅读|文章|新闻)|精彩(?:推荐|图集)|热门(?:推荐|文章|新闻)|猜你喜欢|(?:网友|最新|热门|全部|精彩|精选|我要|发表|参与)?(?:评论|跟帖|留言)(?:区|列表)?(?:\s?[(（]\d{1,9}[)）])?|(?:comments?|kommentare?|commentaires?|comentarios?)(?:\s?\(\d{1,9}\))?|leave a (?:reply|comment)|post a comment|join (?:our|the) (?:conversation|discussion|debate|community|commenting forum)|related(?: (?:articles?|stories|posts?|news|content|topics|links|reading|coverage|videos?))?|recommended(?: (?:for you|reading|stories|articles))?|you (?:may|might) also (?:like|be interested in).{0,20}|more from .{1,40}|more (?:stories|news|articles|posts|great .{1,30})|(?:most|latest) (?:read|popular|viewed|news|posts|stories)|trending(?: now)?|about the authors?|share this(?: (?:article|story|post))?(?: on| with)?.{0,20}|weitere (?:artikel|meldungen|themen|nachrichten|beiträge)|mehr zum thema|das könnte (?:sie|dich|ihnen) auch .{1,30}|ähnliche (?:artikel|beiträge)|verwandte (?:artikel|themen|beiträge)|keine kommentare|schreiben? sie? einen kommentar|(?:schreibe|hinterlasse) einen kommentar|(?:die )?meistgelesen(?:en?)?(?: artikel)?|à lire (?:aussi|également)|sur le même (?:sujet|thème)|articles (?:similaires|liés|connexes)|vous aimerez(?: aussi)?|laisser un commentaire|noticias relacionadas|artículos relacionados|te puede interesar|lo más (?:leído|visto)|leia (?:também|mais)|mais lidas|notícias relacionadas|comentários|articoli correlati|potrebbe(?:ro)? interessarti(?: anche)?|leggi anche|commenti|zobacz (?:także|też|również)|komentarze|читайте (?:также|ещё|еще)|похожие .{1,30}|комментарии|отзывы|関連記事|おすすめ記事|コメント|관련 ?기사|댓글)\s?[:：]?$/i;

/** Whether nothing of the article follows a line: the editors' names, or the heading of comments and other articles. */
export function endsArticle(text: string): boolean {
  return text.length <= 60 && (NAMES_EDITORS.test(text) || ENDS_ARTICLE.test(text));
}

const NAMES_EDITORS = /^[（(【[]?\s?(?:责任编辑|责编|本文编辑|编辑|值班编辑)\s?[:：].{0,40}$/;

const LABEL = /^[^:：,.;!?、。；！？]{1,20}[:：]\s{0,2}\S/;

/** Whether a line is an item behind its label: `Kent: Dover, Deal`. */
export function startsWithLabel(text: string): boolean {
  return text.length <= 400 && LABEL.test(text);
}

const GOES_THERE =
  /(?:^|[.!?–—-] )hier (?:geht(?: es|['’]s) (?:zu[mr]?|direkt)|entlang|klicken|anmelden|bestellen|herunterladen)\b/i;

/** Whether a line with a link in it says that the way is there. */
export function pointsThere(text: string): boolean {
  return text.length <= 240 && GOES_THERE.test(text);
}
