import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { spawn, spawnSync } from "node:child_process";
import { inProject, projectFolder } from "../../scripts/build/project.js";

/** What a build writes, and packages that are installed: a copy does without them. */
const leftOut = /^(build|dist|\.wireit|\.git)$|(^|\/)node_modules$/;

/** How a command ended. */
export interface CommandResult {
  readonly status: number | null;
  readonly output: string;
}

/** A copy of the project in an empty folder, to break and to build. */
export interface ProjectCopy {
  readonly folder: string;
  path(name: string): string;
  /** Runs `npm run build` there, with Node's options. */
  build(nodeOptions?: string): CommandResult;
  /** Runs `npm run generate` there. */
  generate(): CommandResult;
  /** Runs `npm run accept -- --all` there. */
  accept(): CommandResult;
  /** Runs `npm run watch` there; `printed` waits until the output holds a text for the nth time. */
  watch(): { printed(text: string, times: number): Promise<string>; stop(): Promise<void> };
  remove(): void;
}

export function copyProject(): ProjectCopy {
  const folder = mkdtempSync(join(tmpdir(), "huaweicloud-dws-dds-"));
  const filter = (path: string): boolean =>
    !leftOut.test(relative(projectFolder, path).split(sep).join("/"));
  cpSync(projectFolder, folder, { recursive: true, filter });
  symlinkSync(inProject("node_modules"), join(folder, "node_modules"), "junction");
  return {
    folder,
    path: (name) => join(folder, name),
    build: (nodeOptions) => run(folder, ["scripts/build.ts"], nodeOptions),
    generate: () => run(folder, ["scripts/generate.ts"]),
    accept: () => run(folder, ["scripts/verify/accept.ts", "--all"]),
    watch() {
      const child = spawn(process.execPath, ["--import", "tsx", "scripts/generate.ts", "--watch"], {
        cwd: folder,
      });
      let output = "";
      child.stdout.on("data", (text) => (output += String(text)));
      child.stderr.on("data", (text) => (output += String(text)));
      return {
        async printed(text, times) {
          while (output.split(text).length <= times)
            await new Promise((resolve) => setTimeout(resolve, 50));
          return output;
        },
        stop: () =>
          new Promise((resolve) => {
            child.on("close", () => resolve());
            child.kill("SIGINT");
          }),
      };
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  };
}

/** Runs a script of a copy; the log names each step of the task graph. */
function run(folder: string, script: readonly string[], nodeOptions = ""): CommandResult {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", ...script], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, WIREIT_LOGGER: "simple", NODE_OPTIONS: nodeOptions },
  });
  return { status, output: stdout + stderr };
}

/** Replaces a text in a file of the copy, which must hold it. */
export function replaceIn(project: ProjectCopy, file: string, text: string, by: string): void {
  const before = readFileSync(project.path(file), "utf8");
  if (!before.includes(text)) throw new Error(`${file} does not hold ${text}`);
  writeFileSync(project.path(file), before.replace(text, by));
}
