// The last step: what was written aside, and from which everything else has been made and tried, becomes generated/.
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { inProject, stagingFolder } from "../build/project.js";
import { runStep } from "../build/step.js";

await runStep("publish", () => {
  const current = inProject("generated");
  const staged = inProject(stagingFolder);
  if (existsSync(current) && sameFiles(current, staged)) return { wrote: ["generated/"] };
  const next = inProject("build/next");
  const previous = inProject("build/previous");
  rmSync(next, { recursive: true, force: true });
  rmSync(previous, { recursive: true, force: true });
  cpSync(staged, next, { recursive: true });
  // Two renames, so that generated/ is never half old and half new.
  if (existsSync(current)) renameSync(current, previous);
  renameSync(next, current);
  rmSync(previous, { recursive: true, force: true });
  return { wrote: ["generated/"] };
});

function sameFiles(left: string, right: string): boolean {
  const list = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length))
      .sort();
  const names = list(left);
  return (
    names.join("\n") === list(right).join("\n") &&
    names.every((name) => readFileSync(left + name).equals(readFileSync(right + name)))
  );
}
