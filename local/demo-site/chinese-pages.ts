import { type DemoArticle, wallClock } from "./demo-article.ts";
import { escapeHtml, type ListPage } from "./demo-markup.ts";

/** The Chinese section is a site as many towns still have them: GBK, tables, and much around the text. */

function chineseAddress({ number, publishedAt }: DemoArticle): string {
  return `/zh/${wallClock(publishedAt).slice(0, 7).replace("-", "")}/t${number}.html`;
}

export function chineseList({ number, last, articles }: ListPage): string {
  const rows = articles.map(
    (article) => `<tr><td width="14" align="center">·</td>
<td height="28"><a href="${chineseAddress(article)}" target="_blank">${escapeHtml(article.title)}</a></td>
<td width="90" align="right"><font color="#999999">${wallClock(article.publishedAt).slice(0, 10)}</font></td></tr>`,
  );
  const pages = [
    ...(number > 1 ? [`<a href="${listAddress(number - 1)}">上一页</a>`] : []),
    ...(number < last ? [`<a href="${listAddress(number + 1)}">下一页</a>`] : []),
  ];
  return frame(
    "要闻",
    `<table width="100%" border="0" cellspacing="0" cellpadding="0">${rows.join("\n")}</table>
<div align="center" class="page">共 ${last} 页 第 ${number} 页 ${pages.join(" ")}</div>`,
  );
}

export function chineseArticle(
  article: DemoArticle,
  newer: DemoArticle | undefined,
  older: DemoArticle | undefined,
): string {
  const { title, byline, credit, publishedAt, number, caption, attachment } = article;
  const body = article.blocks.map((block) =>
    typeof block === "string"
      ? `<p>　　${escapeHtml(block)}</p>`
      : `<p align="center"><strong>${escapeHtml(block.h)}</strong></p>`,
  );
  const file = `<p>附件:<a href="/files/timetable.pdf">施工期间公交时刻表.pdf</a></p>`;
  return frame(
    title,
    `<h1 align="center">${escapeHtml(title)}</h1>
<div class="info" align="center">发布时间:${wallClock(publishedAt)} &nbsp; 来源:${credit} &nbsp; 字号:<a href="#">大</a> <a href="#">小</a> &nbsp; <a href="javascript:window.print()">打印</a></div>
<div class="con"><p align="center"><img src="/images/${number}.png" width="640" height="360" alt="${escapeHtml(caption)}"></p>
<p align="center">${escapeHtml(caption)}</p>
${body.join("\n")}
${attachment ? file : ""}
<p align="right">(来源:${credit} 记者 ${byline.replace("、", " ")})</p></div>
<div class="prevnext"><p>上一篇:${neighbour(newer)}</p><p>下一篇:${neighbour(older)}</p></div>`,
  );
}

function neighbour(article: DemoArticle | undefined): string {
  if (article === undefined) return "没有了";
  return `<a href="${chineseAddress(article)}">${escapeHtml(article.title)}</a>`;
}

function listAddress(number: number): string {
  return number === 1 ? "/zh/" : `/zh/index_${number}.html`;
}

function frame(title: string, main: string): string {
  return `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" lang="zh-CN"><head>
<meta http-equiv="Content-Type" content="text/html; charset=gb2312" />
<title>${escapeHtml(title)}_河湾日报</title>
<style>body{font:14px/1.7 SimSun,serif;margin:0}a{color:#03c}.con p{margin:.6em 0}td{vertical-align:top}</style></head>
<body><table width="980" align="center" border="0" cellspacing="0" cellpadding="6"><tr><td colspan="2" bgcolor="#b3261e">
<font color="#ffffff" size="5">河湾日报</font> &nbsp; <a href="/"><font color="#fff">首页</font></a> | <a href="/zh/"><font color="#fff">要闻</font></a> | <a href="/about"><font color="#fff">关于我们</font></a> | <a href="/about#contact"><font color="#fff">联系我们</font></a></td></tr>
<tr><td colspan="2">当前位置:<a href="/">首页</a> &gt; <a href="/zh/">要闻</a> &gt; 正文</td></tr>
<tr><td width="700">${main}</td>
<td width="240" bgcolor="#f6f6f6"><b>联系我们</b><br>电话:0123-4567890<br>邮箱:bianji@hewan.example<br><br><b>扫一扫 关注微信公众号</b><br><img src="/images/code.png" width="120" height="120" alt="二维码">
<form action="/message" method="post"><b>在线留言</b><br><input name="name" placeholder="姓名"><br><textarea name="text" placeholder="请输入留言内容"></textarea><br><input type="submit" value="提交"></form></td></tr>
<tr><td colspan="2" align="center"><font color="#999">版权所有 &copy; 河湾日报社 未经授权不得转载<br>虚构的报纸,为演示而写</font></td></tr></table></body></html>`;
}
