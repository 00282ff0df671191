import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inProject } from "../../../scripts/build/project.js";
import { toolbox, type Tool, type Toolbox } from "../matrix/row.js";
import type { Command } from "../run-command.js";

/** The tools of the languages, which a machine must have. */
export const python: Tool = {
  name: "python3 with venv",
  probe: { program: "python3", args: ["-c", "import ensurepip, venv"] },
};
export const go: Tool = {
  name: "Go 1.24 or later",
  probe: { program: "sh", args: ["-c", "go version | grep -qE 'go1\\.(2[4-9]|[3-9][0-9])'"] },
};
export const java: Tool = {
  name: "JDK 17 or later",
  probe: { program: "javac", args: ["--release", "17", "-version"] },
};
export const maven: Tool = { name: "Maven", probe: { program: "mvn", args: ["--version"] } };
export const cargo: Tool = { name: "cargo", probe: { program: "cargo", args: ["--version"] } };
export const php: Tool = {
  name: "PHP with curl",
  probe: { program: "php", args: ["-r", "exit(extension_loaded('curl') ? 0 : 1);"] },
};

/** Settings of Go with which a client that needs more than the standard library does not compile. */
export const goOffline = { GOPROXY: "off", GOTOOLCHAIN: "local", GOWORK: "off", GOFLAGS: "" };

/** Builds and checks a driver in Go. */
export const goCompile: readonly Command[] = [
  { program: "go", args: ["build", "-o", "call", "."] },
  { program: "go", args: ["vet", "./..."] },
];

/** A file of a driver, and the name of a toolbox of what the file lists. */
export function versionedName(
  driver: string,
  file: string,
  parent = "test/languages",
): { path: string; name: string } {
  const path = inProject(parent, driver, file);
  const hash = createHash("sha256").update(readFileSync(path)).digest("hex").slice(0, 8);
  return { path, name: `${driver}-${hash}` };
}

/** A virtual environment with the packages of a driver's requirements.txt, and the path of its Python. */
export function pythonEnvironment(
  driver: string,
  parent?: string,
): {
  readonly toolbox: Toolbox;
  readonly python: string;
} {
  const { path: requirements, name } = versionedName(driver, "requirements.txt", parent);
  const path = join("venv", process.platform === "win32" ? "Scripts" : "bin", "python");
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"];
  const box = toolbox(name, () => [
    { program: "python3", args: ["-m", "venv", "venv"] },
    { program: path, args: [...pip, "--requirement", requirements] },
  ]);
  return { toolbox: box, python: join(box.folder, path) };
}

/** Checks types in the strict mode of mypy. */
export function mypy(executable: string, ...files: readonly string[]): Command {
  return { program: executable, args: ["-m", "mypy", "--strict", "--no-error-summary", ...files] };
}
