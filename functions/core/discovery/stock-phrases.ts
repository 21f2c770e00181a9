/** What links say on every page: they name no article, though they may lead to one. */
const STOCK_PHRASE = new RegExp(
  `^[\\s\\p{P}\\p{S}]*(?:${[
    "更多|more|查看更多|查看全部|加载更多|全部|all|view all|see all|read more|learn more|continue reading|more news|load more|show more",
    "阅读全文|查看全文|全文|详细|详情|查看详情|查看|点击查看|详细内容|了解更多|了解详情|阅读更多|继续阅读|阅读",
    "weiterlesen|mehr|mehr lesen|mehr erfahren|lire la suite|en savoir plus|lire plus|leer más|más|seguir leyendo|leia mais|saiba mais|continua|leggi tutto|lees meer|czytaj więcej|czytaj dalej|číst dále|читать далее|подробнее|ещё|далее|devamı|もっと見る|続きを読む|詳細|더보기|자세히|자세히 보기",
    "下载|附件下载|点击下载|download|herunterladen|télécharger|descargar|评论|comments?|\\d+ comments?|\\d+条评论|回复|reply|share|分享|print|打印|收藏|赞|like|top|返回顶部|回顶部|返回",
    "首页|主页|home|home ?page|startseite|accueil|inicio|главная|ホーム|홈",
    "登录|登陆|注册|login|log in|sign in|sign up|register|subscribe|订阅|搜索|search|rss|联系我们|关于我们|contact us|contact|about us|about|sitemap|网站地图|设为首页|加入收藏|impressum|datenschutz|privacy policy|mentions légales",
    "上一页|下一页|上页|下页|首页|尾页|末页|上一篇|下一篇|前页|后页|跳转|prev|previous|next|next page|older posts|newer posts|older|newer|first|last|zurück|weiter|nächste|suivant|précédent|siguiente|anterior|próxima|вперед|назад|次へ|前へ|다음|이전|go|確定|确定",
  ].join("|")})[\\s\\p{P}\\p{S}]*$`,
  "iu",
);
const NO_LETTER = /^[^\p{L}]*$/u;

/** Whether a text is a button's or a pager's, or has no letter at all. */
export function isStockPhrase(text: string): boolean {
  return text.length <= 40 && (NO_LETTER.test(text) || STOCK_PHRASE.test(text));
}
