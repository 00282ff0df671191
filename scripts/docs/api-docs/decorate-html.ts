import { DocumentReflection, PageEvent, type Application } from "typedoc";
import { StepError } from "../../build/step.js";
import { bar } from "../site/bar.js";
import { escapeHtml } from "../site/escape-html.js";
import { head } from "../site/head.js";
import { handbookStyles } from "./handbook-css.js";

/** The button that opens TypeDoc's menu on a phone; its script looks for it by this id. */
const menuButton =
  '<a href="#" class="tsd-widget menu" id="tsd-toolbar-menu-trigger" data-toggle="menu" aria-label="Contents">☰</a>';

/** What the two pages are that TypeDoc calls after the package. */
const titles: Readonly<Record<string, string>> = {
  "index.html": "Guides",
  "modules.html": "Package reference",
};

/** What TypeDoc's script insists on finding of its own search, which the site's takes the place of. */
const searchRemains = `<div hidden><button id="tsd-search-trigger"></button><dialog id="tsd-search"><input id="tsd-search-input"><ul id="tsd-search-results"></ul><div id="tsd-search-status"></div></dialog>
<script id="tsd-search-script" type="text/plain"></script></div>`;

/** Puts each page of TypeDoc's into the site's frame: policy, colours, bar. */
export function dressPages(application: Application): void {
  application.renderer.on(PageEvent.END, (page) => {
    if (page.contents === undefined) return;
    const address = `handbook/${page.url}`;
    const root = "../".repeat(address.split("/").length - 1);
    // A module or a symbol belongs to the package reference, everything else to the guides.
    const current =
      page.url === "index.html" || page.url.startsWith("documents/")
        ? "handbook/index.html"
        : "handbook/modules.html";
    let html = page.contents;
    const replace = (pattern: RegExp, by: string): void => {
      if (!pattern.test(html))
        throw new StepError(`${address}: TypeDoc wrote a page without ${pattern.source}.`);
      html = html.replace(pattern, () => by);
    };
    replace(
      /<meta charset="utf-8"\/?>/i,
      `<meta charset="utf-8">\n${head(root)}\n<style>${handbookStyles}</style>`,
    );
    replace(/<meta name="viewport"[^>]*initial-scale=1"\/?>(?=<link)/, "");
    replace(/<body><script>.*?<\/script>/s, "<body>");
    replace(
      /<header class="tsd-page-toolbar">.*?<\/header>/s,
      bar(root, current, menuButton) + searchRemains,
    );
    replace(/<script async[^>]*id="tsd-search-script"[^>]*><\/script>/, "");
    // Its script puts the icons into the page; a page of the file system may not look into the file that also has them.
    html = html.replaceAll(/href="[^"]*icons\.svg#/g, 'href="#');
    // A reader who jumps from landmark to landmark looks for the main one; what opens a part is no link at the same time.
    replace(
      /<div class="page-menu">/,
      '<div class="page-menu" role="navigation" aria-label="On this page">',
    );
    if (page.model instanceof DocumentReflection)
      replace(/<ul class="tsd-breadcrumb".*?<\/ul>/s, `<h1>${escapeHtml(page.model.name)}</h1>`);
    const title = titles[page.url];
    if (title !== undefined) {
      replace(/<h1>[^<]*<\/h1>/, `<h1>${title}</h1>`);
      replace(/<title>[^<]*<\/title>/, `<title>${title} | huaweicloud-dws-dds</title>`);
    }
    replace(/<div class="col-content">/, '<div class="col-content" role="main">');
    html = html.replaceAll(/<summary[^>]*>.*?<\/summary>/gs, (summary) =>
      summary.replaceAll(/<a [^>]*class="tsd-anchor-icon".*?<\/a>/gs, ""),
    );
    html = html.replaceAll("<table>", '<table tabindex="0">'); // One that is too wide is scrolled by keys, too.
    html = html.replaceAll(
      /<h5 (class="tsd-index-heading uppercase")>(.*?)<\/h5>/g,
      "<p $1>$2</p>",
    );
    page.contents = html;
  });
}
