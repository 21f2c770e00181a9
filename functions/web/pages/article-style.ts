/** For a stored article: a measure that reads well in Latin and in Chinese script, and its earlier versions. */
export const ARTICLE_STYLE = `
.narrow > section { margin-top: 3rem; }
.narrow { max-width: 44rem; margin: 0 auto; padding: 0 1.25rem; }
.article-head { padding: clamp(2rem, 6vw, 4rem) 0 1.5rem; border-bottom: 1px solid var(--line); margin-bottom: 1.75rem; }
.article-head h1 { font-size: clamp(1.75rem, 1.3rem + 2vw, 2.6rem); }
.article-head .meta { margin-top: 1rem; font-size: .95rem; gap: .2rem 1.2rem; }
.article-head .row { margin-top: 1.2rem; }
.text { font: 400 1.1rem/1.85 var(--serif); }
.text:lang(zh), .text:lang(ja) { line-height: 2; text-align: justify; }
.text p, .text ul, .text ol, .text dl, .text blockquote, .text figure, .text table, .text pre { margin: 0 0 1.15em; }
.text h1, .text h2, .text h3, .text h4, .text h5, .text h6 { font-size: 1.2em; margin: 1.7em 0 .6em; line-height: 1.35; }
.text ul { list-style: disc; padding-left: 1.4em; } .text ol { list-style: decimal; padding-left: 1.6em; }
.text img, .text video { max-width: 100%; height: auto; border-radius: 8px; background: var(--sunk); }
.text figure { margin-inline: 0; } .text figcaption { font: .88rem/1.5 var(--sans); color: var(--soft); margin-top: .4rem; }
.text blockquote { border-left: 4px solid var(--accent); padding-left: 1.1em; color: var(--soft); }
.text table { border-collapse: collapse; display: block; overflow-x: auto; font: .95rem/1.5 var(--sans); }
.text th, .text td { border: 1px solid var(--line); padding: .4rem .65rem; text-align: start; vertical-align: top; }
.text pre { overflow-x: auto; background: var(--sunk); padding: 1rem; border-radius: 8px; font: .9rem/1.5 var(--mono); }
.files { display: grid; gap: .6rem; }
.files a { display: block; }
details { border: 1px solid var(--line); border-radius: 12px; background: var(--card); margin-top: .8rem; }
summary { cursor: pointer; padding: .8rem 1.1rem; font-weight: 600; }
.diff { padding: 0 1.1rem 1rem; font-size: .97rem; }
.diff ins, .diff del { display: block; text-decoration: none; border-radius: 6px; padding: .25rem .7rem; margin: .25rem 0; }
.diff ins { background: var(--add); } .diff del { background: var(--cut); text-decoration: line-through; text-decoration-thickness: 1px; }
.diff .kept { color: var(--soft); font-size: .86rem; margin: .25rem 0; }
`;
