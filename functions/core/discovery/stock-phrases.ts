/** What links say on every page: they name no article, though they may lead to one. */
const STOCK_PHRASE = new RegExp(
  `^[\\s\\p{P}\\p{S}]*(?:${[
    "更多|more|查看更多|查看全部|加载更多|全部|all|view all|see all|read more|learn more|continue reading|more news|load more|show more",
    "阅读全文|查看全文|全文|详细|详情|查看详情|查看|点击查看|详细内容|了解更多|了解详情|阅读更多|继续阅读|阅读",
    "weiterlesen|mehr|mehr lesen|mehr erfahren|lire la suite|en savoir plus|lire plus|leer más|más|seguir leyendo|leia mais|saiba mais|continua|leggi tutto|lees meer|czytaj więcej|czytaj dalej|číst dále|читать далее|подробнее|ещё|далее|devamı|もっと見る|続きを読む|詳細|더보기|자세히|자세히 보기",
    "pdf|docx?|xlsx?|html?|txt|epub|audio|video|english|中文|简体|繁體|繁体|deutsch|français|español|日本語",
    "下载|附件下载|点击下载|download|herunterladen|télécharger|descargar|评论|comments?|\\d+ comments?|\\d+条评论|回复|reply|share|分享|print|打印|收藏|赞|like|top|返回顶部|回顶部|返回",
    "首页|主页|home|home ?page|startseite|accueil|inicio|главная|ホーム|홈",
    "登录|登陆|注册|login|log in|sign in|sign up|register|subscribe|订阅|搜索|search|rss|联系我们|关于我们|contact us|contact|about us|about|sitemap|网站地图|设为首页|加入收藏|impressum|datenschutz|privacy policy|mentions légales",
    "上一页|下一页|上页|下页|首页|尾页|末页|上一篇|下一篇|前页|后页|跳转|prev|previous|next|next page|older posts|newer posts|older|newer|first|last|zurück|weiter|nächste|suivant|précédent|siguiente|anterior|próxima|вперед|назад|次へ|前へ|다음|이전|go|確定|确定",
  ].join("|")})[\\s\\p{P}\\p{S}]*$`,
  "iu",
);
/** Whether a link names one of the pages that every site has. */
const HOUSEKEEPING =
  /\b(?:privacy|cookies?|terms (?:and|&|of)|terms$|accessibility|disclaimer|sitemap|site map|newsletter|careers|vacancies|advertis|contact|feedback|complaints|freedom of information|modern slavery|copyright|log ?in|sign up|register to|subscribe|rss feeds?|follow us|our team|who we are|press office|help|faqs?|impressum|datenschutz|barrierefreiheit|nutzungsbedingungen|agb|kontakt|mentions légales|plan du site|politique de|données personnelles|aviso legal|política de|accesibilidad|mapa (?:del sitio|web)|protección de datos)\b|友情链接|版权|隐私|法律声明|免责|网站声明|备案|许可证|举报|ICP|公网安备|联系方式|投稿|网站纠错|无障碍|客户端下载|使用帮助|广告服务|人才招聘|诚聘英才|加盟合作|在线留言|プライバシー|お問い合わせ|サイトマップ|個人情報|著作権|개인정보|이용약관/iu;
const NO_LETTER = /^[^\p{L}\p{Extended_Pictographic}]*$/u;

/** Whether a text is a button's or a pager's, or has no letter at all. */
export function isStockPhrase(text: string): boolean {
  return text.length <= 40 && (NO_LETTER.test(text) || STOCK_PHRASE.test(text));
}

/** Whether a short text names what belongs to the site, not to its news: privacy, imprint, contact, careers. */
export function isHousekeeping(text: string): boolean {
  return text.length <= 45 && HOUSEKEEPING.test(text);
}
