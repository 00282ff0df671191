import { JSX } from "typedoc";
import { StepError } from "../../build/step.js";
import { sampleLanguages } from "../code-samples/code-samples.js";
import { contentSecurityPolicy } from "../frame/content-security-policy.js";
import { Bar, Icon, Style } from "../frame/page.js";
import { a11yFixes, drawWholePage, themeScript } from "./redoc-scripts.js";
import { referenceStyles } from "./redoc-styles.js";

/** The configuration with which Redocly renders the page of a service, as the text of a file. */
export function redocConfiguration(service: string): string {
  const openapi = {
    schemasExpansionLevel: "all",
    jsonSamplesExpandLevel: "all",
    maxDisplayedEnumValues: 1000, // More values would be behind a button.
    // Redoc leaves out languages that are not listed here.
    codeSamples: { languages: sampleLanguages.map(({ lang, label }) => ({ lang, label })) },
    downloadUrls: ["yaml", "json"].map((extension) => ({
      title: `${service}.${extension}`,
      url: `openapi/${service}.${extension}`,
    })),
  };
  // With telemetry, the page would report its readers to the vendor of Redoc.
  return `${JSON.stringify({ telemetry: "off", openapi }, null, 2)}\n`;
}

/** The logo of Redocly is remote. The page does not show it, but would load it. */
const emptyImage = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg"/>')}`;

/**
 * Adds the bar, the styles and the scripts of the site to a page that Redocly has written, and a policy that forbids
 * connections.
 *
 * @param html - The page as Redocly writes it.
 * @param address - The address of the page below the root of the site.
 * @param siteScript - The source text of the script of all pages.
 * @throws StepError if the page has another structure than expected, or would load something from the network.
 */
export function decorateHtml(html: string, address: string, siteScript: string): string {
  const head = (
    <>
      <Icon />
      <Style css={referenceStyles()} />
      <script>
        <JSX.Raw html={[themeScript, drawWholePage, a11yFixes].join("\n")} />
      </script>
    </>
  );
  const body = (
    <>
      <Bar root="" current={address} />
      <script>
        <JSX.Raw html={siteScript} />
      </script>
    </>
  );
  const insert = (text: string, at: string, added: string): string => {
    // The first occurrence: the script of Redoc contains more of them.
    const index = text.indexOf(at);
    if (index === -1)
      throw new StepError(`${address}: the page that Redocly has written has no ${at}.`);
    const end = at.startsWith("</") ? index : index + at.length;
    return text.slice(0, end) + added + text.slice(end);
  };
  let page = html.replace(/https:\/\/cdn\.redoc\.ly\/redoc\/logo-[a-z-]+\.svg/g, emptyImage);
  page = insert(page, "</head>", JSX.renderElement(head));
  page = insert(page, "<body>", JSX.renderElement(body));
  const scripts = [...page.matchAll(/<script\b[^>]*>(.+?)<\/script>/gs)].map(
    ([, script = ""]) => script,
  );
  const policy = (
    <meta http-equiv="content-security-policy" content={contentSecurityPolicy(scripts)} />
  );
  page = insert(page, "<head>", JSX.renderElement(policy));
  const remote =
    /<(?:script|img|iframe|source|video)\b[^>]*\ssrc="(?<src>https?:[^"]+)"|<link\b[^>]*\shref="(?<href>https?:[^"]+)"|(?<cdn>https:\/\/cdn\.redoc\.ly[^"'`\s]*)/.exec(
      page,
    );
  if (remote) throw new StepError(`${address}: the page would load ${remote[0]} from the network.`);
  return page;
}
