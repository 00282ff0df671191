import { palette } from "./palette.js";

/** A palette as CSS variables. */
function variables(colours: Readonly<Record<string, string>>): string {
  return Object.entries(colours)
    .map(([name, colour]) => `--site-${name}: ${colour};`)
    .join(" ");
}

const dark = `color-scheme: dark; ${variables(palette.dark)}`;

/** The palette of the chosen theme, by default that of the system. Print is always light. */
export const paletteStyles = `:root { color-scheme: light; ${variables(palette.light)} --site-bar-height: 3rem; }
@media screen { :root[data-theme="dark"] { ${dark} } }
@media screen and (prefers-color-scheme: dark) { :root:not([data-theme="light"]) { ${dark} } }`;

/** Code in a text, on every page: it breaks only if it is longer than a line, where a <wbr> allows it. The script of the page marks short code. */
export const codeStyles = `
:not(pre) > code.short { white-space: nowrap; }
.short wbr { display: none; }
:not(pre) > code:not(.short) { display: inline-block; max-width: 100%; padding-block: 0 !important; text-decoration: inherit; }
`;

/** The bar and the search of every page. Each rule has a class of its own, because Redoc and TypeDoc have styles, too. */
export const barStyles = `
.site-bar { box-sizing: border-box; position: sticky; top: 0; z-index: 50; display: flex; align-items: center; gap: .75rem; height: var(--site-bar-height);
  padding: 0 1rem; background: var(--site-surface); color: var(--site-text); border-bottom: 1px solid var(--site-line); font: 15px/1.4 system-ui, sans-serif; }
.site-bar * { box-sizing: border-box; font: inherit; }
.site-bar a { color: var(--site-text); text-decoration: none; white-space: nowrap; padding: .35rem .5rem; border-radius: .3rem; }
.site-bar a:hover, .site-bar a[aria-current] { color: var(--site-accent); text-decoration: underline; text-underline-offset: .3em; }
.site-bar .site-name { font-weight: 650; padding-left: 0; }
.site-bar nav { display: flex; flex: 1; position: static; inset: auto; margin: 0; padding: 0; border: 0; background: none; width: auto; height: auto; overflow: visible; }
.site-bar button, .site-bar select { appearance: none; color: var(--site-text); background: var(--site-page); border: 1px solid var(--site-line); border-radius: .4rem;
  padding: .25rem .6rem; min-height: 2rem; margin: 0; width: auto; cursor: pointer; white-space: nowrap; }
.site-bar button:hover, .site-bar select:hover { border-color: var(--site-accent); }
.site-bar :focus-visible, .site-search-dialog :focus-visible { outline: 2px solid var(--site-accent); outline-offset: 1px; }
.site-bar kbd { border: 1px solid var(--site-line); border-radius: .2rem; padding: 0 .35em; margin-left: .3rem; font: .8em ui-monospace, monospace; color: var(--site-soft); background: none; box-shadow: none; }
.site-bar .site-menu { display: none; }
@media (max-width: 64rem) {
  .site-bar { gap: .4rem; padding: 0 .6rem; }
  .site-bar .site-menu { display: block; margin-left: auto; }
  .site-bar nav:not(:popover-open) { display: none; }
  .site-bar nav:popover-open { display: grid; position: fixed; inset: var(--site-bar-height) .6rem auto auto; padding: .5rem; background: var(--site-page); border: 1px solid var(--site-line); border-radius: .5rem; box-shadow: 0 8px 24px #0005; }
  .site-bar nav a { padding: .6rem 1rem; }
  .site-bar kbd { display: none; }
}
@media (max-width: 30rem) { .site-bar .site-name span { display: none; } .site-bar button, .site-bar select { padding: .25rem .4rem; } }
.site-search-dialog { box-sizing: border-box; width: min(42rem, calc(100vw - 1.5rem)); max-height: 80vh; margin: 8vh auto auto; padding: 1rem; overflow: auto; color: var(--site-text);
  background: var(--site-page); border: 1px solid var(--site-line); border-radius: .6rem; box-shadow: 0 16px 48px #0006; font: 16px/1.45 system-ui, sans-serif; }
.site-search-dialog::backdrop { background: #0007; }
.site-search-dialog form { display: flex; gap: .5rem; margin: 0; padding: 0; }
.site-search-dialog input, .site-search-dialog button { font: inherit; color: inherit; background: var(--site-surface); border: 1px solid var(--site-line); border-radius: .4rem; padding: .45rem .7rem; margin: 0; }
.site-search-dialog input { flex: 1; min-width: 0; }
.site-search-dialog p { margin: .75rem 0 .25rem; color: var(--site-soft); font-size: .875em; }
.site-search-dialog ol { list-style: none; margin: 0; padding: 0; }
.site-search-dialog li { margin: 0; }
.site-search-dialog a { display: block; padding: .45rem .5rem; border-radius: .3rem; color: var(--site-text); text-decoration: none; overflow-wrap: anywhere; }
.site-search-dialog a:hover, .site-search-dialog a:focus { background: var(--site-surface); }
.site-search-dialog a b { color: var(--site-accent); font-weight: 600; }
.site-search-dialog a span { color: var(--site-soft); font-size: .875em; }
@media print { .site-bar, .site-search-dialog { display: none !important; } }
`;

/** The styles of our own pages. */
const pageStyles = `
html { scroll-padding-top: calc(var(--site-bar-height) + 1rem); }
body.site { margin: 0; background: var(--site-page); color: var(--site-text); font: 1rem/1.55 system-ui, sans-serif; }
.site main { max-width: var(--width, 52rem); margin: 0 auto; padding: 1.5rem 1rem 5rem; overflow-wrap: break-word; }
.site h1 { font-size: 2rem; line-height: 1.2; margin: 1.5rem 0 .75rem; text-wrap: balance; }
.site h2 { margin: 3rem 0 1rem; border-bottom: 1px solid var(--site-line); padding-bottom: .3rem; line-height: 1.25; }
.site h3 { margin: 2rem 0 .5rem; }
.site main a { color: var(--site-accent); text-underline-offset: .15em; }
.site :focus-visible { outline: 2px solid var(--site-accent); outline-offset: 2px; }
.site li { margin: .35rem 0; }
.site main :is(p, li, dd) { max-width: 68ch; }
.site small, .site .soft { color: var(--site-soft); font-size: .875rem; }
.site code { font: .875em ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; background: var(--site-surface); border-radius: .25rem; padding: .1em .3em; overflow-wrap: break-word; }
.site pre { position: relative; margin: 0; padding: .9rem 1rem; overflow: auto; background: var(--site-surface); border: 1px solid var(--site-line); border-radius: .5rem; font-size: .875rem; line-height: 1.5; }
.site pre code { background: none; padding: 0; font-size: 1em; overflow-wrap: normal; }
.site .sampled { position: relative; }
.site button, .site input, .site select { font: inherit; }
.site main button, .site main input, .site main select { color: inherit; background: var(--site-page); border: 1px solid var(--site-line); border-radius: .4rem; padding: .35rem .7rem; }
.site .copy { position: absolute; top: .5rem; right: .5rem; font-size: .8rem; }
.site table { width: 100%; border-collapse: collapse; font-size: .9rem; }
.site th, .site td { text-align: left; vertical-align: top; padding: .45rem .8rem .45rem 0; border-top: 1px solid var(--site-line); }
.site thead th { border-top: 0; color: var(--site-soft); font-weight: 600; }
.site :target { background: var(--site-mark); }
@media (max-width: 44rem) {
  .site table:not(.small), .site table:not(.small) tbody { display: block; }
  .site table:not(.small) td, .site table:not(.small) th { display: block; border: 0; padding: .15rem 0; overflow-wrap: anywhere; }
  .site table:not(.small) tr { display: block; border-top: 1px solid var(--site-line); padding: .5rem 0; }
  .site table:not(.small) thead { display: none; }
  .site h1 { font-size: 1.6rem; }
  .site .sampled pre { padding-top: 2.75rem; }
}
@media print {
  .site main { max-width: none; padding: 0; }
  .site h2, .site h3 { break-after: avoid; }
  .site tr, .site pre { break-inside: avoid; }
  .site pre { white-space: pre-wrap; }
  .site .copy, .site .filter { display: none; }
}
`;

/** The style sheet that our own pages and those of TypeDoc link to. */
export const siteStyles = `${paletteStyles}\n${barStyles}\n${codeStyles}\n${pageStyles}`;
