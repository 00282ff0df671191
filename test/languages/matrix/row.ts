import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { inProject } from "../../../scripts/build/project.js";
import { isInstalled, runCommand, type Command } from "../run-command.js";

/** The checks of each generated client, in their order: the columns of the table. */
export const cellNames = ["generates", "compiles", "decodes", "runs"] as const;
export type CellName = (typeof cellNames)[number];

/** A defect of a generator: a check that fails in a known way. */
export interface KnownDefect {
  /** What the generator does. */
  readonly reason: string;
  /** The issue in the project of the generator. */
  readonly issue?: string;
  /** Matches the output of the check, so that no other failure passes for this one. */
  readonly output: RegExp;
  /** The checks that follow cannot run. */
  readonly stops?: true;
}

/** A program that a machine must have. */
export interface Tool {
  readonly name: string;
  /** Succeeds if the tool is installed. */
  readonly probe: Command;
}

/** A generator or libraries that take long to install: they are installed once, for all rows that need them. */
export interface Toolbox {
  readonly folder: string;
  /** Run in its folder. */
  readonly commands: readonly Command[];
}

/** One line of the matrix: a generator, a language and a version of OpenAPI. Commands run in the folder of the clients. */
export interface Row {
  readonly generator: string;
  readonly version: string;
  readonly language: string;
  readonly openapi: "3.0.3" | "3.1.0";
  /** The folder of `test/languages/` with the program that uses the clients. */
  readonly driver: string;
  readonly tools: readonly Tool[];
  readonly toolboxes?: readonly Toolbox[];
  readonly environment?: Readonly<Record<string, string>>;
  /** The commands that generate the client of a service. */
  readonly generate: (service: string, description: string) => readonly Command[];
  /** Lines that look like a warning but do not affect the client, each with the reason. */
  readonly harmless?: readonly { readonly line: RegExp; readonly because: string }[];
  /** Install what the clients need. */
  readonly install: readonly Command[];
  /** The strictest checks of the language. Each prints nothing if it succeeds. */
  readonly compile: readonly Command[];
  /** Reads calls from its standard input, makes them and prints the outcomes as JSON. */
  readonly call: Command;
  /** Runs the nightly job, authentication included. Not every driver has such a program. */
  readonly job?: Command;
  /** What the client does with properties of a response that the description does not list. */
  readonly unknownProperties: "kept" | "ignored";
  readonly defects?: Partial<Record<CellName, KnownDefect>>;
}

/** What identifies a row and its result. */
export type RowKey = Pick<Row, "generator" | "language" | "openapi">;

/** The tools of a row that this machine lacks. */
export function missingTools({ tools }: Pick<Row, "tools">): string[] {
  return tools.filter((tool) => !isInstalled(tool)).map(({ name }) => name);
}

/** A toolbox. Its name must change with its content. */
export function toolbox(name: string, commands: (folder: string) => readonly Command[]): Toolbox {
  const folder = inProject("node_modules/.cache/languages", name);
  return { folder, commands: commands(folder) };
}

/** Installs a toolbox unless it is complete. */
export async function install({ folder, commands }: Toolbox): Promise<void> {
  const done = join(folder, "installed");
  if (existsSync(done)) return;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const command of commands) await runCommand(command, { folder });
  await writeFile(done, "");
}
