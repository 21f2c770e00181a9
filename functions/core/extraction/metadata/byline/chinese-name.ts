import { foldTraditional, TWICE_WRITTEN_SURNAMES } from "./traditional.ts";

/**
 * The surnames of nearly all Chinese, of one character and of two; those that Taiwan writes in another way stand with that.
 * Rare ones that begin everyday words (经济, 银行, 公告) are left out: a label tells their bearers.
 */
const SURNAMES = `王李周徐胡朱高林何郭梁宋唐董程曹袁傅沈曾彭蔡丁魏薛余潘杜戴夏汪田任姜范方石姚谭廖熊金郝孔白崔康毛邱秦江史侯邵孟段雷尹黎易常武文樊殷施陶洪翟安倪牛季俞章葛伍申尤焦向柳邢路岳梅莫辛管祝左谷祁时舒耿牟卜肖詹苗凌靳盛童甄曲成裴席卫查屈鲍位覃霍翁隋植甘景薄包司柏柯阮桂解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫嵺苟全褚廉娄盖符奚木穆党燕郎邸冀姬屠郜晏郁商蒙计喻揭窦迟宇敖糜冷卓花仇艾蓝都巩稽井练仲虞卞封竺冼楚佟匡宗应巫鞠桑荆谌沙岑胥蔺酆朴昝裘缪贲杭钮嵇荣惠芮储糟松乌巴隗宓郗伊暴钭戎韶蓟蒲鄂索咸籍闻莘贡逄扶堵宰郦雍璩濮扈郏浦尚晁暨居衡耶弘寇禄东殳沃蔚隆融訾阚那毋乜巢逯桓督佘肇涛庆閆闫付仝麦区曼闪再次仁青拉扎格达${TWICE_WRITTEN_SURNAMES}`;
const DOUBLE_SURNAME =
  /^(?:欧阳|上官|司马|诸葛|夏侯|东方|皇甫|尉迟|公孙|令狐|慕容|司徒|司空|端木|独孤|南宫|长孙|宇文|轩辕|呼延|澹台)/;
const SHAPE = /^\p{Script=Han}{2,4}$/u;
const FOREIGN_SHAPE =
  /^\p{Script=Han}{1,7}[·•．‧]\p{Script=Han}{1,9}(?:[·•．‧]\p{Script=Han}{1,9})?$/u;
const NO_NAME =
  /^(?:文字|本报|本网|本刊|新华|人民|中新|中国|央视|网络|佚名|未知|不详|匿名|编辑|记者|小编|通讯|管理|系统|原创|转载|综合|来源|作者|图片|摄影|报道|综述|日报|晚报|新闻|来稿|办公室|宣传|党委|供稿|客户端|全文|正文|分享|收藏|字号|评论|关注|浏览|阅读|赞赏|打赏|扫一扫|简介|单位|发布|发表|更新|时间|注册|登录)|(?:网|报|社|局|部|处|委|院|室|站|台|厅|司|科|中心|集团|大学|学校|政府|协会|评论员|频道)$/;

/** Whether a text is shaped like a person's name: a surname and one or two characters, or foreign names with a dot. */
export function isChineseName(text: string): boolean {
  if (FOREIGN_SHAPE.test(text)) return true;
  if (!SHAPE.test(text) || NO_NAME.test(text)) return false;
  if (DOUBLE_SURNAME.test(text)) return text.length >= 3;
  return text.length <= 3 && SURNAMES.includes(foldTraditional(text[0] ?? ""));
}

/** Whether a text that stands where a name must stand may be one, surname or not. */
export function mayBeChineseName(text: string): boolean {
  return FOREIGN_SHAPE.test(text) || (SHAPE.test(text) && !NO_NAME.test(text));
}
