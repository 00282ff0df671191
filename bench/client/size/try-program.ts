import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { keys, token } from "../candidates/contender.js";
import { remember } from "../processes/children.js";
import { environment } from "../processes/environment.js";
import { entryName } from "./bundle.js";

/** A module hook that notes the name of each file that is loaded, one a line. */
const noteLoads = `
import { appendFileSync } from "node:fs";
export async function load(url, context, next) {
  if (url.startsWith("file:")) appendFileSync(process.env.LOADED, url.split("/").pop() + "\\n");
  return next(url, context);
}`;

/** Runs a bundled program against the loopback server, for one that does not work would be small; returns the files that it loaded. */
export async function tryProgram(
  name: string,
  files: ReadonlyMap<string, string>,
  folder: string,
  server: string,
): Promise<string[]> {
  const place = join(folder, "program");
  mkdirSync(place);
  try {
    for (const [file, text] of files) writeFileSync(join(place, file), text);
    const [hooks, register, loaded] = ["hooks.mjs", "register.mjs", "loaded.txt"].map((file) =>
      join(folder, file),
    ) as [string, string, string];
    writeFileSync(hooks, noteLoads);
    writeFileSync(
      register,
      `import { register } from "node:module"; register(${JSON.stringify(pathToFileURL(hooks).href)});`,
    );
    writeFileSync(loaded, "");
    const output = await outputOf(
      ["--import", pathToFileURL(register).href, join(place, entryName)],
      folder,
      {
        ...environment(folder),
        ENDPOINT: server,
        TOKEN: token,
        ACCESS_KEY: keys.accessKeyId,
        SECRET_KEY: keys.secretAccessKey,
        LOADED: loaded,
      },
    );
    if (!/^snapshot-1 available\nsnapshot-2 available\n$/i.test(output))
      throw new Error(
        `The bundled program of ${name} does not list the snapshots, so its size says nothing:\n${output}`,
      );
    const names = new Set(
      readFileSync(loaded, "utf8")
        .split("\n")
        .map((line) => basename(line)),
    );
    return [...files.keys()].filter((file) => names.has(file));
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** What a program prints to stdout; what it complains of goes where the progress goes. */
function outputOf(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = remember(
      spawn(process.execPath, args, { cwd, env, stdio: ["ignore", "pipe", 2] }),
    );
    let output = "";
    child.stdout?.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
    child.once("error", reject);
    child.once("close", () => resolve(output));
  });
}
