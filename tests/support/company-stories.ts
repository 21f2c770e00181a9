import type { Story } from "./company-layouts.ts";

const FORM =
  '<form action="/msg"><p>在线留言</p><p>姓名:<input name="n"></p><p>请留下您的联系方式,我们会尽快与您联系。</p><button>提交</button></form>';

export const CHINESE_STORY: Story = {
  title: "河湾街道建成社区书房 居民步行十分钟可达",
  lines: [
    "11月16日,由老纺织厂仓库改建的河湾社区书房正式开放,首日接待读者六百余人次,周边居民步行十分钟就能借到书。",
    "从仓库到书房",
    "书房占地面积820平方米,藏书两万余册,设有阅览区、亲子区和自习区,每天开放到晚上九点,周末延长一小时。",
    "“过去借一本书要坐四站公交车,现在下楼就能看。”在此居住了三十年的退休教师周敏说,她当天借走了三本地方志。",
    "让书流动起来",
    "为了让书房长久办下去,街道与市图书馆签订了共建协议,图书每月轮换一次,志愿者轮流值班。",
    "下一步,河湾街道将把书房的运行情况按季度公开,并邀请居民代表参与评议。(来源:河湾晚报 记者 苏晚)",
  ],
  headings: new Set(["从仓库到书房", "让书流动起来"]),
  image: "/upload/2026/1116.jpg",
  words: {
    site: "河湾文化发展有限公司",
    navigation:
      '<a href="/">首页</a> <a href="/about">关于我们</a> <a href="/news">新闻中心</a> <a href="/case">工程案例</a> <a href="/contact">联系我们</a>',
    meta: [
      "发布时间:2026-11-16 18:20:31",
      "2026年11月16日 18:20 来源:河湾晚报 作者:苏晚 浏览:1287",
      "日期:2026-11-16 点击:386 【字体:<a>大</a> <a>中</a> <a>小</a>】",
      "[2026-11-16] 编辑:admin 阅读:12次",
    ],
    after: [
      '<div><p>上一篇:<a href="/1.html">河湾街道召开四季度安全生产会议</a></p><p>下一篇:<a href="/2.html">冬季征兵工作全面启动</a></p></div>',
      '<div>上一条:<a href="/1.html">河湾街道召开安全生产会议</a><br>下一条:没有了</div><div><a href="javascript:window.print()">打印本页</a> <a href="javascript:window.close()">关闭窗口</a></div>',
      '<div><h3>推荐新闻</h3><ul><li><a href="/3.html">河湾大桥封闭检修四个月后恢复双向通行</a><span>2026-11-10</span></li><li><a href="/4.html">我市公布首批历史建筑保护名录</a><span>2026-11-08</span></li></ul></div>',
      `<div><p>扫一扫,关注公众号</p><img src="/images/ewm.jpg"></div>${FORM}`,
      "<div><p>联系人:王经理</p><p>电话:0123-4567890</p><p>手机:13900000000</p><p>地址:河湾市滨江路88号</p></div>",
    ],
    footer:
      '版权所有 © 2026 河湾文化发展有限公司 <a href="https://beian.example">某ICP备12345678号</a><br>地址:河湾市滨江路88号 电话:0123-4567890 传真:0123-4567891',
    side: '<b>新闻分类</b><br><a href="/n/1">公司新闻</a><br><a href="/n/2">行业动态</a><br>',
  },
};

export const ENGLISH_STORY: Story = {
  title: "Riverbend opens a neighbourhood library in an old warehouse",
  lines: [
    "A disused textile warehouse on Mill Street opened its doors on Monday as the Riverbend Community Library, drawing more than six hundred visitors on its first day.",
    "From warehouse to library",
    "The building covers 820 square metres and holds over twenty thousand books, with reading rooms, a family corner and study desks that stay open until nine in the evening.",
    "“I used to ride four stops to borrow a book, and now I only have to walk downstairs,” said Margaret Hale, a retired teacher who has lived nearby for thirty years.",
    "Books on the move",
    "To keep the library running, the district has signed an agreement with the city library under which the books change every month and volunteers share the desk.",
    "The council will publish figures on how the library is used every quarter and invite residents to discuss them.",
  ],
  headings: new Set(["From warehouse to library", "Books on the move"]),
  image: "/upload/2026/library.jpg",
  words: {
    site: "Riverbend Textiles Ltd",
    navigation:
      '<a href="/">Home</a> <a href="/about">About us</a> <a href="/news">News</a> <a href="/products">Products</a> <a href="/contact">Contact</a>',
    meta: [
      "Published: 2026-11-16 18:20",
      "November 16, 2026 | By Jo Marsh",
      "16 Nov 2026 &middot; 386 views",
      "Posted on 16/11/2026 in <a href='/news'>News</a>",
    ],
    after: [
      '<div><p><a href="/1">&laquo; Previous: Harvest nearly complete</a></p><p><a href="/2">Next: Winter opening hours &raquo;</a></p></div>',
      '<div><a href="/news">Back to news</a> | <a href="javascript:print()">Print this page</a></div>',
      '<div><h3>Related news</h3><ul><li><a href="/3">Riverbend bridge reopens after four months</a> <span>10 Nov</span></li><li><a href="/4">Thirty buildings listed for protection</a> <span>8 Nov</span></li></ul></div>',
      '<div><h3>Contact us</h3><p>Riverbend Textiles Ltd, Mill Street</p><p>Phone: 01234 567890</p><p>Email: <a href="mailto:a@b.example">a@b.example</a></p></div>',
      '<form action="/enquiry"><h3>Send us an enquiry</h3><p>Leave your details, and we will call you back within a day.</p><input name="n"><button>Send</button></form>',
    ],
    footer:
      'Copyright © 2026 Riverbend Textiles Ltd. All rights reserved. <a href="/privacy">Privacy</a>',
    side: '<b>Categories</b><br><a href="/n/1">Company news</a><br><a href="/n/2">Press</a><br>',
  },
};

/** As short as news gets, and a notice of an office: few stops, short lines, a signature. */
export const SHORT_STORIES: Readonly<Record<string, Story>> = {
  "a Chinese paragraph": shorten(CHINESE_STORY, CHINESE_STORY.lines.slice(0, 1)),
  "a Chinese sentence": shorten(CHINESE_STORY, ["11月16日,河湾社区书房正式开放。"]),
  "an English paragraph": shorten(ENGLISH_STORY, ENGLISH_STORY.lines.slice(0, 1)),
  "a Chinese notice": {
    ...shorten(CHINESE_STORY, [
      "各部门:",
      "根据国家有关规定,结合公司实际情况,现将2026年国庆节放假安排通知如下:",
      "一、10月1日至7日放假,共7天。",
      "二、各部门要妥善安排好值班和安全、保卫等工作。",
      "特此通知。",
      "河湾文化发展有限公司",
      "2026年9月20日",
    ]),
    title: "关于2026年国庆节放假安排的通知",
  },
};

function shorten(story: Story, lines: readonly string[]): Story {
  return { ...story, lines, headings: new Set() };
}
