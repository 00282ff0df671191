import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spawn, spawnSync } from "node:child_process";
import { inProject } from "../../scripts/build/project.js";

const rooms = [
  "spec",
  "guides",
  "generated",
  "scripts",
  "src",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "tsconfig.build.json",
  "redocly.yaml",
  ".spectral.yaml",
  "README.md",
  "LICENSE",
  "CHANGELOG.md",
];

/** A copy of the project in an empty folder, to break and to build. */
export interface ProjectCopy {
  readonly folder: string;
  path(name: string): string;
  /** Runs `npm run build` there, as a person would. */
  build(): { readonly status: number | null; readonly output: string };
  /** Runs `npm run watch` there; `printed` waits until the output holds a text for the nth time. */
  watch(): { printed(text: string, times: number): Promise<string>; stop(): Promise<void> };
  remove(): void;
}

export function copyProject(): ProjectCopy {
  const folder = mkdtempSync(join(tmpdir(), "huaweicloud-dws-dds-"));
  for (const room of rooms) cpSync(inProject(room), join(folder, room), { recursive: true });
  symlinkSync(inProject("node_modules"), join(folder, "node_modules"), "junction");
  return {
    folder,
    path: (name) => join(folder, name),
    build() {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        ["--import", "tsx", "scripts/build.ts"],
        {
          cwd: folder,
          encoding: "utf8",
        },
      );
      return { status, output: stdout + stderr };
    },
    watch() {
      const child = spawn(process.execPath, ["--import", "tsx", "scripts/build.ts", "--watch"], {
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

/** Replaces a text in a file of the copy, which must hold it. */
export function replaceIn(project: ProjectCopy, file: string, text: string, by: string): void {
  const before = readFileSync(project.path(file), "utf8");
  if (!before.includes(text)) throw new Error(`${file} does not hold ${text}`);
  writeFileSync(project.path(file), before.replace(text, by));
}
