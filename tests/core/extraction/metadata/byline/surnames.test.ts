import { expect, it } from "vitest";
import { ONCE_WRITTEN_SURNAMES } from "../../../../../functions/core/extraction/metadata/byline/surnames.ts";

/** By how many bear them. */
const SURNAMES = [
  "王李周徐胡朱高林何郭梁宋唐董程曹袁傅沈曾彭蔡丁魏薛余潘杜戴夏汪田任姜范方石姚谭廖熊金郝孔白崔康毛邱秦",
  "江史侯邵孟段雷尹黎易常武文樊殷施陶洪翟安倪牛季俞章葛伍申尤焦向柳邢路岳梅莫辛管祝左谷祁时舒耿牟卜肖詹",
  "苗凌靳盛童甄曲成裴席卫查屈鲍位覃霍翁隋植甘景薄包司柏柯阮桂解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑",
  "邬臧畅宫嵺苟全褚廉娄盖符奚木穆党燕郎邸冀姬屠郜晏郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲虞卞",
  "封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙伏岑胥保和蔺水云昌凤酆皮卡平元朴麻支昝经裘缪干宣贲杭诸",
  "钮嵇荣惠家芮储汲糟松富乌巴弓牧隗山宓蓬郗班仰秋伊暴钭历戎祖束幸韶蓟印宿怀蒲鄂索咸籍能苍双闻莘贡劳逄扶",
  "堵宰郦雍璩濮寿通扈郏浦尚农别晁暨居衡步耶弘国寇广禄东殳沃利蔚越夔隆师厍勾融訾阚那空毋乜养须丰巢相后红",
  "权逯益桓公仉督亓佘肇涛铁代庆閆闫郄付仝麦区幺候线智凡南曼闪肉再次仁青拉扎格达",
];

it("reads the surnames out of their distances", () => {
  const inOrder = [...SURNAMES.join("")].sort();
  const told = `DISTANCES = "${distancesOf(inOrder)}"`;
  expect(ONCE_WRITTEN_SURNAMES, told).toBe(inOrder.join(""));
});

/** What to write in `DISTANCES` when a surname joins them. */
function distancesOf(inOrder: readonly string[]): string {
  let before = 0x4dff;
  return inOrder
    .map((surname) => {
      const distance = surname.charCodeAt(0) - before;
      before = surname.charCodeAt(0);
      return letters(distance);
    })
    .join("");
}

function letters(distance: number): string {
  const rest = (distance - 1) % 26;
  const full = (distance - 1 - rest) / 26;
  const capitals = "Z".repeat(Math.floor(full / 26));
  const last = full % 26 === 0 ? "" : String.fromCharCode(64 + (full % 26));
  return capitals + last + String.fromCharCode(97 + rest);
}
