import type { Tool } from "../matrix/row.js";

/** The languages' own tools, as a machine must have them. */
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
