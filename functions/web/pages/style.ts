/** Warm paper and vermilion by day, ink by night; every colour on its ground has a contrast of 4.5 at the least. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #faf7f2; --card: #ffffff; --sunk: #f1ece3; --line: #e2dacd; --ink: #211d18; --soft: #665d52;
  --accent: #a8321f; --accent-ink: #ffffff; --wash: #fbe9e3; --good: #23704a; --bad: #a8321f; --warn: #8a5a00;
  --add: #e2f3e8; --cut: #fbe4e0; --shadow: 0 1px 2px rgb(60 40 20 / .06), 0 8px 24px -12px rgb(60 40 20 / .18);
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "Noto Serif", "Songti SC", "Source Han Serif SC", "Noto Serif CJK SC", SimSun, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans", sans-serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #16141a; --card: #1f1c24; --sunk: #27232d; --line: #393441; --ink: #efe9e1; --soft: #b3a99d;
    --accent: #ff9d86; --accent-ink: #2a0f08; --wash: #3a211c; --good: #7fd6a6; --bad: #ff9d86; --warn: #e8be6a;
    --add: #1d3a2b; --cut: #452420; --shadow: 0 1px 2px rgb(0 0 0 / .3), 0 8px 24px -12px rgb(0 0 0 / .6);
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-behavior: smooth; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 400 1rem/1.65 var(--sans); overflow-wrap: break-word; }
a { color: var(--accent); text-underline-offset: .2em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: 4px; }
main:focus { outline: none; }
h1, h2, h3 { font-family: var(--serif); line-height: 1.25; text-wrap: balance; margin: 0; font-weight: 600; }
h1 { font-size: clamp(1.9rem, 1.3rem + 2.6vw, 3.1rem); letter-spacing: -.015em; }
h2 { font-size: 1.45rem; }
h3 { font-size: 1.12rem; }
p { margin: 0; }
ul, ol { margin: 0; padding: 0; list-style: none; }
time { white-space: nowrap; }
.wide { max-width: 70rem; margin: 0 auto; padding: 0 1.25rem; }
.skip { position: absolute; left: 1rem; top: -4rem; background: var(--accent); color: var(--accent-ink); padding: .6rem 1rem; border-radius: 0 0 8px 8px; z-index: 2; }
.skip:focus { top: 0; }
.top { border-bottom: 1px solid var(--line); background: var(--card); }
.top .wide { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1.5rem; min-height: 4rem; }
.brand { display: inline-flex; align-items: center; gap: .6rem; font: 600 1.3rem/1 var(--serif); color: var(--ink); text-decoration: none; padding: .5rem 0; }
.mark { width: 2rem; height: 2rem; }
.mark rect { fill: var(--accent); }
.mark path { fill: none; stroke: var(--accent-ink); stroke-width: 3; stroke-linecap: round; }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin-left: auto; }
nav a { color: var(--soft); text-decoration: none; padding: .6rem 0; font-size: .95rem; }
nav a:hover { color: var(--accent); text-decoration: underline; }
footer { border-top: 1px solid var(--line); margin-top: 4rem; padding: 1.75rem 0 2.5rem; color: var(--soft); font-size: .9rem; }
footer .wide { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .5rem 2rem; }
.hero { padding: clamp(2.25rem, 6vw, 4.5rem) 0 clamp(1.5rem, 4vw, 2.5rem); }
.hero p { max-width: 44rem; margin-top: 1rem; color: var(--soft); font-size: 1.1rem; }
.hero .kicker { margin: 0 0 .6rem; font-size: .88rem; letter-spacing: .06em; color: var(--accent); font-weight: 600; }
.columns { display: grid; gap: 2.5rem; }
.columns > * { min-width: 0; }
@media (min-width: 60rem) { .columns { grid-template-columns: minmax(0, 1.65fr) minmax(0, 1fr); gap: 3.5rem; } .columns > .aside { order: 2; } }
.bar { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: .25rem 1rem; border-bottom: 2px solid var(--ink); padding-bottom: .5rem; margin-bottom: 1rem; }
.bar p { color: var(--soft); font-size: .92rem; }
section + section { margin-top: 3rem; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: 1.15rem 1.25rem; box-shadow: var(--shadow); }
.cards { display: grid; gap: .9rem; }
.card h3 a { color: var(--ink); text-decoration: none; }
.card h3 a:hover { color: var(--accent); text-decoration: underline; }
.row { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem .9rem; }
.row.apart { justify-content: space-between; align-items: baseline; }
.soft { color: var(--soft); font-size: .92rem; }
.gap { margin-top: .7rem; }
.chips { display: flex; flex-wrap: wrap; gap: .45rem; }
.chip { display: inline-block; border: 1px solid var(--line); background: var(--sunk); border-radius: 999px; padding: .16rem .75rem; font-size: .86rem; color: var(--ink); text-decoration: none; }
a.chip { color: var(--accent); background: transparent; padding: .3rem .8rem; }
a.chip:hover { background: var(--wash); border-color: var(--accent); }
.badge { display: inline-flex; align-items: center; gap: .45rem; font-size: .88rem; font-weight: 600; color: var(--soft); }
.badge svg { width: .8rem; height: .8rem; fill: currentColor; }
.badge.healthy { color: var(--good); } .badge.broken { color: var(--bad); } .badge.degraded, .badge.silent { color: var(--warn); }
.cause { border-left: 4px solid var(--warn); background: var(--sunk); border-radius: 0 10px 10px 0; padding: .6rem .9rem; margin-top: .8rem; font-size: .95rem; }
.empty { border: 1px dashed var(--line); border-radius: 14px; padding: 2rem 1.5rem; text-align: center; color: var(--soft); }
.empty strong { display: block; color: var(--ink); font: 600 1.15rem var(--serif); margin-bottom: .35rem; }
.list > li { padding: 1.05rem 0; border-bottom: 1px solid var(--line); }
.list > li:first-child { padding-top: .2rem; }
.list h3 a { color: var(--ink); text-decoration: none; }
.list h3 a:hover { color: var(--accent); text-decoration: underline; }
.list .sum { margin-top: .35rem; color: var(--soft); display: -webkit-box; -webkit-line-clamp: 3; -webkit-box-orient: vertical; overflow: hidden; }
.list .meta, .meta { display: flex; flex-wrap: wrap; gap: .1rem .9rem; margin-top: .35rem; font-size: .87rem; color: var(--soft); }
.compact > li { padding: .8rem 0; } .compact h3 { font-size: 1.02rem; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: 1rem 1.25rem; margin: 0; }
.facts dt { font-size: .83rem; color: var(--soft); } .facts dd { margin: .1rem 0 0; font-weight: 600; }
.subscribe { background: var(--card); border: 1px solid var(--line); border-top: 5px solid var(--accent); border-radius: 14px; padding: 1.4rem 1.4rem 1.5rem; box-shadow: var(--shadow); }
.subscribe h2 { font-size: 1.3rem; } .subscribe h3 { font: 600 .9rem var(--sans); color: var(--soft); margin: 1.2rem 0 .5rem; }
.subscribe label { display: block; margin: 1.1rem 0 .35rem; font-size: .9rem; font-weight: 600; }
.field { display: flex; gap: .5rem; }
.field input { flex: 1; min-width: 0; font: .92rem var(--mono); color: var(--ink); background: var(--sunk); border: 1px solid var(--soft); border-radius: 9px; padding: .62rem .75rem; }
button { font: 600 .95rem var(--sans); color: var(--accent-ink); background: var(--accent); border: 0; border-radius: 9px; padding: .62rem 1.15rem; cursor: pointer; }
button:hover { filter: brightness(1.08); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
`;
