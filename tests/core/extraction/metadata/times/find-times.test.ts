import { describe, expect, it } from "vitest";
import { type Place, publishedAt } from "./harbour-page.ts";

const SIDEBAR = `<div class="sidebar"><h3>Recent posts</h3><ul>
  <li><a href="/a">Another crane</a> <span class="date">4 May 2021</span></li>
  <li><a href="/b">A third crane</a> <span class="date">3 May 2021</span></li></ul></div>`;

describe("findTimes", () => {
  it.each<[Place, string, string]>([
    [
      "below",
      '<div class="stamp" datetime="2016-10-13 17:00:00 -0400">Oct 13, 2016</div>',
      "17:00",
    ],
    ["below", '<relative-time datetime="2016-10-13T17:00:00Z">long ago</relative-time>', "17:00"],
    ["below", '<abbr class="published" title="2016-10-13T17:00:00Z">long ago</abbr>', "17:00"],
    ["below", '<span class="dt-published" title="2016-10-13T17:00Z">long ago</span>', "17:00"],
    ["below", '<span class="when" data-date="2016-10-13">long ago</span>', ""],
    ["below", '<span class="date" data-timestamp="1476378000">long ago</span>', "17:00"],
    ["head", '<script>dataLayer=[{"pagePublishDate":"2016-10-13"}]</script>', ""],
    [
      "head",
      '<script type="application/ld+json">{"@type":"WebPage","dateModified":"2016-10-13T17:00:00Z"}</script>',
      "17:00",
    ],
    ["head", '<script>var data={"article_publication_date":"2016-10-13"}</script>', ""],
    [
      "below",
      '<time datetime="2016-10-13T17:00:00Z">October 13, 2016</time><time class="updated" datetime="2019-01-02T09:12:00Z">January 2, 2019</time>',
      "17:00",
    ],
    [
      "head",
      '<script>f.push([1,"{\\"publishedAt\\":\\"2016-10-13T17:00:00Z\\"}"])</script>',
      "17:00",
    ],
    ["head", '<link rel="canonical" href="/2016/10/13/crane">', ""],
    ["head", '<meta name="revised" content="Thursday, October 13th, 2016, 5:00 pm">', "17:00"],
    ["head", '<meta property="og:image" content="https://a.example/2016/10/13/crane.jpg">', ""],
    [
      "head",
      '<meta name="parsely-page" content=\'{"title":"A","pub_date":"2016-10-13T17:00:00Z"}\'>',
      "17:00",
    ],
    [
      "head",
      '<meta property="video:release_date" content="2010-01-01"><meta property="article:published_time" content="2016-10-13">',
      "",
    ],
    [
      "head",
      '<script type="application/ld+json">[{"@type":"NewsArticle","headline":"Another","datePublished":"2018-01-01"},{"@type":"NewsArticle","headline":"The harbour gets a second crane","datePublished":"2016-10-13"}]</script>',
      "",
    ],
    [
      "closing",
      '<div class="post-footer">Ann at <abbr class="published" title="2016-10-13T17:00:00Z">5:00 PM</abbr></div>',
      "17:00",
    ],
    ["below", '<span property="dcterms:issued" content="2016-10-13">long ago</span>', ""],
    ["below", '<data itemprop="datePublished" value="2016-10-13">long ago</data>', ""],
    ["below", '<time-ago datetime="2016-10-13T17:00:00Z"></time-ago>', "17:00"],
    ["below", "<p>2019-05-04 (updated), 2016-10-13 (published)</p>", ""],
    ["below", "<p>[Submitted on 13 Oct 2016 (v1), last revised 4 May 2019 (v2)]</p>", ""],
    ["below", '<span class="js-date" data-time="1476378000"></span>', "17:00"],
    [
      "behind",
      '<p class="current-date">Tuesday, February 1, 2022</p><p>Posted 13 Oct 2016</p>',
      "",
    ],
  ])("reads, in the %s, %s", (place, html, clock) => {
    const time = clock === "" ? "" : `T${clock}`;
    expect(publishedAt({ [place]: html })?.slice(0, 10 + time.length)).toBe(`2016-10-13${time}`);
  });

  it.each([
    "<dl><dt>Last updated</dt><dd>4 May 2019</dd><dt>Published</dt><dd>13 October 2016</dd></dl>",
    "<div>Last updated</div><div>4 May 2019</div><div>First published</div><div>13 October 2016</div>",
    '<div class="post-date"><p class="day">13</p><p class="month">Oct</p><p class="year">2016</p></div>',
  ])("reads lines of their own: %s", (below) => {
    expect(publishedAt({ below })).toBe("2016-10-13");
  });

  it.each([
    ["de", "Diese Seite wurde zuletzt am 13. Oktober 2016 um 10:11 Uhr bearbeitet."],
    ["en", "Page last reviewed: October 13, 2016"],
    ["en", "© 2012-2019 The Gazette. Last updated October 13, 2016"],
    ["fr", "La dernière modification de cette page a été faite le 13 octobre 2016."],
    ["de", "Letzte Änderung: 13.10.2016 - Impressum"],
    ["es", "Esta página se editó por última vez el 13 oct 2016"],
    ["pl", "Ostatnia zmiana: 13.10.2016"],
    ["ar", "آخر تحديث: 13/10/2016"],
  ])("believes a foot that says, in %s, %s", (lang, line) => {
    const behind = `<div id="footer"><ul><li>${line}</li></ul></div>`;
    expect(publishedAt({ behind }, { lang })?.slice(0, 10)).toBe("2016-10-13");
  });

  it("takes a heading over the last news for no word on a change", () => {
    const above = "<div>Последние новости</div><div>13 октября 2016</div>";
    const head = '<meta property="article:modified_time" content="2019-05-04T10:00:00Z">';
    expect(publishedAt({ head, above }, { lang: "ru" })).toBe("2016-10-13");
  });

  it("reads the labels behind dates", () => {
    const below = "<p>2019年5月4日 更新　2016年10月13日 公開</p>";
    expect(publishedAt({ below })).toBe("2016-10-13");
  });

  it("believes no sentence's date", () => {
    const closing =
      "<p>On 4 May 2015 the first crane was built by a company of the town that has since gone, and nobody was sad about it at the time.</p>";
    expect(publishedAt({ closing })).toBeUndefined();
  });

  it("believes no list of other articles", () => {
    const teasers = [1, 2].map(
      (n) => `<article><time datetime="2021-05-0${n}">May ${n}</time></article>`,
    );
    expect(
      publishedAt({ behind: `<section class="more">${teasers.join("")}</section>` }),
    ).toBeUndefined();
    const items = [1, 2].map((n) => `<li><a href="/${n}">A crane</a> 0${n}/05/2021</li>`);
    expect(publishedAt({ above: `<ul class="latest">${items.join("")}</ul>` })).toBeUndefined();
    expect(publishedAt({ behind: SIDEBAR })).toBeUndefined();
    const closing = '<div class="post-footer">Posted by Ann at 13.10.16</div>';
    expect(publishedAt({ closing, behind: SIDEBAR })).toBe("2016-10-13");
  });

  it.each([
    "/news/2016/oct/13/crane",
    "/news/13-10-2016/crane",
    "/news/13/10/2016/crane",
    "/news/2016/1013/c7-1.html",
    "/news/2016/10-13/7.html",
    "/13102016-crane",
  ])("reads the address %s", (path) => {
    expect(publishedAt({}, { path })).toBe("2016-10-13");
  });

  it.each(["/2016/10/crane", "/news/1310-2016-11/crane", "/13/10/20161/crane"])(
    "tells no day by the address %s",
    (path) => {
      expect(publishedAt({}, { path })).toBeUndefined();
    },
  );

  it("knows an article's foot from the page's", () => {
    const time = '<time datetime="2016-10-13">a while ago</time>';
    const closing = `<footer class="entry-meta">${time}</footer>`;
    expect(publishedAt({ closing })).toBe("2016-10-13");
    const modified = '<meta property="article:modified_time" content="2019-05-04">';
    expect(publishedAt({ head: modified, behind: `<footer>${time}</footer>` })).toBe("2019-05-04");
  });

  it("completes a day without its year from a whole date", () => {
    const head = '<meta property="article:published_time" content="2016-10-13T17:00:00Z">';
    const below = "<p>Published: Oct 13, 5:00 PM</p>";
    expect(publishedAt({ head, below })).toBe("2016-10-13T17:00:00Z");
  });

  it.each([
    ["/2016/10/crane", "", "2016-10-03"],
    [
      "/crane",
      '<meta property="article:modified_time" content="2016-10-04T10:00:00Z">',
      "2016-10-03",
    ],
    ["/2016/03/crane", "", "2016-03-10"],
    ["/crane", "", "2016-03-10"],
  ])("puts day and month in order by what else it knows: %s %s", (path, head, day) => {
    expect(publishedAt({ head, below: "<p>03/10/2016</p>" }, { path })).toBe(day);
  });

  it("puts day and month in the order that has been", () => {
    expect(publishedAt({ below: "<p>01/02/2022</p>" })).toBe("2022-01-02");
    expect(publishedAt({ below: "<p>02/12/2022</p>" })).toBeUndefined();
    expect(publishedAt({ below: "<p>12/01/2022</p>" })).toBe("2022-01-12");
  });

  it("completes a day without its year from the address", () => {
    const below = '<div class="date"><span>13</span> <span>Oct</span></div>';
    expect(publishedAt({ below }, { path: "/2016/10/crane/" })).toBe("2016-10-13");
  });
});
