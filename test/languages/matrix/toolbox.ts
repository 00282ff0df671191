import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inProject } from "../../../scripts/build/project.js";
import { runCommand, type Command } from "../run-command.js";

/** What several rows need and what takes long to install: a generator, or the packages that clients are built upon. */
export interface Toolbox {
  readonly folder: string;
  /** Run in its folder. */
  readonly commands: readonly Command[];
}

/** A toolbox of that name, which must change with all that is in it. */
export function toolbox(name: string, commands: (folder: string) => readonly Command[]): Toolbox {
  const folder = inProject("node_modules/.cache/languages", name);
  return { folder, commands: commands(folder) };
}

/** Installs what is not there yet, and does so from the beginning where an earlier attempt was broken off. */
export async function install({ folder, commands }: Toolbox): Promise<void> {
  const done = join(folder, "installed");
  if (existsSync(done)) return;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const command of commands) await runCommand(command, { folder });
  await writeFile(done, "");
}
