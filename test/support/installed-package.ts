import { spawn } from "node:child_process";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unpackPackage } from "../../scripts/release/tarball.js";

/** An empty folder with the packed package in it, as after `npm install`. */
export interface InstalledPackage {
  readonly folder: string;
  write(name: string, text: string): string;
  /** Runs a program there and resolves with its output; rejects if it fails. */
  run(program: string, args: readonly string[]): Promise<string>;
  remove(): void;
}

export function installPackage(): InstalledPackage {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "consumer-")));
  unpackPackage(folder);
  return {
    folder,
    write(name, text) {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    },
    run: (program, args) =>
      new Promise((resolve, reject) => {
        // Without the settings of jest, which a user does not have.
        const env = Object.fromEntries(
          Object.entries(process.env).filter(
            ([name]) => !/^(NODE_OPTIONS|NODE_ENV|JEST_.*)$/.test(name),
          ),
        );
        const child = spawn(program, args, {
          cwd: folder,
          stdio: ["ignore", "pipe", "pipe"],
          env: { ...env, NO_COLOR: "1" },
        });
        let output = "";
        let errors = "";
        child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
        child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
        child.once("error", reject);
        child.once("close", (status, signal) => {
          if (status === 0) resolve(output.trim());
          else reject(new Error(`${program} ended with ${status ?? signal}:\n${output}${errors}`));
        });
      }),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}
