import { readdirSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { BrowserContext, Page } from "playwright-core";
import { inProject } from "../../scripts/build/project.js";

/** The folder of the built site. */
export const documentationFolder = inProject("dist/docs");

/** One page of each kind that the site has. */
export const pageKinds: readonly string[] = [
  "index.html",
  "dws.html",
  "dds.html",
  "errors/index.html",
  "provenance/index.html",
  "deviations/index.html",
  "api/index.html",
  "api/modules.html",
  "api/documents/errors.html",
  "api/documents/sandbox.html",
  "api/documents/changelog.html",
  "api/modules/huaweicloud-dws-dds.html",
  "api/interfaces/huaweicloud-dws-dds_dws.DwsClient.html",
  "api/classes/huaweicloud-dws-dds.ApiError.html",
  "api/functions/huaweicloud-dws-dds_sandbox.startSandbox.html",
  "api/types/huaweicloud-dws-dds_dws.ClusterSnapshot.html",
  "api/variables/huaweicloud-dws-dds_dds.backupStatusValues.html",
];

/** Every page of the built site, by its address below the site's root. */
export function documentationPages(): string[] {
  return readdirSync(documentationFolder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".html"))
    .sort();
}

/** The address of a page on the file system. */
export function fileAddress(page: string): string {
  return (
    pathToFileURL(join(documentationFolder, page.replace(/#.*/, ""))).href +
    (/#.*/.exec(page)?.[0] ?? "")
  );
}

export interface WatchedPage {
  readonly tab: Page;
  /** Every request over a network, except those for addresses that start with `own`. */
  readonly requests: string[];
  /** Every error and warning of the console, and every exception. */
  readonly errors: string[];
}

/** Opens a tab that records requests and errors. */
export async function watchedPage(context: BrowserContext, own = "file:"): Promise<WatchedPage> {
  const tab = await context.newPage();
  const requests: string[] = [];
  const errors: string[] = [];
  tab.on(
    "request",
    (request) =>
      !request.url().startsWith(own) &&
      !/^(data|blob):/.test(request.url()) &&
      requests.push(request.url()),
  );
  tab.on(
    "console",
    (message) =>
      ["error", "warning"].includes(message.type()) &&
      errors.push(`${tab.url()}: ${message.text()}`),
  );
  tab.on("pageerror", (error) => errors.push(`${tab.url()}: ${error.message}`));
  return { tab, requests, errors };
}

const contentTypes: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".css": "text/css",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
};

/** Serves the site below a path of this machine, and records the paths that are not there. */
export async function serveBelow(
  path: string,
): Promise<{ readonly url: string; readonly missing: string[]; close(): Promise<void> }> {
  const missing: string[] = [];
  const server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "", "http://localhost");
    try {
      if (!pathname.startsWith(path) || pathname.includes(".."))
        throw new Error("outside the site");
      const file = join(
        documentationFolder,
        decodeURIComponent(pathname.slice(path.length)) || "index.html",
      );
      const body = readFileSync(file);
      response
        .writeHead(200, { "Content-Type": contentTypes[extname(file)] ?? "text/plain" })
        .end(body);
    } catch {
      missing.push(pathname);
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return {
    url: `http://127.0.0.1:${address.port}${path}`,
    missing,
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  };
}
