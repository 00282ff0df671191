import { operationsOf, type Description } from "../lib/description.js";

/** The page that leads to the reference of each service. */
export function startPage(descriptions: ReadonlyMap<string, Description>): string {
  const sections = [...descriptions].map(([service, description]) => {
    const operations = operationsOf(description).map(
      ({ method, path, object }) =>
        `<li><a href="${service}.html#operation/${object.operationId}"><code>${object.operationId}</code></a> ${escape(object.summary)} <small>${method} ${escape(path)}</small></li>`,
    );
    return `<h2><a href="${service}.html">${escape(description.info.title)}</a></h2>\n<ul>\n${operations.join("\n")}\n</ul>`;
  });
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>huaweicloud-dws-dds</title>
<style>
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 3rem auto; padding: 0 1rem; }
li { margin: .4rem 0; }
small { display: block; opacity: .75; font-family: ui-monospace, monospace; }
</style>
</head>
<body>
<h1>huaweicloud-dws-dds</h1>
<p>An unofficial description of the snapshot and backup interfaces of Huawei Cloud and Open Telekom Cloud.</p>
${sections.join("\n")}
</body>
</html>
`;
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
