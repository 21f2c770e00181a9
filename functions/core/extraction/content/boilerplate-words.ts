/** Why a part of a page is no content, in words for people. */
export type CutReason =
  | "hidden"
  | "navigation"
  | "page header"
  | "page footer"
  | "side column"
  | "related links"
  | "share bar"
  | "comments"
  | "form"
  | "advertisement"
  | "author box"
  | "metadata line"
  | "consent or paywall box"
  | "page tools"
  | "contact"
  | "caption"
  | "mostly links"
  | "read-more line"
  | "after the end"
  | "repeated headline"
  | "repeated line"
  | "selector remove"
  | "read as a field";

/**
 * A part of an element's class or id, between separators and camel-case humps, that tells what it is for; or two such parts,
 * where each alone says nothing or something else.
 */
const VOCABULARY: readonly (readonly [CutReason, string])[] = [
  [
    "navigation",
    "nav navbar navi navigation subnav topnav menu submenu megamenu breadcrumb breadcrumbs crumb crumbs bread mbx location weizhi dqwz pagination pagenav pagenavi pager pagelist prevnext prenext nextprev prev-next pre-next next-prev next-post prev-post page-links skip tablist toc sxp sitemap channel-bar",
  ],
  ["page header", "masthead site-header page-header topbar top-bar header-top global-header"],
  [
    "page footer",
    "footer foot footbar colophon bottombar bottom-bar site-info siteinfo copyright copyrights banquan friendlink friend-link youqing",
  ],
  [
    "side column",
    "sidebar side-bar aside rail rightrail right-col right-column rightcol right-side left-side rightbar leftbar widget widgets secondary complementary",
  ],
  [
    "related links",
    "related relate relates relatednews recommend recommended recommends recommendation recommendations similar trending popular most-read mostread most-viewed latest more-news morenews more-stories more-from more-posts more-articles read-more readmore read-next readnext read-also also-read see-also seealso also-like you-may you-might up-next upnext next-up teaser teasers promo promos carousel slider-news outbrain taboola zergnet revcontent dianomi plista ligatus strossle nativo suggested suggestions suggestion xgyd xgxw xgwz xiangguan tuijian remen hotnews hot-news hotlist hot-list ranklist rank ranking paihang newslist news-list article-list post-list postlist topicality crosslinks cross-links linklist link-list internal-links onward storylist story-list further-reading guess-like cnxh",
  ],
  [
    "share bar",
    "share shares sharebar sharebox sharing sharedaddy sharethis social socials socialmedia addthis addtoany a2a jiathis bdshare bdsharebuttonbox bshare fenxiang followus follow sns tweet-button like-button facebook-like fb-like whatsapp pinterest zan dianzan",
  ],
  [
    "comments",
    "comment comments commentlist commentary-list disqus livefyre respond pinglun replies reply-list guestbook liuyan discussion coral viafoura pluck cmt cbox commentbox sohucs uyan duoshuo ds-thread gitalk valine waline utterances giscus remark42 hypercomments spotim",
  ],
  [
    "advertisement",
    "ad ads adv advert adverts advertisement advertisements advertising adsbygoogle adsense adslot adcontainer adbox adwrap adblock banner banners sponsor sponsored sponsors dfp gpt googlead guanggao ggw promotion promotions affiliate commercial leaderboard mpu doubleclick",
  ],
  [
    "form",
    "newsletter newsletters subscribe subscription signup sign-up login log-in logon register registration mailing-list mailchimp optin opt-in emailform search-form searchform searchbox search-box donate donation feedback survey poll vote quiz",
  ],
  [
    "author box",
    "authorbio author-box authorbox author-info author-card about-author author-profile author-description author-block author-footer bio biography post-author vcard-author writer-info",
  ],
  [
    "metadata line",
    "byline bylines postmeta entrymeta articlemeta article-info articleinfo post-info metadata meta publish-info dateline datetime date pubdate published timestamp tags tag-list taglist tagcloud tag-links keywords posttags cat-links categories category-list topics topic-list entry-utility entry-footer post-footer article-footer article-tools storytools credits-line zebian zrbj bianji editor-line reading-time read-time readtime view-count views viewcount",
  ],
  [
    "consent or paywall box",
    "cookie cookies cookiebar consent gdpr cmp onetrust didomi paywall regwall registration-wall modal modals popup pop-up popups lightbox overlay dialog tooltip toast snackbar piano-offer premium-box subscriber-only adblock-notice paygate restricted-content content-gate content-lock content-locked gated unlock premium-wall subscriber-wall",
  ],
  [
    "page tools",
    "print printonly noprint toolbar tools tool fontsize font-size font-resize text-size textsize textresize accessibility qrcode qr ewm erweima weixin-code wechat-code backtop back-top backtotop gotop go-top totop disclaimer shengming mianze mzsm statement jiucuo audio-player listen speechkit trinity readspeaker player-controls loader spinner loading uploading placeholder printbox printfooter editorial-disclosure affiliate-disclosure control-group option-group sr-only screen-reader visually-hidden visuallyhidden a11y-hidden skip-to",
  ],
  [
    "contact",
    "contact contacts contactus contactbox contactinfo contactform kontakt kontaktbox kontaktformular schnellkontakt ansprechpartner lxwm lianxi lianxiwomen toiawase otoiawase",
  ],
  [
    "caption",
    "caption captions imagecaption figcaption cutline photo-credit image-credit img-credit photocredit photo-info image-info copyright-caption image-source photographer embed-credit media-credit figure-credit",
  ],
];

const REASONS = new Map(
  VOCABULARY.flatMap(([reason, words]) => words.split(" ").map((word) => [word, reason] as const)),
);

const HUMP = /(?<=[a-z])(?=[A-Z])/g;
const SEPARATOR = /[^a-z0-9]+/;
const UPPER = /[A-Z\u0080-\uffff]/;
const SEVERAL_WORDS = /[^a-z0-9]/;
/** `has-sidebar`, `no-comments`, `with-ads` tell of something else than the element itself. */
const ABOUT_OTHERS = new Set(
  "has no not with without is use uses using hide show open closed enabled disabled js single".split(
    " ",
  ),
);
/** `modal-enabled` is not a modal. */
const STATES = new Set(
  "enabled disabled open closed active able ready visible on off loaded free embed embeds embedded tweet".split(
    " ",
  ),
);

/** What a class or id attribute says of its element, if it says that it is no content. */
export function boilerplateByName(name: string): CutReason | undefined {
  for (const token of name.split(" ")) {
    const reason = tokenReason(token);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** Words and pairs of words of one class: `articleShareBar` has `share`, `bar`, `share-bar`, … */
function tokenReason(token: string): CutReason | undefined {
  if (!SEVERAL_WORDS.test(token)) return wordReason(token);
  const words = wordsOf(token);
  if (ABOUT_OTHERS.has(words[0] ?? "")) return undefined;
  if (STATES.has(words.at(-1) ?? "")) return undefined;
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? "";
    const reason = REASONS.get(`${word}-${words[i + 1]}`) ?? REASONS.get(word);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function wordsOf(token: string): readonly string[] {
  const parted = UPPER.test(token) ? token.replace(HUMP, "-").toLowerCase() : token;
  return parted.split(SEPARATOR);
}

function wordReason(word: string): CutReason | undefined {
  return ABOUT_OTHERS.has(word) || STATES.has(word) ? undefined : REASONS.get(word);
}

const CONTENT_NAME =
  /(?:article|story|post|entry|news|blog|page|main|text|detail|rich|single)[-_]?(?:body|text|content|main|detail|copy|con|txt)|(?:^|[\s_-])(?:content|article|story|entry|post|zoom|hentry|prose|articulo|artikel|zhengwen|neirong|editor|trs|wysiwyg|body-?copy|artibody|cont?)(?:$|[\s_-])/i;

/** Whether a class or id says that its element is the article's text; many CMS write it so. */
export function isContentName(name: string): boolean {
  return name.length < 400 && CONTENT_NAME.test(name);
}
