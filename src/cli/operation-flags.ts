import { Option } from "commander";
import { ValidationError } from "../errors.js";
import type { JsonSchema, Operation } from "../operation.js";
import { isObject } from "../values.js";
import { invalidValue, type CliCommand } from "./command.js";
import { UsageError } from "./errors.js";

/** A flag for a property of an input, or of an object in it. */
export interface Flag {
  /** The names of the properties that lead to it. */
  readonly path: readonly string[];
  readonly schema: JsonSchema;
  readonly isRequired: boolean;
}

/** A flag for each property of an input that is no object; those of a body have its path, as in `--snapshot.name`. */
export function flagsOf({ input }: Operation): Flag[] {
  return schemaFlags(input);
}

/** The flags of the properties of a schema. */
export function schemaFlags(schema: JsonSchema = {}): Flag[] {
  return propertyFlags(schema, [], true);
}

function propertyFlags(
  { properties = {}, required = [] }: JsonSchema,
  path: readonly string[],
  isNeeded: boolean,
): Flag[] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    const isRequired = isNeeded && required.includes(name);
    const to = [...path, name];
    return schema.properties
      ? propertyFlags(schema, to, isRequired)
      : [{ path: to, schema, isRequired }];
  });
}

/** The option of a flag. Its values complete a line in a shell, and are checked with the whole input. */
export class FlagOption extends Option {
  constructor(
    flags: string,
    description: string,
    readonly values: readonly string[] | undefined,
  ) {
    super(flags, description);
  }
}

/** The name of a flag, without its value. */
export function nameOf({ path, schema }: Flag): string {
  const name = `--${path.join(".").replaceAll("_", "-")}`;
  return isSecret(schema) ? `${name}-file` : name;
}

/** Adds flags to a command, each with its description. */
export function addFlags(
  command: CliCommand,
  flags: readonly Flag[],
  describe: (path: readonly string[]) => string,
): void {
  for (const flag of flags) {
    const { path, schema, isRequired } = flag;
    const text = [isRequired && "required:", describe(path), valuesOf(schema)];
    command.addOption(
      new FlagOption(
        `${nameOf(flag)} <${placeholderOf(schema)}>`,
        text.filter(Boolean).join(" "),
        schema.enum?.map(String) ?? (schema.type === "boolean" ? ["true", "false"] : undefined),
      ).argParser((value: string, previous?: unknown) => readValue(schema, value, previous)),
    );
  }
}

/** The input that flags describe, on top of a body from a file. */
export async function inputFrom(
  flags: readonly Flag[],
  options: Readonly<Record<string, unknown>>,
  body: Readonly<Record<string, unknown>>,
  readSecret: (file: string) => Promise<string>,
): Promise<Record<string, unknown>> {
  let input: Record<string, unknown> = { ...body };
  for (const flag of flags) {
    const value = options[new Option(nameOf(flag)).attributeName()];
    if (value === undefined) continue;
    const given = isSecret(flag.schema) ? await readSecret(value as string) : value;
    input = withValue(input, flag.path, given);
  }
  return input;
}

/** An input with another value, in objects that are made where there are none. */
export function withValue(
  object: Readonly<Record<string, unknown>>,
  [name = "", ...rest]: readonly string[],
  value: unknown,
): Record<string, unknown> {
  const inner = object[name];
  return {
    ...object,
    [name]: rest.length === 0 ? value : withValue(isObject(inner) ? inner : {}, rest, value),
  };
}

/** A password is read from a file: other users can see the arguments of a process. */
function isSecret({ format }: JsonSchema): boolean {
  return format === "password";
}

function isListOfTexts({ items }: JsonSchema): boolean {
  return items !== undefined && items.properties === undefined && items.type === "string";
}

/** JSON is needed for what is neither a text nor a number: a list of objects, or anything. */
function isJson(schema: JsonSchema): boolean {
  return (
    !isListOfTexts(schema) &&
    !["string", "integer", "number", "boolean"].includes(schema.type ?? "")
  );
}

function placeholderOf(schema: JsonSchema): string {
  if (isSecret(schema)) return "file";
  if (isJson(schema)) return "json";
  if (schema.type === "boolean") return "true|false";
  return schema.type === "integer" || schema.type === "number" ? "number" : "text";
}

/** The values that the schema allows, and whether there can be several. */
function valuesOf(schema: JsonSchema): string {
  if (schema.enum) return `(${schema.enum.join(", ")})`;
  return isListOfTexts(schema) ? "(can be repeated)" : "";
}

function readValue(schema: JsonSchema, text: string, previous: unknown): unknown {
  if (isListOfTexts(schema))
    return [...(Array.isArray(previous) ? (previous as unknown[]) : []), text];
  if (schema.type === "boolean") {
    if (text !== "true" && text !== "false") invalidValue("true or false");
    return text === "true";
  }
  if (schema.type === "integer" || schema.type === "number") {
    if (!/^-?\d+(\.\d+)?$/.test(text))
      invalidValue(schema.type === "integer" ? "a whole number" : "a number");
    return Number(text);
  }
  return isJson(schema) ? readJson(text) : text;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    invalidValue("JSON");
  }
}

/** The error of a wrong input in terms of the flags, which are those of the properties below a path of the input. */
export function byFlag(
  error: unknown,
  flags: readonly Flag[],
  command: string,
  below: readonly string[] = [],
): unknown {
  if (!(error instanceof ValidationError) || error.sent) return error;
  const sentences = error.issues.map(({ pointer, message }) => {
    const pathOf = ({ path }: Flag): string[] => [...below, ...path];
    const flag = flags.find((each) => `/${pathOf(each).join("/")}` === pointer);
    // A function that the message recommends is of no use here.
    const sentence = message.replace(/: use \w+\.$/, ".");
    return flag ? sentence.replace(pathOf(flag).join("."), nameOf(flag)) : sentence;
  });
  return new UsageError(`${sentences.join(" ")} See ${command} --help.`);
}
