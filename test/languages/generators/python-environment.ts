import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inProject } from "../../../scripts/build/project.js";
import { toolbox, type Toolbox } from "../matrix/toolbox.js";
import type { Command } from "../run-command.js";

/** A Python of its own, with the packages that a driver's requirements.txt names. */
export interface PythonEnvironment {
  readonly toolbox: Toolbox;
  readonly python: string;
}

export function pythonEnvironment(driver: string): PythonEnvironment {
  const requirements = inProject("test/languages", driver, "requirements.txt");
  const hash = createHash("sha256").update(readFileSync(requirements)).digest("hex").slice(0, 8);
  const place = join("venv", process.platform === "win32" ? "Scripts" : "bin", "python");
  const pip = [
    "-m",
    "pip",
    "install",
    "--quiet",
    "--disable-pip-version-check",
    "--no-input",
    "--requirement",
    requirements,
  ];
  const box = toolbox(`${driver}-${hash}`, () => [
    { program: "python3", args: ["-m", "venv", "venv"] },
    { program: place, args: pip },
  ]);
  return { toolbox: box, python: join(box.folder, place) };
}

/** Checks types as strictly as mypy can. */
export function mypy(python: string, ...files: readonly string[]): Command {
  return { program: python, args: ["-m", "mypy", "--strict", "--no-error-summary", ...files] };
}
