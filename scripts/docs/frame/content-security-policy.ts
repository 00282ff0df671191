import { createHash } from "node:crypto";

/**
 * The Content-Security-Policy of every page: it runs the scripts beside it and the given ones within it, and connects to
 * nothing.
 *
 * @param inlineScripts - The source text of each script in the page.
 */
export function contentSecurityPolicy(inlineScripts: readonly string[]): string {
  const hashes = inlineScripts.map(
    (script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`,
  );
  return [
    "default-src 'none'",
    ["script-src 'self'", ...hashes].join(" "),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}
