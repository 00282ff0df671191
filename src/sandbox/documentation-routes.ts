import { identityVersion } from "./identity.js";
import { hasDocumentation, readDescription, readDocumentation } from "./package-files.js";
import type { SandboxRequest, SandboxResponse } from "./responses.js";

/** No segment consists of dots only, so that no path leads out of the folder. */
const documentationPath = /^\/docs\/((?:[\w-]+\/)*)([\w-]+(?:\.[\w-]+)*)?$/;
const descriptionPath = /^\/openapi\/((?:dws|dds)(?:-3\.1)?\.(json|yaml))$/;

const contentTypes: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
  json: "application/json",
  yaml: "application/yaml",
  txt: "text/plain; charset=utf-8",
};

/** The addresses of a sandbox and of what it serves, one a line. */
export function describeAddresses(url: string): string {
  return [
    `Sandbox of DWS and DDS      ${url}`,
    `Authentication URL          ${url}/v3`,
    `Descriptions                ${url}/openapi/dws.json  ${url}/openapi/dds.json`,
    ...(hasDocumentation() ? [`Documentation               ${url}/docs/`] : []),
  ].join("\n");
}

/** Responds with the addresses, a description or a page of the documentation; returns undefined for any other request. */
export async function respondWithDocumentation(
  { method, path, headers, url: clientUrl }: SandboxRequest,
  url: string,
): Promise<SandboxResponse | undefined> {
  if (method !== "GET" && method !== "HEAD") return undefined;
  // OpenStack tools whose authentication URL has no version.
  if (path === "/" && headers["accept"]?.startsWith("application/json"))
    return { status: 200, body: { versions: { values: [identityVersion(clientUrl)] } } };
  if (path === "/") return plainText(200, `${describeAddresses(url)}\n`);
  if (descriptionPath.test(path)) return respondWithDescription(path);
  if (path === "/docs") {
    // Relative links in the documentation need the slash.
    const redirect = plainText(302, "The documentation is at /docs/.\n");
    return { ...redirect, headers: { ...redirect.headers, Location: "/docs/" } };
  }
  return path.startsWith("/docs/") ? respondWithPage(path) : undefined;
}

async function respondWithDescription(path: string): Promise<SandboxResponse> {
  const [, name = "", format = ""] = descriptionPath.exec(path) ?? [];
  const body = await readDescription(name);
  return body === undefined
    ? plainText(
        404,
        `The description ${name} is not beside the sandbox. In a program that is bundled, install huaweicloud-dws-dds in its working directory; in a checkout of the project, npm run generate writes it.\n`,
      )
    : responseOf(200, body, format);
}

async function respondWithPage(path: string): Promise<SandboxResponse> {
  const match = documentationPath.exec(path);
  const [, folder = "", file = "index.html"] = match ?? [];
  const type = file.slice(file.lastIndexOf(".") + 1);
  const page =
    match && Object.hasOwn(contentTypes, type) ? await readDocumentation(folder + file) : undefined;
  return page === undefined
    ? plainText(
        404,
        "This page of the documentation does not exist. The package does not contain the documentation: in a checkout of the project, npm run docs writes it to dist/docs.\n",
      )
    : { ...responseOf(200, page, type), contentSecurityPolicy: policyIn(page) };
}

/** The policy that a page of the documentation states for itself: it runs its own scripts. */
function policyIn(page: string): string | undefined {
  return /<meta http-equiv="content-security-policy" content="([^"]+)"/.exec(page)?.[1];
}

function plainText(status: number, body: string): SandboxResponse {
  return responseOf(status, body, "txt");
}

function responseOf(status: number, body: string, type: string): SandboxResponse {
  return { status, body, headers: { "Content-Type": contentTypes[type] ?? "" } };
}
