const MEDIUM =
  /(?:社|网|報|报|台|在线|客户端|新闻|频道|杂志|周刊|财经|传媒|发布|观察|资讯|融媒|之声|研究院)$/u;
const INTERFACE =
  /我有话说|[年月日時时]$|星期|前天|昨天|今天|\d\s?(?:小时|分钟)前|[:：，。]|京港台|发布|发表|更新|时间|日期|转载|本贴|简介|字[号数]|字体|大中小|分享|评论|浏览|阅读|点击|收藏|打印|关注|参与|人气|次|http|\d{3,}|来源|作者|编辑|^记者|通讯员|责编|微信|微博|订阅|朗读|听新闻|播报|举报|转发|跟贴|我要|返回|首页|查看/u;
const SECTION =
  /相关|推荐|热门|上一|下一|首页|正文|新闻中心|要闻|公告|通知|更多|下载|登录|注册|专题|栏目|频道$/u;
/** 娱乐, 国际新闻; an account may be called 小林说娱乐. */
const TOPIC = /^(?=.{2,4}$).{0,2}(?:国内|国际|社会|体育|娱乐|时政|动态|原创|视频)/u;

/** Whether a Chinese name is one that media bear: 深圳特区报, 新华社, 央视新闻客户端. */
export function isMedium(name: string): boolean {
  return MEDIUM.test(name);
}

/** Whether a Chinese text is a label of the page or its section, and names neither medium nor account: 发布于, 相关文章. */
export function isPageLabel(text: string): boolean {
  return INTERFACE.test(text) || SECTION.test(text) || TOPIC.test(text);
}
