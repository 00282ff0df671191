import { bar } from "./bar.js";
import { escapeHtml } from "./escape-html.js";
import { head } from "./head.js";

export interface PageParts {
  readonly title: string;
  /** Its address below the site's root. */
  readonly address: string;
  /** HTML for the main part. */
  readonly body: string;
  /** How wide the text runs at most. */
  readonly width?: string;
  /** Scripts that lie in assets/, by name. */
  readonly scripts?: readonly string[];
}

/** A page of ours in the frame that all pages share. It reads in light and dark, on a phone and on paper, and without scripts. */
export function page({ title, address, body, width = "52rem", scripts = [] }: PageParts): string {
  const root = "../".repeat(address.split("/").length - 1);
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
${head(root)}
<title>${escapeHtml(title)}</title>
${scripts.map((name) => `<script defer src="${root}assets/${name}.js"></script>`).join("\n")}
</head>
<body class="site" style="--width: ${width}">
${bar(root, address)}
<main>
${body}
</main>
</body>
</html>
`;
}
