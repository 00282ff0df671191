import { StepError } from "../../build/step.js";

/**
 * What a page of ours may do: run what it carries, and nothing that leaves the machine. Redocly's script holds the
 * address of a telemetry collector; it is switched off by an option, and this holds the door shut all the same.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline' blob:", // Beside the page lies the index of the search.
  "worker-src blob:",
  "style-src 'unsafe-inline'",
  "img-src data:",
  "font-src data:",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** In place of the tool's remote logo, which the page does not show: it would be loaded all the same. */
const noLogo = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg"/>')}`;

/** What a page gets beside what Redocly writes: the end of its head, and the start of its body. */
export interface Additions {
  readonly head: string;
  readonly body: string;
}

/** Makes a page of Redocly's self-contained and ours: no remote logo, a policy that forbids connections, and the additions. */
export function selfContained(html: string, page: string, { head, body }: Additions): string {
  const policy = `<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">`;
  let result = html.replace(/https:\/\/cdn\.redoc\.ly\/redoc\/logo-[a-z-]+\.svg/g, noLogo);
  // The first of each: Redocly's script holds more of them.
  for (const [tag, text] of [
    ["<head>", `<head>\n  ${policy}`],
    ["</head>", `${head}\n</head>`],
    ["<body>", `<body>\n${body}`],
  ] as const) {
    if (!result.includes(tag))
      throw new StepError(
        `${page}: Redocly wrote a page without ${tag}, where something has to go.`,
      );
    result = result.replace(tag, () => text);
  }
  const remote =
    /<(?:script|img|iframe|source|video)\b[^>]*\ssrc="(https?:[^"]+)"|<link\b[^>]*\shref="(https?:[^"]+)"|(https:\/\/cdn\.redoc\.ly[^"'`\s]*)/.exec(
      result,
    );
  if (remote)
    throw new StepError(
      `${page}: the page would load ${remote[1] ?? remote[2] ?? remote[3]} from the network.`,
    );
  return result;
}
