// "#cloud-files" on Node, Bun and Deno.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";
import type * as Yaml from "yaml";

/** What a file contains, or why it cannot be read. */
export type CloudFile = { readonly content: unknown } | { readonly problem: string };

/** The folders with clouds.yaml, in the order of OpenStack's documentation. The first is the current folder. */
export function cloudFolders(home = homedir()): readonly string[] {
  return ["", join(home, ".config/openstack"), "/etc/openstack"];
}

/** Reads a file of YAML, in which all values are texts; undefined if the file does not exist. */
export function readCloudFile(path: string): CloudFile | undefined {
  try {
    return parse(readFileSync(path, "utf8"));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return undefined;
    return { problem: `cannot be read (${code ?? "unknown error"})` };
  }
}

function parse(text: string): CloudFile {
  const yaml = loadYaml();
  if (!yaml) return { problem: "needs the package yaml: install it beside the bundled program" };
  // Without types of YAML 1.1 and 1.2, in which an unquoted password 0123 or yes is no text.
  const document = yaml.parseDocument(text, { schema: "failsafe", customTags: ["merge", "null"] });
  const [error] = [...document.errors, ...document.warnings];
  // The message of an error quotes the file, with its secrets.
  if (error) return invalid(`${error.code} at line ${error.linePos?.[0].line ?? "unknown"}`);
  try {
    return { content: document.toJS() };
  } catch {
    return invalid("an alias has no anchor, or there are too many aliases");
  }
}

function invalid(reason: string): CloudFile {
  return { problem: `is not valid YAML: ${reason}` };
}

/** Loads the parser when there is a file: loading it takes longer than loading this package. */
function loadYaml(): typeof Yaml | undefined {
  try {
    return createRequire(import.meta.url)("yaml") as typeof Yaml;
  } catch {
    return undefined;
  }
}
