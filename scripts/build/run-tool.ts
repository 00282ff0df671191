import { spawn } from "node:child_process";
import { once } from "node:events";
import { inProject, projectFolder } from "./project.js";

export interface ToolResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command line of Redocly, for {@link runTool}. */
export const redoclyScript = "@redocly/cli/bin/cli.js";

/** Runs a script of a development dependency with this Node and collects its output. */
export function runTool(
  script: string,
  args: readonly string[],
  folder = projectFolder,
): Promise<ToolResult> {
  return runScript(inProject("node_modules", script), args, folder);
}

/** Runs a script with this Node and collects its output. */
export async function runScript(
  path: string,
  args: readonly string[],
  folder: string,
): Promise<ToolResult> {
  const child = spawn(process.execPath, [path, ...args], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    // By default, Redocly's command line reports each command to its vendor and looks for a newer version.
    env: {
      ...process.env,
      REDOCLY_TELEMETRY: "off",
      REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
      NO_COLOR: "1",
    },
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  const [status] = (await once(child, "close")) as [number | null];
  return { status: status ?? 1, stdout, stderr };
}

/** Runs a node of the task graph in package.json ("wireit") with the output of wireit; returns its exit status. */
export async function runGraph(script: string): Promise<number> {
  const graph = spawn(process.execPath, [inProject("node_modules/wireit/bin/wireit.js")], {
    cwd: projectFolder,
    stdio: "inherit",
    env: {
      ...process.env,
      // npm sets these for "npm run <script>"; starting npm again would take longer than a build with nothing to do.
      npm_lifecycle_event: script,
      npm_package_json: inProject("package.json"),
      npm_config_user_agent: "npm/11",
      // Without it, wireit restores files that were edited by hand and keeps the output of every older build.
      WIREIT_CACHE: "none",
      // Reports every failure of one build, whichever step fails first.
      WIREIT_FAILURES: "continue",
    },
  });
  const interrupt = (): void => void graph.kill("SIGINT");
  process.on("SIGINT", interrupt);
  const [status] = (await once(graph, "close")) as [number | null];
  process.off("SIGINT", interrupt);
  return status ?? 1;
}
