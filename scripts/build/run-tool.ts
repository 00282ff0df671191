import { spawn } from "node:child_process";
import { inProject, projectFolder } from "./project.js";

export interface ToolResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a script of a development dependency with this Node, in the project's folder, and collects what it prints. */
export function runTool(script: string, args: readonly string[], folder = projectFolder): Promise<ToolResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [inProject("node_modules", script), ...args], {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
      // Redocly's CLI reports each command to its vendor and looks for a newer version of itself unless told not to.
      env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", NO_COLOR: "1" },
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    child.on("error", reject);
    child.on("close", (status) => resolve({ status: status ?? 1, stdout, stderr }));
  });
}

/** The command line of Redocly, for {@link runTool}. */
export const redoclyScript = "@redocly/cli/bin/cli.js";
