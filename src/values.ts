/** An object of JSON. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value of JSON is an object: neither an array nor null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A property of the object itself, never an inherited one such as `constructor`. */
export function ownValue<Value>(
  object: Readonly<Record<string, Value>>,
  name: string,
): Value | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** A copy without the properties that are undefined: an undefined option means "use the default". */
export function withoutUndefined<Value extends object>(value: Value): Defined<Value> {
  return Object.fromEntries(
    Object.entries(value).filter(([, property]) => property !== undefined),
  ) as Defined<Value>;
}

type Defined<Value> = { [Name in keyof Value]: Exclude<Value[Name], undefined> };

type Type = readonly [name: string, isOfType: (value: unknown) => boolean];

const isFunction = (value: unknown): boolean => typeof value === "function";

/** The types of JSON and of options, each with its name in a message. */
export const types = {
  string: ["a string", (value) => typeof value === "string"],
  integer: ["a whole number", Number.isInteger],
  number: ["a number", Number.isFinite],
  boolean: ["true or false", (value) => typeof value === "boolean"],
  array: ["an array", Array.isArray],
  object: ["an object", isObject],
  // Headers, a Map or URLSearchParams have no properties that could be read.
  record: ["an object", (value) => isObject(value) && !(Symbol.iterator in value)],
  function: ["a function", isFunction],
  signal: [
    "an AbortSignal",
    (value) => isFunction((Object(value) as Partial<AbortSignal>).addEventListener),
  ],
  any: ["", () => true],
} satisfies Readonly<Record<string, Type>>;
