import { createHash } from "node:crypto";
import { themeStorageKey } from "./palette.js";

/** Colours the first paint: without it a page would flash in the system's colours. A browser may keep nothing for file pages. */
const firstPaint = `try{document.documentElement.dataset.theme=localStorage.getItem("${themeStorageKey}")||"os"}catch{}`;

/** The hash of a script in a page, as a Content-Security-Policy takes it. */
function scriptHash(script: string): string {
  return `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
}

/**
 * What a page may do: run the scripts that lie beside it and those of its own that are named by their hash, and connect
 * to nothing.
 *
 * @param scripts - Scripts that stand in the page.
 */
function contentSecurityPolicy(...scripts: readonly string[]): string {
  return [
    "default-src 'none'",
    `script-src 'self' ${scripts.map(scriptHash).join(" ")}`.trim(),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/** A stack of disks, drawn here: without an icon a browser asks the server for one. */
export const icon = `<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><g fill="#0a58ca"><ellipse cx="16" cy="7" rx="12" ry="5"/><path d="M4 11c3 4 21 4 24 0v5c-3 5-21 5-24 0zM4 20c3 4 21 4 24 0v5c-3 5-21 5-24 0z"/></g></svg>',
)}">`;

/**
 * What stands in the head of a page of the site: its policy, its colours, and what makes the bar work.
 *
 * @param root - The way from the page to the site's root, "" or "../".
 */
export function head(root: string): string {
  return `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(firstPaint)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
${icon}
<script>${firstPaint}</script>
<link rel="stylesheet" href="${root}assets/site.css">
<script defer src="${root}assets/site.js"></script>`;
}
