import type { Argument, Command, Option } from "commander";
import { FlagOption } from "./operation-flags.js";

/** A word that can stand where the cursor is, and what it means. */
export interface Completion {
  readonly value: string;
  readonly description: string;
}

/** What can stand where the cursor is: words, or the names of files or folders, which the shell knows. */
export type Completions = readonly Completion[] | "files" | "folders";

/** Where the cursor is in a line. */
interface Position {
  readonly command: Command;
  /** The option whose value is being written. */
  readonly option: Option | undefined;
  /** The names of the options that the line has. */
  readonly used: ReadonlySet<string>;
  /** How many arguments of the command come before. */
  readonly argumentCount: number;
}

/**
 * Completes the last of the words after the name of the program. It may be empty. Bash gives `--output=json` as three words,
 * other shells as one.
 */
export function complete(program: Command, words: readonly string[]): Completions {
  const last = words.at(-1) ?? "";
  const current = last === "=" ? "" : last;
  const { command, option, used, argumentCount } = findPosition(program, words.slice(0, -1));
  if (option) return startingWith(current, valuesOf(option));
  const [, name, start = ""] = /^(--[^=]+)=(.*)$/s.exec(current) ?? [];
  const given = name === undefined ? undefined : findOption(command, name);
  if (given) return startingWith(start, valuesOf(given), `${name}=`);
  if (!current.startsWith("-")) {
    const argument = command.registeredArguments[argumentCount];
    const words = argument ? valuesOf(argument) : commandsOf(command);
    if (current !== "" || words.length > 0) return startingWith(current, words);
  }
  const options = optionsOf(command).filter(({ long }) => !used.has(long ?? ""));
  return startingWith(
    current,
    options.map(({ long, short, description }) => ({ value: long ?? short ?? "", description })),
  );
}

/** Follows the words before the cursor. */
function findPosition(program: Command, words: readonly string[]): Position {
  const used = new Set<string>();
  let command = program;
  let option: Option | undefined;
  let argumentCount = 0;
  for (const word of words) {
    if (option && word === "=") continue;
    if (option) option = undefined;
    else if (word.startsWith("-")) {
      const found = findOption(command, word.replace(/=.*/s, ""));
      used.add(found?.long ?? word);
      option = found && takesValue(found) && !word.includes("=") ? found : undefined;
    } else {
      const subcommand = command.commands.find((each) => each.name() === word);
      if (subcommand) command = subcommand;
      else argumentCount += 1;
    }
  }
  return { command, option, used, argumentCount };
}

function commandsOf(command: Command): readonly Completion[] {
  return command
    .createHelp()
    .visibleCommands(command)
    .map((each) => ({ value: each.name(), description: each.summary() || each.description() }));
}

/** The options of a command, and those of all commands. */
function optionsOf(command: Command): readonly Option[] {
  const own = command.createHelp().visibleOptions(command);
  const { parent } = command;
  const inherited = parent ? optionsOf(parent) : [];
  return [...own, ...inherited.filter(({ long }) => own.every((each) => each.long !== long))];
}

function findOption(command: Command, name: string): Option | undefined {
  return optionsOf(command).find(({ long, short }) => name === long || name === short);
}

function takesValue({ required, optional }: Option): boolean {
  return required || optional;
}

/** The values of an option or an argument, by its choices or by the name of its value. */
function valuesOf(valued: Option | Argument): Completions {
  const values = valued instanceof FlagOption ? valued.values : valued.argChoices;
  if (values) return values.map((value) => ({ value, description: "" }));
  const name = "flags" in valued ? (/<(\w+)>/.exec(valued.flags)?.[1] ?? "") : valued.name();
  return name === "file" || name === "folder" ? `${name}s` : [];
}

function startingWith(start: string, words: Completions, prefix = ""): Completions {
  if (typeof words === "string") return words;
  return words
    .filter(({ value }) => value.startsWith(start))
    .map(({ value, description }) => ({ value: prefix + value, description }));
}
