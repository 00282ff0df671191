import { parseArgs } from "node:util";
import { CommandError, exitWithUsage, usage } from "./usage.js";

/** What the command line is to do. */
export type Command = { readonly name: "help" } | ({ readonly name: "sandbox" } & SandboxArguments);

/** The options of the command "sandbox". */
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

type Values = ReadonlyMap<string, string>;

/** Reads the arguments of the command line; throws a {@link CommandError} for invalid ones. */
export function readArguments(args: readonly string[]): Command {
  const { values, positionals } = parse(args);
  if (values.has("help")) return { name: "help" };
  const [command, ...rest] = positionals;
  if (command === undefined) throw new CommandError(usage.trimEnd(), 2);
  if (command !== "sandbox")
    throw new CommandError(
      `There is no command ${JSON.stringify(command)}.\n\n${usage.trimEnd()}`,
      2,
    );
  if (rest.length > 0)
    exitWithUsage(`sandbox takes only options, and ${JSON.stringify(rest[0])} is not an option`);
  return {
    name: "sandbox",
    port: wholeNumber(values, "port", 65_535) ?? 8080,
    host: values.get("host") ?? "127.0.0.1",
    // The longest delay of a timer; a larger number is a typing error.
    creationMs: wholeNumber(values, "creation-ms", 2 ** 31 - 1),
    offsetUnit: offsetUnit(values),
    seed: values.get("seed"),
    requestsPerSecond: wholeNumber(values, "requests-per-second", 1_000_000, 1),
    quiet: values.has("quiet"),
  };
}

function parse(args: readonly string[]): { values: Values; positionals: readonly string[] } {
  // Not strict: the messages of parseArgs are longer than one line.
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const { name, rawName, value, inlineValue } = token;
    if (!isOption(name)) exitWithUsage(`There is no option ${rawName}`);
    const needsValue = options[name].type === "string";
    if (!needsValue && value !== undefined) exitWithUsage(`${rawName} takes no value`);
    const isMissing =
      value === undefined || value === "" || (!inlineValue && value.startsWith("-"));
    if (needsValue && isMissing) exitWithUsage(`${rawName} needs a value`);
    values.set(name, value ?? "");
  }
  return { values, positionals };
}

function isOption(name: string): name is keyof typeof options {
  return Object.hasOwn(options, name);
}

function offsetUnit(values: Values): "page" | "item" | undefined {
  const unit = values.get("offset-unit");
  if (unit === undefined || unit === "page" || unit === "item") return unit;
  throw new CommandError(`--offset-unit must be page or item and is ${JSON.stringify(unit)}.`, 2);
}

function wholeNumber(
  values: Values,
  name: string,
  maximum: number,
  minimum = 0,
): number | undefined {
  const text = values.get(name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= minimum && value <= maximum) return value;
  throw new CommandError(
    `--${name} must be a whole number from ${minimum} to ${maximum} and is ${JSON.stringify(text)}.`,
    2,
  );
}
