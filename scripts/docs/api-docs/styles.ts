/** TypeDoc's CSS variables with the colours and sizes of the site, and fixes of its style sheet. */
export const typedocStyles = `
:root { --dim-header-height: var(--site-bar-height); }
:root, :root[data-theme] {
  --color-background: var(--site-page); --color-background-secondary: var(--site-surface); --color-background-active: var(--site-line); --color-accent: var(--site-line);
  --color-text: var(--site-text); --color-text-aside: var(--site-soft); --color-link: var(--site-accent); --color-focus-outline: var(--site-accent);
  --color-icon-background: var(--site-surface); --color-active-menu-item: var(--site-surface);
}
.col-content a:not(.tsd-anchor-icon), .tsd-typography a { text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .15em; }
.col-content :is(h1, h2, h3, h4, code, a) { overflow-wrap: break-word; } /* Long names and addresses on phones. */
.col-content { min-width: 0; }
.tsd-index-list, .tsd-member-summaries { min-width: 0; }
.tsd-index-link, .tsd-member-summary-name { min-width: 0; }
.tsd-index-link span, .tsd-member-summary-name :is(a, span) { min-width: 0; overflow-wrap: anywhere; }
.tsd-typography li, .tsd-hierarchy-item { margin-block: .35rem; } /* The minimum size of a target. */
.tsd-typography { line-height: 1.5; }
.tsd-typography :is(p, li, dd) { max-width: 68ch; }
.tsd-typography table { margin: 1rem 0; max-width: 100%; display: block; overflow-x: auto; font-size: .875rem; }
.tsd-typography :is(th, td) { padding: .35rem .55rem !important; text-align: left; vertical-align: top; }
.tsd-typography :is(th, td).long { min-width: 11rem; }
.tsd-page-title .name { display: inline-block; max-width: 100%; } /* It breaks only if it is longer than a line. */
.col-content pre { white-space: pre; overflow-x: auto; word-wrap: normal; line-height: 1.5; }
.col-content pre code { overflow-wrap: normal; }
.tsd-navigation summary .tsd-kind-icon { display: none; }
@media (max-width: 769px) { .col-content { padding-top: 1rem; } .tsd-index-list { grid-template-columns: minmax(0, 1fr) !important; } .tsd-member-summary-name { flex-wrap: wrap; } }
.tsd-index-heading { font-weight: 600; margin: 0; }
.site-bar .tsd-widget.menu { display: none; }
@media (max-width: 769px) { .site-bar .tsd-widget.menu { display: block; padding: .35rem .5rem; margin: 0; opacity: 1; } }
`;
