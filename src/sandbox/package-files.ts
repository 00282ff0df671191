import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { toOpenapi31 } from "./to-openapi-31.js";

/**
 * A file of the project or of the package, by its path relative to this module, which is
 * src/sandbox/package-files.ts or part of a bundle in dist/lib, at the same depth below the project. The bundle of
 * another program may have no URL, and has other files around it.
 */
function fileAt(path: string): URL | undefined {
  const url: string | undefined = (import.meta as Partial<ImportMeta>).url;
  return url === undefined ? undefined : new URL(path, url);
}

/** A file of the built documentation. Other projects have a folder dist/docs, too: that of this one contains its descriptions. */
function documentationFile(path: string): URL | undefined {
  const description = fileAt("../../dist/docs/openapi/dws.json");
  return description && existsSync(description) ? fileAt(`../../dist/docs/${path}`) : undefined;
}

/** Whether the documentation exists beside this module: a built checkout has it, the package does not contain it. */
export function hasDocumentation(): boolean {
  const page = documentationFile("index.html");
  return page !== undefined && existsSync(page);
}

/** The content of a file of the documentation; undefined if there is none. */
export async function readDocumentation(path: string): Promise<string | undefined> {
  return readText(documentationFile(path));
}

/** A published description by its file name; undefined if it is in no known place. */
export async function readDescription(name: string): Promise<string | undefined> {
  // A checkout has every file. The package has only OpenAPI 3.0.3 as JSON; every YAML parser reads JSON.
  const checkedOut = await readText(fileAt(`../../generated/openapi/${name}`));
  if (checkedOut !== undefined) return checkedOut;
  const file = name.replace(/(-3\.1)?\.\w+$/, ".json");
  const json =
    (await readText(fileAt(`./generated/openapi/${file}`))) ?? (await readText(installed(file)));
  if (json === undefined || !name.includes("-3.1")) return json;
  return JSON.stringify(toOpenapi31(JSON.parse(json) as object));
}

/** A description of the package that is installed for the working directory: a bundle contains no description. */
function installed(file: string): string | undefined {
  try {
    const { resolve } = createRequire(join(process.cwd(), "program.js"));
    return resolve(`huaweicloud-dws-dds/openapi/${file}`);
  } catch {
    return undefined;
  }
}

async function readText(file: URL | string | undefined): Promise<string | undefined> {
  // Without a file, or with a folder of that name, another place may have it.
  return file === undefined ? undefined : readFile(file, "utf8").catch(() => undefined);
}
