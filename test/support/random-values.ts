import {
  resolve,
  type Description,
  type Reference,
  type Schema,
} from "../../scripts/spec/description.js";
import { randomFrom } from "./sandbox-fuzzer.js";

/** Strings of which at least one has each documented form. */
const texts = [
  "a",
  "abcd",
  "B",
  "nightly-1",
  "e59d6b86-9072-46eb-a996-13f8b44994c1",
  "2018-08-06 00:00:00",
  "2020-12-12",
  "23:00-00:00",
  "1,4",
  "😀",
  "😀😀",
  "",
];
const names = ["a", "other", "__proto__", "constructor", "end_time"] as const;
const scalars = [null, true, "", "abcd", "😀", -1, 0, 1.5, 2 ** 31, 2 ** 60, [], {}] as const;

function fittingTexts({ pattern = "", minLength = 0, maxLength = 64 }: Schema): string[] {
  const form = new RegExp(pattern, "u");
  return texts.filter((text) => {
    const { length } = Array.from(text);
    return form.test(text) && length >= minLength && length <= maxLength;
  });
}

/** Choices that follow from a seed, so that a failure can be repeated. */
export class RandomValues {
  readonly #next: () => number;
  /** The texts that fit each schema, which are found once. */
  readonly #fitting = new WeakMap<Schema, readonly string[]>();

  constructor(seed: number) {
    this.#next = randomFrom(seed);
  }

  /** A whole number from 0 to below a limit. */
  below(limit: number): number {
    return Math.floor(this.#next() * limit);
  }

  pick<Value>(values: readonly [Value, ...Value[]]): Value {
    return values[this.below(values.length)] ?? values[0];
  }

  /** A value that a schema accepts in most cases. */
  valueOf(description: Description, given: Schema | Reference): unknown {
    const schema = resolve<Schema>(description, given);
    if (schema.nullable && this.below(4) === 0) return null;
    const values = schema.enum ?? schema["x-extensible-enum"];
    if (values) return values[this.below(values.length)];
    const { items, minItems = 0, minimum = -2, maximum = minimum + 5 } = schema;
    switch (schema.type) {
      case "string":
        return this.#text(schema);
      case "integer":
        return minimum + this.below(maximum - minimum + 1);
      case "number":
        return minimum + this.#next() * (maximum - minimum);
      case "boolean":
        return this.below(2) === 0;
      case "array":
        return Array.from({ length: minItems + this.below(2) }, () =>
          items ? this.valueOf(description, items) : this.below(9),
        );
      default:
        return this.#object(description, schema);
    }
  }

  #object(description: Description, { properties = {}, required = [] }: Schema): object {
    return Object.fromEntries(
      Object.entries(properties)
        .filter(([name]) => required.includes(name) || this.below(2) === 0)
        .map(([name, property]) => [name, this.valueOf(description, property)]),
    );
  }

  #text(schema: Schema): string {
    const known = this.#fitting.get(schema) ?? fittingTexts(schema);
    this.#fitting.set(schema, known);
    return this.pick([known[0] ?? "", ...known]);
  }

  /** A copy of a value of JSON with one change somewhere in it. */
  mutate(value: unknown): unknown {
    if (typeof value !== "object" || value === null || this.below(4) === 0)
      return this.#replacement(value);
    const entries = Object.entries(value);
    const index = this.below(entries.length + 1);
    const entry = entries[index];
    const change = this.below(3);
    if (!entry) entries.push([this.pick(names), this.pick(scalars)]);
    else if (change === 0) entries.splice(index, 1);
    else entries[index] = [entry[0], this.mutate(entry[1])];
    if (Array.isArray(value)) return entries.map(([, item]): unknown => item);
    // JSON.parse makes "__proto__" a property like any other one, as a response does.
    return JSON.parse(
      `{${entries.map(([name, item]) => `${JSON.stringify(name)}:${JSON.stringify(item)}`).join()}}`,
    ) as unknown;
  }

  #replacement(value: unknown): unknown {
    if (typeof value === "string" && this.below(2) === 0)
      return this.pick<(text: string) => string>([
        (text) => `${text}\n`,
        (text) => text.slice(1),
        (text) => text.repeat(10),
        (text) => `${text}😀`,
        (text) => text.toUpperCase(),
      ])(value);
    if (typeof value === "number" && this.below(2) === 0)
      return value + this.pick([-1, 1, 0.5, 1000, 2 ** 31, -(2 ** 33)]);
    return this.pick(scalars);
  }

  /** A schema of the keywords that the descriptions use. */
  schema(depth = 0): Schema {
    const nullable = this.#maybe({ nullable: true });
    const scalar = this.pick<Schema>([
      { type: "string", ...this.#bounds("minLength", "maxLength") },
      { type: "string", ...this.#maybe({ pattern: "^[a-z]+$" }) },
      { type: "string", enum: ["abcd", "B", "1"] },
      { type: "integer", format: "int32", ...this.#bounds("minimum", "maximum") },
      { type: "integer", format: "int64", ...this.#bounds("minimum", "maximum") },
      { type: "number", format: "double", ...this.#bounds("minimum", "maximum") },
      { type: "boolean" },
    ]);
    if (depth === 3 || this.below(3) === 0) return { ...scalar, ...nullable };
    if (this.below(2) === 0)
      return {
        type: "array",
        ...nullable,
        items: this.schema(depth + 1),
        ...this.#bounds("minItems", "maxItems"),
      };
    const properties = Object.fromEntries(
      ["a", "b", "c"].slice(this.below(3)).map((name) => [name, this.schema(depth + 1)]),
    );
    const required = Object.keys(properties).filter(() => this.below(2) === 0);
    const closed = this.#maybe({ additionalProperties: false });
    return { type: "object", ...nullable, properties, required, ...closed };
  }

  #maybe(part: Schema): Schema {
    return this.below(2) === 0 ? part : {};
  }

  #bounds(minimum: keyof Schema, maximum: keyof Schema): Schema {
    const low = this.below(3);
    return {
      ...this.#maybe({ [minimum]: low }),
      ...this.#maybe({ [maximum]: low + this.below(3) }),
    };
  }
}
