import { escapeHtml } from "./escape-html.js";

/** The pages that the bar of every page leads to, by their address below the site's root. */
const places = [
  { name: "DWS", title: "Reference of the data warehouse service", address: "dws.html" },
  { name: "DDS", title: "Reference of the document database service", address: "dds.html" },
  { name: "Guides", title: "Guides", address: "handbook/index.html" },
  { name: "Package", title: "Package reference", address: "handbook/modules.html" },
  { name: "Provenance", title: "Where each fact comes from", address: "provenance/index.html" },
  {
    name: "Deviations",
    title: "What contradicts what, and open questions",
    address: "deviations/index.html",
  },
] as const;

/**
 * The bar at the top of every page: where one can go, the search and the choice of colours.
 *
 * @param root - The way from the page to the site's root, "" or "../".
 * @param current - The address of the page itself, which the bar marks.
 * @param extra - HTML for the left end of the bar, such as the button of a menu.
 */
export function bar(root: string, current: string, extra = ""): string {
  const links = places.map(({ name, title, address }) => {
    const mark = address === current ? ' aria-current="page"' : "";
    return `<a href="${root}${address}" title="${escapeHtml(title)}"${mark}>${name}</a>`;
  });
  return `<header class="site-bar">
${extra}<a class="site-name" href="${root}index.html">huaweicloud-dws-dds</a>
<button class="site-menu" type="button" popovertarget="site-places">Menu</button>
<nav id="site-places" popover aria-label="Documentation">${links.join("")}</nav>
<button class="site-search" type="button" aria-keyshortcuts="/ Control+K">Search <kbd aria-hidden="true">/</kbd></button>
<select class="site-theme" aria-label="Colours"><option value="os">System</option><option value="light">Light</option><option value="dark">Dark</option></select>
</header>`;
}
