import { parseArgs } from "node:util";
import { CommandError } from "./command-error.js";
import { usage } from "./usage.js";

/** What the command line asks for. */
export type Command = { readonly name: "help" } | ({ readonly name: "sandbox" } & SandboxArguments);

/** The options of "sandbox". */
export interface SandboxArguments {
  readonly port: number;
  readonly host: string;
  readonly creationMs: number | undefined;
  readonly offsetUnit: "page" | "item" | undefined;
  /** The path of a file. */
  readonly seed: string | undefined;
  readonly requestsPerSecond: number | undefined;
  readonly quiet: boolean;
}

const options = {
  port: { type: "string" },
  host: { type: "string" },
  "creation-ms": { type: "string" },
  "offset-unit": { type: "string" },
  seed: { type: "string" },
  "requests-per-second": { type: "string" },
  quiet: { type: "boolean" },
  help: { type: "boolean" },
} as const;

const seeHelp = "see huaweicloud-dws-dds --help";

/** Reads the arguments of the command line. */
export function readArguments(args: readonly string[]): Command {
  // Not strict, for parseArgs would explain itself in more than a line.
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const { name, rawName, value, inlineValue } = token;
    if (!isOption(name)) throw new CommandError(`There is no option ${rawName}: ${seeHelp}.`, 2);
    const wantsValue = options[name].type === "string";
    if (!wantsValue && value !== undefined) throw new CommandError(`${rawName} takes no value.`, 2);
    if (
      wantsValue &&
      (value === undefined || value === "" || (!inlineValue && value.startsWith("-")))
    )
      throw new CommandError(`${rawName} needs a value: ${seeHelp}.`, 2);
    given.set(name, value ?? "");
  }
  if (given.has("help")) return { name: "help" };
  const [command, ...rest] = positionals;
  if (command === undefined) throw new CommandError(usage.trimEnd(), 2);
  if (command !== "sandbox")
    throw new CommandError(
      `There is no command ${JSON.stringify(command)}.\n\n${usage.trimEnd()}`,
      2,
    );
  if (rest.length > 0)
    throw new CommandError(
      `sandbox takes nothing but options, and not ${JSON.stringify(rest[0])}: ${seeHelp}.`,
      2,
    );
  const offsetUnit = given.get("offset-unit");
  if (offsetUnit !== undefined && offsetUnit !== "page" && offsetUnit !== "item")
    throw new CommandError(
      `--offset-unit must be page or item and is ${JSON.stringify(offsetUnit)}.`,
      2,
    );
  return {
    name: "sandbox",
    port: wholeNumber(given, "port", 65_535) ?? 8080,
    host: given.get("host") ?? "127.0.0.1",
    // More is a typing error, and would in the end be no time any more.
    creationMs: wholeNumber(given, "creation-ms", 2 ** 31 - 1),
    offsetUnit,
    seed: given.get("seed"),
    requestsPerSecond: wholeNumber(given, "requests-per-second", 1_000_000),
    quiet: given.has("quiet"),
  };
}

function isOption(name: string): name is keyof typeof options {
  return Object.hasOwn(options, name);
}

function wholeNumber(
  given: ReadonlyMap<string, string>,
  name: string,
  most: number,
): number | undefined {
  const text = given.get(name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= most) return value;
  throw new CommandError(
    `--${name} must be a whole number from 0 to ${most} and is ${JSON.stringify(text)}.`,
    2,
  );
}
