import { readFileSync } from "node:fs";
import type { ValidationIssue } from "../errors.js";
import { readSeed } from "../sandbox/read-seed.js";
import type { SandboxSeed } from "../sandbox/seed.js";
import { CommandError } from "./usage.js";

/** Loads a seed from a file, and prints a warning for each undocumented property or value in it. */
export function loadSeed(file: string, warn: (line: string) => void): SandboxSeed {
  const { seed, errors, warnings } = readSeed(parse(file, read(file)));
  if (!seed) {
    const [first] = errors;
    const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
    throw new CommandError(`${file}${first ? describe(first) : ""}${more}`, 2);
  }
  for (const warning of warnings)
    warn(`Warning: ${file}${describe(warning)} It is loaded unchanged.`);
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
    const reason = code === "ENOENT" ? "the file does not exist" : String(code);
    throw new CommandError(`${file} cannot be read: ${reason}.`, 2);
  }
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    // The engine quotes the text around the error, with its line breaks.
    const reason = (error as SyntaxError).message.replaceAll(/\s+/g, " ");
    throw new CommandError(`${file} is not JSON: ${reason}.`, 2);
  }
}
