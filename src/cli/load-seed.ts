import type { ValidationIssue } from "../errors.js";
import { readSeed } from "../sandbox/read-seed.js";
import type { SandboxSeed } from "../sandbox/seed.js";
import { readJson } from "./files.js";
import type { Host } from "./host.js";
import { UsageError } from "./usage-error.js";

/** Loads a seed from a file, and warns of each undocumented property or value in it. */
export async function loadSeed(
  file: string,
  host: Pick<Host, "stdin">,
  warn: (line: string) => void,
): Promise<SandboxSeed> {
  const { seed, errors, warnings } = readSeed(await readJson(file, host));
  if (!seed) {
    const [first] = errors;
    const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
    throw new UsageError(`${file}${first ? describe(first) : ""}${more}`);
  }
  for (const warning of warnings)
    warn(`Warning: ${file}${describe(warning)} It is loaded unchanged.`);
  return seed;
}

function describe({ pointer, message }: ValidationIssue): string {
  return `${pointer === "" ? "" : ` at ${pointer}`}: ${message}`;
}
