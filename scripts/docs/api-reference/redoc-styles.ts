import { palette } from "../frame/palette.js";
import { barStyles, codeStyles, paletteStyles } from "../frame/styles.js";

type Colours = (typeof palette)[keyof typeof palette];

/** The style sheet of a reference page, behind that of Redoc: bar, colours and layout. */
export function referenceStyles(): string {
  return [paletteStyles, barStyles, codeStyles, colourRules(), layoutRules].join("\n");
}

/**
 * Redoc's colours are custom properties, with other values in `html.dark`; most of them come from scales of one hue. These
 * rules set the scales from our palette, then the properties that need another colour. The repeated `:root` has a higher
 * specificity than both of Redoc's rules. Print is always light.
 */
function colourRules(): string {
  return `${rules(":root:root:root", palette.light, "light")}\n@media screen {\n${rules(":root:root:root.dark", palette.dark, "dark")}\n}`;
}

function rules(root: string, colours: Colours, scheme: string): string {
  const properties = Object.entries({ ...scales(colours), ...roles(colours) }).map(
    ([name, colour]) => `--${name}: ${colour};`,
  );
  const tags = Object.entries(methodHues).map(
    ([method, hue]) =>
      `${root} .tag-${method} { --tag-color: ${colours[hue]}; --tag-bg-color: ${colours.surface}; }`,
  );
  return [`${root} { color-scheme: ${scheme}; ${properties.join(" ")} }`, ...tags].join("\n");
}

/** The colour of each HTTP method in the list of operations. */
const methodHues = {
  get: "good",
  post: "accent",
  put: "caution",
  patch: "caution",
  delete: "bad",
} as const;

const hues = [
  ["accent", ["blue", "blueberry", "purple", "sky"]],
  ["good", ["green", "grass", "persian-green", "turquoise"]],
  ["caution", ["carrot", "orange"]],
  ["bad", ["raspberry", "red", "magenta"]],
] as const;

/** From 1, the background, to 11, the text. Redoc inverts its scales in the dark theme, so this order holds in both. */
function scales(colours: Colours): Record<string, string> {
  const { page, surface, line, soft, text } = colours;
  const greys = [surface, surface, line, line, soft, soft, soft, text, text, text, text];
  const result: Record<string, string> = Object.fromEntries(
    greys.map((grey, index) => [`color-warm-grey-${index + 1}`, grey]),
  );
  for (const [hue, names] of hues)
    for (const name of names)
      for (let step = 1; step <= 10; step += 1)
        result[`color-${name}-${step}`] = step <= 2 ? surface : step <= 4 ? line : colours[hue];
  return { ...result, "color-white": page, "color-black": text, "color-hover-base": surface };
}

/** The properties of Redoc that have each colour of the palette. */
const propertiesByColour = {
  page: `bg-color bg-color-raised modal-bg-color input-bg-color tooltip-text-color segmented-buttons-bg-color-inner`,
  surface: `bg-color-hover bg-color-active bg-color-tonal bg-color-tonal-hover bg-color-tonal-active layer-color
    layer-color-hover layer-color-raised inline-code-bg-color schema-inline-bg-color tree-bg-color-hover
    tree-bg-color-active menu-item-bg-color-active-legacy`,
  text: `text-color-primary text-color-secondary tree-content-color-default tree-content-color-hover
    button-content-color tooltip-bg-color tooltip-border-color dropdown-text-color`,
  soft: `text-color-description text-color-helper text-color-disabled input-content-placeholder-color
    button-content-color-disabled button-content-color-ghost tab-content-color-default`,
  line: `border-color-primary border-color-secondary button-border-color input-border-color tab-bg-color-filled
    segmented-buttons-bg-color-main layer-color-active`,
  accent: `link-color-primary-palette schemas-property-name-text-color code-block-tokens-property-string-color`,
  good: `code-block-tokens-string-color code-block-tokens-boolean-color`,
  caution: `code-block-tokens-number-color code-block-tokens-constant-color code-block-tokens-operator-color`,
  bad: `schema-required-color code-block-tokens-keyword-color`,
} as const;

function roles(colours: Colours): Record<string, string> {
  return Object.fromEntries(
    Object.entries(propertiesByColour).flatMap(([colour, names]) =>
      names.split(/\s+/).map((name) => [name, colours[colour as keyof typeof propertiesByColour]]),
    ),
  );
}

/** Space for the bar of the site, none for the features of Redoc that it replaces, and print. */
const layoutRules = `
/* Redoc computes sticky columns and the targets of links from the height of its own bar, which ours replaces. */
:root:has(.site-bar) [style*="--navbar-height"] { --navbar-height: 3rem !important; --navbar-stack-height: 3rem !important; }
:root:has(.site-bar) { --navbar-height: 3rem; --navbar-stack-height: 3rem; }

/* The search of the bar covers every page; the menus below a title link to services on the network. */
:root:has(.site-bar) [data-testid="search-trigger"], [data-testid="page-actions"] { display: none; }
/* The licence of Redoc is in its script; the theme is chosen in the bar. */
.menu-content :has(> a[href^="https://redocly.com"]), [data-testid="color-mode-switcher"] { display: none !important; }

/* Otherwise what is outside the window has an estimated height, so that links miss their targets, and print omits it. */
.api-content * { content-visibility: visible !important; }

/* Redoc colours a property by its depth, with colours that no theme changes. */
:root:root .schema-name { color: var(--text-color-primary); }
.menu-content [data-active="true"] { box-shadow: inset 3px 0 var(--link-color-primary); }

/* The minimum size of a target (WCAG 2.2, 2.5.8). */
.deep-link-anchor a { min-width: 24px; min-height: 24px; }
[data-testid="json-viewer"] pre { line-height: 24px !important; }
[data-testid="json-viewer"] pre button { width: 24px; height: 24px; }

/* The button for the list of operations, which a narrow window has (Redoc, 672 px), floats over text and buttons: it becomes a bar. */
@media screen and (max-width: 672px) {
  [data-testid="floating-button"] { inset: auto 0 0 !important; width: 100% !important; height: 3rem !important; background: var(--layer-color) !important; border-top: 1px solid var(--border-color-primary) !important; border-radius: 0 !important; box-shadow: none !important; }
  body, .menu-content { padding-bottom: 3rem !important; }
  html { scroll-padding-bottom: 3rem; }
}
/* A name breaks only if it is longer than a line, where the script of the page allows it, and a table scrolls by itself. */
.api-content :is(h1, h2, h3, h4, h5), .api-content :not(pre) > code, .api-content .schema-name { word-break: normal !important; overflow-wrap: normal !important; hyphens: none; }
.api-content table { display: block; overflow-x: auto; max-width: 100%; }
.api-content :is(p, li) { max-width: 75ch; }

/* Permission, cost and danger of an operation. */
.api-content ul:has(> li:first-child > strong:first-child):not(details ul) { list-style: none; margin: .25rem 0 1rem !important; padding: .5rem .75rem !important; background: var(--layer-color); border-inline-start: 3px solid var(--link-color-primary); border-radius: 4px; }
.api-content ul:has(> li:first-child > strong:first-child):not(details ul) > li { margin-block: .15rem; }
details { margin-block: .75rem; }
details ul { padding-inline-start: 1.25rem !important; }
summary { cursor: pointer; width: fit-content; }
/* Error codes stay on one line. */
.api-content td:first-child code { white-space: nowrap; }

@media print {
  :root:root { --code-block-max-height: none; --code-wrap: pre-wrap; }
  .site-bar, .menu-content, [data-testid="floating-button"], [data-testid="schema-expand-all-button"], [data-testid="copy-button"] { display: none !important; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
`;
