import { spawn } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { keys, token } from "../contenders/contender.js";
import { remember } from "../processes/children.js";
import { environment } from "../processes/environment.js";

/** Runs a bundled program against the loopback server: one that does not work would be small. */
export async function tryProgram(name: string, text: string, folder: string, server: string): Promise<void> {
  const path = join(folder, "program.mjs");
  writeFileSync(path, text);
  const output = await outputOf(path, folder, {
    ...environment(folder),
    ENDPOINT: server,
    TOKEN: token,
    ACCESS_KEY: keys.accessKeyId,
    SECRET_KEY: keys.secretAccessKey,
  });
  rmSync(path);
  if (!/^snapshot-1 available\nsnapshot-2 available\n$/i.test(output))
    throw new Error(`The bundled program of ${name} does not list the snapshots, so its size says nothing:\n${output}`);
}

/** What a program prints to stdout; what it complains of goes where the progress goes. */
function outputOf(path: string, cwd: string, env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = remember(spawn(process.execPath, [path], { cwd, env, stdio: ["ignore", "pipe", 2] }));
    let output = "";
    child.stdout?.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
    child.once("error", reject);
    child.once("close", () => resolve(output));
  });
}
