/** What no property of Redoc's says: room for the bar of the site, nothing of the tool's own, and paper. */
export const layoutRules = `
/* The bar is as high as this, and Redoc reckons with the height of a bar of its own: sticky columns, targets of links. */
:root:has(.site-bar) [style*="--navbar-height"] { --navbar-height: 3rem !important; --navbar-stack-height: 3rem !important; }
:root:has(.site-bar) { --navbar-height: 3rem; --navbar-stack-height: 3rem; }

/* The bar searches every page; and the menus below a title lead to services on the network. */
:root:has(.site-bar) [data-testid="search-trigger"], [data-testid="page-actions"] { display: none; }
/* Whose tool this is, is in the licence within its script; the choice of the theme is in the bar. */
.menu-content :has(> a[href^="https://redocly.com"]), [data-testid="color-mode-switcher"] { display: none !important; }

/* What is not in the window would have a guessed height, by which targets of links are missed, and be missing on paper. */
.api-content * { content-visibility: visible !important; }

/* Redoc writes a member in the colour of its depth, of which no theme knows. */
:root:root .schema-name { color: var(--text-color-primary); }
.menu-content [data-active="true"] { box-shadow: inset 3px 0 var(--link-color-primary); }

/* Room for a finger. */
.deep-link-anchor a { min-width: 24px; min-height: 24px; }
[data-testid="json-viewer"] pre { line-height: 24px !important; }
[data-testid="json-viewer"] pre button { width: 24px; height: 24px; }

[data-testid="floating-button"] { border: 1px solid var(--border-color-primary) !important; }
details { margin-block: .75rem; }
details ul { padding-inline-start: 1.25rem !important; }
summary { cursor: pointer; width: fit-content; }
/* A code in the first column is looked up letter by letter, and so not broken. */
.api-content td:first-child code { white-space: nowrap; }

@media print {
  :root:root { --code-block-max-height: none; --code-wrap: pre-wrap; }
  .site-bar, .menu-content, [data-testid="floating-button"], [data-testid="schema-expand-all-button"], [data-testid="copy-button"] { display: none !important; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
`;
