import { StepError } from "../lib/step.js";

/**
 * What a page of ours may do: run what it carries, and nothing that leaves the machine. Redocly's script holds the
 * address of a telemetry collector; it is switched off by an option, and this holds the door shut all the same.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'unsafe-inline' blob:",
  "worker-src blob:",
  "style-src 'unsafe-inline'",
  "img-src data:",
  "font-src data:",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** In place of the tool's remote logo: its name, drawn where the page stands. */
const localLogo =
  "data:image/svg+xml," +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="16"><text x="0" y="12" font-family="sans-serif" font-size="12" fill="#666">Redocly</text></svg>',
  );

/** Makes a page of Redocly's self-contained: no remote logo, and a policy that forbids connections. */
export function selfContained(html: string, page: string): string {
  const result = html
    .replace("<head>", `<head>\n  <meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">`)
    .replace(/https:\/\/cdn\.redoc\.ly\/redoc\/logo-[a-z-]+\.svg/g, localLogo);
  if (!result.includes("Content-Security-Policy"))
    throw new StepError(`${page}: Redocly wrote a page without <head>, so that no policy could be put in.`);
  const remote =
    /<(?:script|img|iframe|source|video)\b[^>]*\ssrc="(https?:[^"]+)"|<link\b[^>]*\shref="(https?:[^"]+)"|(https:\/\/cdn\.redoc\.ly[^"'`\s]*)/.exec(
      result,
    );
  if (remote) throw new StepError(`${page}: the page would load ${remote[1] ?? remote[2] ?? remote[3]} from the network.`);
  return result;
}
