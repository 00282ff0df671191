import { readFileSync } from "node:fs";
import type { ValidationIssue } from "../errors.js";
import { readSeed } from "../sandbox/read-seed.js";
import type { SandboxSeed } from "../sandbox/seed.js";
import { CommandError } from "./command-error.js";

/** Loads a seed from a file, whole or not at all, and tells in a line each what the documents do not foresee in it. */
export function loadSeed(file: string, warn: (line: string) => void): SandboxSeed {
  const { seed, faults, warnings } = readSeed(parse(file, read(file)));
  if (!seed) {
    const [first] = faults;
    const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : "";
    throw new CommandError(`${file}${first ? describe(first) : ""}${more}`, 2);
  }
  for (const warning of warnings)
    warn(`Warning: ${file}${describe(warning)} It is loaded as it is.`);
  return seed;
}

function describe({ pointer, message }: ValidationIssue): string {
  return `${pointer === "" ? "" : ` at ${pointer}`}: ${message}`;
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CommandError(
      `${file} cannot be read: ${code === "ENOENT" ? "there is no such file" : String(code)}.`,
      2,
    );
  }
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    // The engine quotes the text around the mistake, line breaks included.
    throw new CommandError(
      `${file} is no JSON: ${(error as SyntaxError).message.replaceAll(/\s+/g, " ")}.`,
      2,
    );
  }
}
