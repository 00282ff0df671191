import { palette } from "../site/palette.js";

type Colours = (typeof palette)[keyof typeof palette];

/**
 * Redoc's colours are custom properties, some with other values below `html.dark`, most of them drawn from scales of one
 * hue. The scales become our palette, and then what a scale is too coarse for. Paper is always light. The repeated
 * `:root` outweighs both of Redoc's.
 */
export function colourRules(): string {
  return `${rules(":root:root:root", palette.light, "light")}\n@media screen {\n${rules(":root:root:root.dark", palette.dark, "dark")}\n}`;
}

function rules(root: string, colours: Colours, scheme: string): string {
  const properties = Object.entries({ ...scales(colours), ...meanings(colours) }).map(
    ([name, colour]) => `--${name}: ${colour};`,
  );
  return `${root} { color-scheme: ${scheme}; ${properties.join(" ")} }
${Object.entries(methods)
  .map(
    ([method, hue]) =>
      `${root} .tag-${method} { --tag-color: ${colours[hue]}; --tag-bg-color: ${colours.surface}; }`,
  )
  .join("\n")}`;
}

/** The colour of each HTTP method in the list of operations. */
const methods = {
  get: "good",
  post: "accent",
  put: "caution",
  patch: "caution",
  delete: "bad",
} as const;

const hues = {
  accent: ["blue", "blueberry", "purple", "sky"],
  good: ["green", "grass", "persian-green", "turquoise"],
  caution: ["carrot", "orange"],
  bad: ["raspberry", "red", "magenta"],
} as const;

/** From 1, the faintest ground, to 11, the strongest text: in both themes, for Redoc turns its scales round in the dark. */
function scales(colours: Colours): Record<string, string> {
  const { page, surface, line, soft, text } = colours;
  const greys = [surface, surface, line, line, soft, soft, soft, text, text, text, text];
  const result: Record<string, string> = Object.fromEntries(
    greys.map((grey, index) => [`color-warm-grey-${index + 1}`, grey]),
  );
  for (const [hue, names] of Object.entries(hues))
    for (const name of names)
      for (let step = 1; step <= 10; step += 1)
        result[`color-${name}-${step}`] =
          step <= 2 ? surface : step <= 4 ? line : colours[hue as keyof typeof hues];
  return { ...result, "color-white": page, "color-black": text, "color-hover-base": surface };
}

function meanings({
  page,
  surface,
  text,
  soft,
  line,
  accent,
  good,
  caution,
  bad,
}: Colours): Record<string, string> {
  return {
    ...each(
      ["bg-color", "bg-color-raised", "modal-bg-color", "input-bg-color", "tooltip-text-color"],
      page,
    ),
    ...each(
      [
        "bg-color-hover",
        "bg-color-active",
        "bg-color-tonal",
        "bg-color-tonal-hover",
        "bg-color-tonal-active",
      ],
      surface,
    ),
    ...each(
      [
        "layer-color",
        "layer-color-hover",
        "layer-color-raised",
        "inline-code-bg-color",
        "schema-inline-bg-color",
      ],
      surface,
    ),
    ...each(
      ["tree-bg-color-hover", "tree-bg-color-active", "menu-item-bg-color-active-legacy"],
      surface,
    ),
    ...each(
      [
        "text-color-primary",
        "text-color-secondary",
        "tree-content-color-default",
        "tree-content-color-hover",
      ],
      text,
    ),
    ...each(
      ["button-content-color", "tooltip-bg-color", "tooltip-border-color", "dropdown-text-color"],
      text,
    ),
    ...each(
      [
        "text-color-description",
        "text-color-helper",
        "text-color-disabled",
        "input-content-placeholder-color",
      ],
      soft,
    ),
    ...each(
      ["button-content-color-disabled", "button-content-color-ghost", "tab-content-color-default"],
      soft,
    ),
    ...each(
      [
        "border-color-primary",
        "border-color-secondary",
        "button-border-color",
        "input-border-color",
      ],
      line,
    ),
    ...each(["tab-bg-color-filled", "segmented-buttons-bg-color-main", "layer-color-active"], line),
    ...each(["segmented-buttons-bg-color-inner"], page),
    ...each(
      [
        "link-color-primary-palette",
        "schemas-property-name-text-color",
        "code-block-tokens-property-string-color",
      ],
      accent,
    ),
    ...each(["code-block-tokens-string-color", "code-block-tokens-boolean-color"], good),
    ...each(
      [
        "code-block-tokens-number-color",
        "code-block-tokens-constant-color",
        "code-block-tokens-operator-color",
      ],
      caution,
    ),
    ...each(["schema-required-color", "code-block-tokens-keyword-color"], bad),
  };
}

function each(names: readonly string[], colour: string): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, colour]));
}
