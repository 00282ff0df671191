import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { addressesOf } from "./addresses.js";
import type { SandboxAnswer, SandboxRequest } from "./http-types.js";

// This module is src/sandbox/pages.ts or a bundle in dist/lib: the same number of folders below the project in both.
const descriptions = [
  new URL("./generated/openapi/", import.meta.url),
  new URL("../../generated/openapi/", import.meta.url),
];
const documentation = new URL("../../dist/docs/", import.meta.url);

/** No segment is only dots, so that no path leads out of the folder. */
const documentationPath = /^\/docs\/((?:[\w-]+\/)*)([\w-]+(?:\.[\w-]+)*)?$/;
const descriptionPath = /^\/openapi\/((?:dws|dds)(?:-3\.1)?\.(json|yaml))$/;

const contentTypes: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
  json: "application/json",
  yaml: "application/yaml",
};

/** Whether the documentation lies beside this module: in a checkout that was built it does, the package does not bring it. */
export function hasDocumentation(): boolean {
  return existsSync(new URL("index.html", documentation));
}

/** Answers with what a person or a generator reads: the addresses, the descriptions and the documentation; undefined for all else. */
export async function answerPage({
  method,
  path,
  headers,
}: SandboxRequest): Promise<SandboxAnswer | undefined> {
  if (method !== "GET" && method !== "HEAD") return undefined;
  if (path === "/")
    return text(
      200,
      `${addressesOf(`http://${headers["host"] ?? "localhost"}`, hasDocumentation())}\n`,
    );
  // Without the slash the links within the reference would lead elsewhere.
  if (path === "/docs")
    return {
      ...text(302, "The documentation is at /docs/.\n"),
      headers: { "Content-Type": "text/plain", Location: "/docs/" },
    };
  const [, name, format] = descriptionPath.exec(path) ?? [];
  if (name) {
    // The package has the YAML of OpenAPI 3.1 as JSON only, which every reader of YAML takes.
    const found =
      (await readFirst(descriptions, name)) ??
      (await readFirst(descriptions, name.replace(/yaml$/, "json")));
    if (found === undefined)
      return text(404, `There is no description at ${path}: npm run build writes it.\n`);
    return {
      status: 200,
      body: found,
      headers: { "Content-Type": contentTypes[format ?? ""] ?? "" },
    };
  }
  if (!path.startsWith("/docs/")) return undefined;
  const [, folder = "", file = "index.html"] = documentationPath.exec(path) ?? [];
  const page = documentationPath.test(path)
    ? await readFirst([documentation], `${folder}${file}`)
    : undefined;
  const contentType = contentTypes[file.slice(file.lastIndexOf(".") + 1)];
  if (page !== undefined && contentType !== undefined)
    return { status: 200, body: page, headers: { "Content-Type": contentType } };
  return text(
    404,
    "This page of the documentation is not here. The package does not bring it: in a checkout of the project, npm run docs writes it to dist/docs.\n",
  );
}

function text(status: number, body: string): SandboxAnswer {
  return { status, body, headers: { "Content-Type": "text/plain; charset=utf-8" } };
}

/** The file of that name in the first of the folders that has it. */
async function readFirst(folders: readonly URL[], name: string): Promise<string | undefined> {
  for (const folder of folders) {
    try {
      return await readFile(new URL(name, folder), "utf8");
    } catch {
      // A folder, or nothing at all: the next may have it.
    }
  }
  return undefined;
}
