import { expect, it } from "vitest";
import { readArticle } from "../../../functions/usecases/read-article.ts";

const TEXT = [
  "封闭检修四个月的河湾大桥今晨六点恢复双向通行,比原定计划提前十一天,首班公交车在晨雾中驶过新铺的桥面。",
  "河湾大桥建成于1987年,是连接老城与东岸新区的唯一公路桥,今年七月的例行检测发现伸缩缝老化严重。",
  "市交通局提醒,大桥仍限重三十吨,重型货车须绕行北环高架,超限车辆将被劝返。",
];

const PAGE = `<html><head><title>河湾大桥维修提前完工_河湾日报</title></head><body><table width="980">
<tr><td colspan="2"><a href="/">首页</a> | <a href="/zh/">要闻</a></td></tr>
<tr><td width="700"><h1>河湾大桥维修提前完工</h1><div align="center">发布时间:2026-11-22 04:49:14 来源:河湾日报</div>
<div>${TEXT.map((text) => `<p>　　${text}</p>`).join("\n")}</div></td>
<td width="240"><b>联系我们</b><br>电话:0123-4567890<br>邮箱:bianji@hewan.example<br><img src="/code.png" alt="二维码">
<form><b>在线留言</b><textarea></textarea></form></td></tr>
<tr><td colspan="2" align="center">版权所有 河湾日报社</td></tr></table></body></html>`;

it("takes the article's cell of a layout table, not the column of contacts beside it", () => {
  const read = readArticle(PAGE, { url: "https://www.hewan.example/zh/1.html" });
  expect(read.ok && read.article.text.split("\n")).toEqual(TEXT);
});
