import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, realpathSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Writes the files of an image into a folder: Node and npm of this machine, a shell, and the libraries of these. It takes the
 * place of the image node from a registry, which a machine without that registry cannot get.
 */
export function writeNodeImage(folder: string): void {
  const npm = execFileSync("sh", ["-c", "command -v npm"], { encoding: "utf8" }).trim();
  // …/npm/bin/npm-cli.js
  const npmFolder = dirname(dirname(realpathSync(npm)));
  mkdirSync(join(folder, "tmp"), { mode: 0o1777 });
  copy(npmFolder, join(folder, "usr/local/lib/node_modules/npm"));
  copyProgram(folder, process.execPath, "usr/local/bin/node");
  copyProgram(folder, "/usr/bin/env", "usr/bin/env");
  copyProgram(folder, "/bin/sh", "bin/sh");
  symlinkSync("../lib/node_modules/npm/bin/npm-cli.js", join(folder, "usr/local/bin/npm"));
  for (const file of certificateFiles()) copy(file, join(folder, file));
}

function copyProgram(folder: string, program: string, path: string): void {
  copy(program, join(folder, path));
  const libraries = execFileSync("ldd", [program], { encoding: "utf8" }).match(/\/\S+/g) ?? [];
  for (const library of libraries) copy(library, join(folder, library));
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(realpathSync(from), to, { recursive: true });
}

/** The certificates that npm trusts on this machine. */
function certificateFiles(): string[] {
  return [process.env["NODE_EXTRA_CA_CERTS"] ?? ""].filter((file) => existsSync(file));
}

/** The variables with which npm reaches its registry on this machine. */
export function npmVariables(): string[] {
  const registry = execFileSync("npm", ["config", "get", "registry"], { encoding: "utf8" }).trim();
  return [
    `npm_config_registry=${registry}`,
    ...certificateFiles().map((file) => `NODE_EXTRA_CA_CERTS=${file}`),
  ];
}
