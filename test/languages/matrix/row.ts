import { isInstalled } from "../is-installed.js";
import type { Command } from "../run-command.js";
import type { Toolbox } from "./toolbox.js";

/** What is asked of each generated client, in the order in which it is asked. */
export const cellNames = ["generates", "compiles", "decodes", "runs"] as const;
export type CellName = (typeof cellNames)[number];

/** Why a cell is not a plain yes: what the generator does, and where its own project says so. */
export interface Fault {
  readonly reason: string;
  readonly issue?: string;
  /** What the failure prints, so that no other failure passes for this one. */
  readonly shows: RegExp;
  /** With it, nothing further can be asked of the row. */
  readonly stops?: true;
}

/** A program that a machine has or has not. */
export interface Tool {
  /** As a person would call it. */
  readonly name: string;
  /** Succeeds where the tool is installed. */
  readonly probe: Command;
}

/** One line of the matrix: a generator, a language and a version of OpenAPI. Commands run in the folder of the clients. */
export interface Row {
  readonly generator: string;
  readonly version: string;
  readonly language: string;
  readonly openapi: "3.0.3" | "3.1.0";
  /** The folder beside this one with the program that uses the clients. */
  readonly driver: string;
  readonly tools: readonly Tool[];
  /** Installed once, for all rows that need it. */
  readonly toolboxes?: readonly Toolbox[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Makes the client of a service. */
  generate(service: string, description: string): readonly Command[];
  /** Lines that a generator prints and that look like a warning, but have no bearing on the client; each with its reason. */
  readonly harmless?: readonly { readonly line: RegExp; readonly because: string }[];
  /** Puts in place what the clients need. */
  readonly install: readonly Command[];
  /** The strictest checks that the language has; each prints nothing if all is well. */
  readonly compile: readonly Command[];
  /** Reads calls from its standard input, makes them and prints what came of each, as JSON. */
  readonly call: Command;
  /** Does a night's work, signing in included, where there is such a program. */
  readonly job?: Command;
  /** What becomes of a member of an answer that the description does not know. */
  readonly unknownMembers: "kept" | "passed over";
  readonly faults?: Partial<Record<CellName, Fault>>;
}

export function rowTitle({
  generator,
  version,
  language,
  openapi,
}: Pick<Row, "generator" | "version" | "language" | "openapi">): string {
  return `${generator} ${version}: ${language} from OpenAPI ${openapi}`;
}

/** The tools of a row that this machine lacks. */
export function missingTools({ tools }: Pick<Row, "tools">): string[] {
  return tools.filter((tool) => !isInstalled(tool)).map(({ name }) => name);
}
