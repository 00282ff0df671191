import type { JsonSchema } from "../../operation.js";

/** The form of the names of properties, as the services write them. */
const nameForm = /^[a-z_][a-z0-9_.]{0,60}$/i;

/** Words with one separator between two, such as "db_user" and "DEGRADED | READONLY", without digits, of which a secret could consist. */
const wordsForm = /^[A-Za-z]{2,}(( \| |[ _.-])[A-Za-z]{2,})*$/;

/**
 * Decides by an allow-list what a report shows of a response. A property name or a value that the description does not list is
 * shown only if each of its words occurs in the names and values of the description; it is replaced by a number otherwise,
 * the same text always by the same number.
 */
export class Redaction {
  readonly #words: ReadonlySet<string>;
  readonly #replacements = new Map<string, string>();
  readonly #numbers = { name: 0, value: 0 };

  constructor(
    schemas: readonly JsonSchema[],
    /** Whether a text that has the form of a name is shown, too. */
    readonly showNames: boolean,
  ) {
    const words = schemas.flatMap(textsIn).flatMap(wordsOf);
    this.#words = new Set(words.filter((word) => word.length > 1));
  }

  /** A property name that the description does not list. */
  name(text: string): string {
    return this.#isShown(text) ? text : this.#replace("name", text);
  }

  /** A value of a property that has a list of values. */
  value(value: unknown, listed: readonly unknown[] = []): string {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return listed.includes(value) || (typeof value === "string" && this.#isShown(value))
      ? text
      : this.#replace("value", text);
  }

  #isShown(text: string): boolean {
    if (this.showNames && nameForm.test(text)) return true;
    return (
      text.length <= 60 &&
      wordsForm.test(text) &&
      wordsOf(text).every((word) => this.#words.has(word))
    );
  }

  #replace(kind: "name" | "value", text: string): string {
    const key = `${kind} ${text}`;
    const known = this.#replacements.get(key);
    if (known !== undefined) return known;
    this.#numbers[kind] += 1;
    const replacement = `${kind}-${this.#numbers[kind]}`;
    this.#replacements.set(key, replacement);
    return replacement;
  }
}

/** The names of the properties and the listed values of a schema. */
function textsIn({ properties = {}, items, enum: values = [] }: JsonSchema): string[] {
  return [
    ...values.map(String),
    ...Object.entries(properties).flatMap(([name, schema]) => [name, ...textsIn(schema)]),
    ...(items ? textsIn(items) : []),
  ];
}

/** The words of a text in lower case, also those of "DiskType". */
function wordsOf(text: string): string[] {
  return text
    .split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/)
    .filter((word) => word !== "")
    .map((word) => word.toLowerCase());
}
