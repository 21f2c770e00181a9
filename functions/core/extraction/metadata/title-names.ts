const SECTION =
  /^(?:news|aktuell(?:es)?|blog|presse(?:mitteilung(?:en)?)?|press releases?|artikel|article|home|startseite|events|(?:新闻|文章|公告|信息|内容|资讯)(?:中心|资讯|动态|详情|详细|内容|正文|公告)?|正文|详情页?|(?:通知)?公告|首页)$/iu;

const SITE =
  /(?:网|网站|频道|门户|官网|新闻|在线|日报|晚报|电视台|资讯|客户端|集团|公司|局|厅|委员会|办公室|大学|学院|学校|医院|政府|协会|中心|研究院|\.(?:com|org|net|cn|de|fr|co\.uk|info|io))$/iu;

const MAX_SITE = 16;

/** "News", 新闻详情: what a template puts where a headline stands. */
export function isSectionName(text: string): boolean {
  return SECTION.test(text.trim());
}

/** 河畔市科技局, 河畔网: shaped like a site's name, as some headlines are too. */
export function isLikeSiteName(text: string): boolean {
  return text.length <= MAX_SITE && SITE.test(text.trim());
}
