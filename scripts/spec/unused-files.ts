import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Finding } from "./findings.js";
import { displayPath, inProject } from "../build/project.js";

/** Rooms of spec/ that are reached by a name of their own and not by a reference. */
const ownRooms =
  /\/(openapi|deviations)\.yaml$|\/tables\/[^/]+\.yaml$|^spec\/workflows\/[^/]+\.arazzo\.yaml$/;

/** Files of spec/ that nothing refers to: linters see only what a root document leads to, and a misnamed file would be ignored in silence. */
export function unusedFiles(): Finding[] {
  const files = readdirSync(inProject("spec"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".yaml"))
    .map((entry) => join(entry.parentPath, entry.name));
  const used = new Set(
    files.flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/\$ref: *["']?([^"'\s#]+)/g)].map(([, target = ""]) =>
        join(dirname(file), target),
      ),
    ),
  );
  return files
    .filter((file) => !used.has(file) && !ownRooms.test(displayPath(file)))
    .map((file) => ({
      file: displayPath(file),
      line: 1,
      column: 1,
      message: "Nothing refers to this file.",
      rule: "unused-files",
    }));
}
