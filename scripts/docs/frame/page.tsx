import { JSX } from "typedoc";
import { changelogAddress } from "../api-docs/address.js";
import { contentSecurityPolicy } from "./content-security-policy.js";
import { themeStorageKey } from "./palette.js";

/** The pages that the bar links to, by their addresses below the root of the site. */
const places = [
  { name: "DWS", title: "API reference of the data warehouse service", address: "dws.html" },
  { name: "DDS", title: "API reference of the document database service", address: "dds.html" },
  { name: "Guides", title: "Guides", address: "api/index.html" },
  { name: "Package", title: "Package reference", address: "api/modules.html" },
  { name: "Errors", title: "Every error code, status and class", address: "errors/index.html" },
  { name: "Provenance", title: "The source of each fact", address: "provenance/index.html" },
  {
    name: "Deviations",
    title: "Deviations from the source documents, and open questions",
    address: "deviations/index.html",
  },
  { name: "Changelog", title: "What has changed in each version", address: changelogAddress },
] as const;

/** Applies the stored theme before the page is drawn. A browser may have no storage for pages of the file system. */
const themeScript = `try{document.documentElement.dataset.theme=localStorage.getItem("${themeStorageKey}")||"os"}catch{}`;

const icon = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><g fill="#0a58ca"><ellipse cx="16" cy="7" rx="12" ry="5"/><path d="M4 11c3 4 21 4 24 0v5c-3 5-21 5-24 0zM4 20c3 4 21 4 24 0v5c-3 5-21 5-24 0z"/></g></svg>',
)}`;

/** An icon in the page itself: without one, a browser requests /favicon.ico. */
export function Icon(): JSX.Element {
  return <link rel="icon" href={icon} />;
}

/** The path from a page to the root of the site: "", "../" and so on. */
export function rootOf(address: string): string {
  return "../".repeat(address.split("/").length - 1);
}

/** A style sheet within the page. */
export function Style({ css }: { readonly css: string }): JSX.Element {
  return (
    <style>
      <JSX.Raw html={css} />
    </style>
  );
}

/** What the head of every page of our own and of TypeDoc starts with: policy, theme, styles, and the script of the bar. */
export function Head({ root }: { readonly root: string }): JSX.Element {
  return (
    <>
      <meta charset="utf-8" />
      <meta http-equiv="content-security-policy" content={contentSecurityPolicy([themeScript])} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="referrer" content="no-referrer" />
      <Icon />
      <script>
        <JSX.Raw html={themeScript} />
      </script>
      <link rel="stylesheet" href={`${root}assets/site.css`} />
      <script defer src={`${root}assets/site.js`} />
    </>
  );
}

export interface BarProps {
  /** The path from the page to the root of the site. */
  readonly root: string;
  /** The address of the place that the bar marks as the current one. */
  readonly current: string;
  /** A button at the left end of the bar. */
  readonly children?: JSX.Children;
}

/** The bar at the top of every page: links, search and theme. */
export function Bar({ root, current, children }: BarProps): JSX.Element {
  return (
    <header class="site-bar">
      {children}
      <a class="site-name" href={`${root}index.html`}>
        <span>huaweicloud-</span>dws-dds
      </a>
      <button class="site-menu" type="button" popovertarget="site-places">
        Menu
      </button>
      <nav id="site-places" popover aria-label="Documentation">
        {places.map(({ name, title, address }) => (
          <a
            href={root + address}
            title={title}
            aria-current={address === current ? "page" : undefined}
          >
            {name}
          </a>
        ))}
      </nav>
      <button class="site-search" type="button" aria-keyshortcuts="/ Control+K">
        Search <kbd aria-hidden="true">/</kbd>
      </button>
      <select class="site-theme" aria-label="Theme">
        <option value="os">System</option>
        <option value="light">Light</option>
        <option value="dark">Dark</option>
      </select>
    </header>
  );
}

export interface PageProps {
  readonly title: string;
  /** Its address below the root of the site. */
  readonly address: string;
  /** The maximum width of the text, as a CSS length. */
  readonly width?: string;
  readonly styles: string;
  /** Scripts in assets/, by name. */
  readonly scripts?: readonly string[];
  readonly children: JSX.Children;
}

/** The HTML of a page of our own, in the frame that all pages share. It works without scripts. */
export function renderPage(props: PageProps): string {
  const { title, address, width = "52rem", styles, scripts = [], children } = props;
  const root = rootOf(address);
  const html = (
    <html lang="en">
      <head>
        <Head root={root} />
        <title>{title}</title>
        <Style css={styles} />
        {scripts.map((name) => (
          <script defer src={`${root}assets/${name}.js`} />
        ))}
      </head>
      <body class="site" style={`--width: ${width}`}>
        <Bar root={root} current={address} />
        <main>{children}</main>
      </body>
    </html>
  );
  return `<!DOCTYPE html>\n${JSX.renderElement(html)}\n`;
}
