import { closeSync, openSync, readSync } from "node:fs";
import type { ValidationIssue } from "../errors.js";
import { readSeed } from "../sandbox/read-seed.js";
import type { SandboxSeed } from "../sandbox/seed.js";
import { printableLine } from "./printable.js";
import { CommandError } from "./usage.js";

const maxMegabytes = 32;

/** Loads a seed from a file, and prints a warning for each undocumented property or value in it. */
export function loadSeed(file: string, warn: (line: string) => void): SandboxSeed {
  const { seed, errors, warnings } = readSeed(parse(file, read(file)));
  if (!seed) {
    const [first] = errors;
    const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
    throw fileError(`${file}${first ? describe(first) : ""}${more}`);
  }
  for (const warning of warnings)
    warn(printableLine(`Warning: ${file}${describe(warning)} It is loaded unchanged.`));
  return seed;
}

function describe({ pointer, message }: ValidationIssue): string {
  return `${pointer === "" ? "" : ` at ${pointer}`}: ${message}`;
}

/** An error of one line, whatever the file and its name contain. */
function fileError(message: string): CommandError {
  return new CommandError(printableLine(message), 2);
}

const reasons: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "the file does not exist"],
  ["EISDIR", "it is a folder"],
  ["EACCES", "this user may not read it"],
]);

function read(file: string): string {
  try {
    const content = readLimited(file, maxMegabytes * 1024 * 1024);
    if (content) return content.toString("utf8");
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    throw fileError(`${file} cannot be read: ${reasons.get(code) ?? code}.`);
  }
  throw fileError(`${file} cannot be read: it is larger than ${maxMegabytes} MB.`);
}

/** The content of a file, or undefined if there is more. The size of a pipe or a device is not known before. */
function readLimited(file: string, limit: number): Buffer | undefined {
  const descriptor = openSync(file, "r");
  try {
    const chunks: Buffer[] = [];
    for (let size = 0; size <= limit;) {
      const chunk = Buffer.alloc(1024 * 1024);
      const length = readSync(descriptor, chunk);
      if (length === 0) return Buffer.concat(chunks);
      chunks.push(chunk.subarray(0, length));
      size += length;
    }
    return undefined;
  } finally {
    closeSync(descriptor);
  }
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    // The engine quotes the text around the error, with its line breaks.
    const reason = (error as SyntaxError).message.replaceAll(/\s+/g, " ");
    throw fileError(`${file} is not JSON: ${reason}.`);
  }
}
