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
  "provenance/index.html",
  "deviations/index.html",
  "handbook/index.html",
  "handbook/modules.html",
  "handbook/documents/errors.html",
  "handbook/documents/sandbox.html",
  "handbook/modules/huaweicloud-dws-dds.html",
  "handbook/interfaces/huaweicloud-dws-dds_dws.DwsClient.html",
  "handbook/classes/huaweicloud-dws-dds.ApiError.html",
  "handbook/functions/huaweicloud-dws-dds_sandbox.startSandbox.html",
  "handbook/types/huaweicloud-dws-dds_dws.ClusterSnapshot.html",
  "handbook/variables/huaweicloud-dws-dds_dds.backupStatusValues.html",
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
  /** Every address that was asked for over a network, this machine's own server but for pages below `own`. */
  readonly requests: string[];
  /** Every error and warning of the console, and every exception. */
  readonly errors: string[];
}

/** Opens a tab in which nothing goes unnoticed. */
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

/** Serves the site below a path of this machine, as a page server would; ends with its 404s. */
export async function serveBelow(
  path: string,
): Promise<{ readonly url: string; readonly missing: string[]; close(): Promise<void> }> {
  const missing: string[] = [];
  const server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "", "http://localhost");
    try {
      if (!pathname.startsWith(path) || pathname.includes("..")) throw new Error("elsewhere");
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
