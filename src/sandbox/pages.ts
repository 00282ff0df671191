import { readFile } from "node:fs/promises";
import { addressesOf } from "./addresses.js";
import type { SandboxAnswer, SandboxRequest } from "./message.js";

// This module is src/sandbox/pages.ts or a bundle in dist/lib: the same number of folders below the project in both.
const descriptions = [new URL("./generated/openapi/", import.meta.url), new URL("../../generated/openapi/", import.meta.url)];
const reference = [new URL("../../dist/docs/", import.meta.url)];

/** No segment is only dots, so that no path leads out of the folder. */
const referencePath = /^\/docs\/((?:[\w-]+\/)*)([\w-]+(?:\.[\w-]+)*)?$/;
const descriptionPath = /^\/openapi\/((?:dws|dds)(?:-3\.1)?\.(json|yaml))$/;

/** Answers with what a person or a generator reads: the addresses, the descriptions and the reference; undefined for all else. */
export async function answerPage({ method, path, headers }: SandboxRequest): Promise<SandboxAnswer | undefined> {
  if (method !== "GET" && method !== "HEAD") return undefined;
  if (path === "/") return text(200, `${addressesOf(`http://${headers["host"] ?? "localhost"}`)}\n`);
  // Without the slash the links within the reference would lead elsewhere.
  if (path === "/docs")
    return { ...text(302, "The reference is at /docs/.\n"), headers: { "Content-Type": "text/plain", Location: "/docs/" } };
  const [, name, format] = descriptionPath.exec(path) ?? [];
  if (name) {
    const found = await readFirst(descriptions, name);
    if (found === undefined) return text(404, `There is no description at ${path}: npm run build writes it.\n`);
    return { status: 200, body: found, headers: { "Content-Type": format === "json" ? "application/json" : "application/yaml" } };
  }
  if (!path.startsWith("/docs/")) return undefined;
  const [, folder = "", file = "index.html"] = referencePath.exec(path) ?? [];
  const page = referencePath.test(path) ? await readFirst(reference, `${folder}${file}`) : undefined;
  if (page !== undefined) return { status: 200, body: page, headers: { "Content-Type": "text/html; charset=utf-8" } };
  return text(
    404,
    "This page of the reference is not here. The package does not bring the reference with it: in a checkout of the project, npm run build writes it to dist/docs.\n",
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
