import type { JsonSchema } from "../../operation.js";
import { isObject, ownValue } from "../../values.js";
import { checkSchema } from "../../validation/check-schema.js";
import { typeOf } from "./forms.js";
import type { Redaction } from "./redaction.js";

/** A difference between a response and the description. No part of it is a text of the response but what the redaction shows. */
export interface Difference {
  /** The place as a JSON pointer, with `*` for each item of a list. */
  readonly place: string;
  /**
   * The keyword of the schema that is broken, `spelling` for a listed value in other letters, or `undocumented` for a property
   * that the description does not have.
   */
  readonly rule: string;
  /** What the schema says; a list of values is not repeated. */
  readonly documented?: string | number;
  /** The JSON type that the response has. */
  readonly seen: string;
  /** A value that the list of the description does not have. */
  readonly value?: string;
  /** How often it occurred. */
  readonly count: number;
  /** The open question that is about it. */
  readonly question?: string;
}

/** The types of a property, with the number of times it has each, and how many objects could have it. */
export interface PropertyTypes {
  readonly of: number;
  readonly types: ReadonlyMap<string, number>;
}

/** The keywords for a value of the right type. Of each, the check is that of the library. */
const keywords = [
  "enum",
  "pattern",
  "minLength",
  "maxLength",
  "minimum",
  "maximum",
  "format",
  "minItems",
  "maxItems",
] as const satisfies readonly (keyof JsonSchema)[];

/** The schemas of the responses of a service. */
export interface ResponseSchemas {
  readonly components: Readonly<Record<string, JsonSchema>>;
  readonly responses: Readonly<Record<string, readonly (JsonSchema | null)[]>>;
}

/** Compares the responses of an operation with its schema, as strictly as the validation does. */
export class BodyExaminer {
  readonly #schemas: ResponseSchemas;
  readonly #redaction: Redaction;
  readonly #differences = new Map<string, Difference>();
  readonly #properties = new Map<string, { of: number; types: Map<string, number> }>();

  constructor(schemas: ResponseSchemas, redaction: Redaction) {
    this.#schemas = schemas;
    this.#redaction = redaction;
  }

  get differences(): readonly Difference[] {
    return [...this.#differences.values()];
  }

  /** By the place of the property. */
  get properties(): ReadonlyMap<string, PropertyTypes> {
    return this.#properties;
  }

  /** Adds a response. Of several schemas, it is compared with the one that it breaks least. */
  add(operationId: string, body: unknown): void {
    const { components, responses } = this.#schemas;
    const [closest] = (responses[operationId] ?? [])
      .filter((schema) => schema !== null)
      .map((schema) => ({
        schema,
        issues: checkSchema(schema, body, { strict: true, components }).length,
      }))
      .sort((one, other) => one.issues - other.issues);
    if (closest) this.#visit(closest.schema, body, "");
  }

  #visit(given: JsonSchema, value: unknown, place: string): void {
    const schema = this.#resolve(given);
    const type = typeIn(schema);
    const isWrong = (part: JsonSchema): boolean =>
      checkSchema(part, value, { strict: true }).length > 0;
    if (type && isWrong({ type, nullable: schema.nullable ?? false })) {
      this.#differ(place, "type", value, { documented: type });
      return;
    }
    for (const keyword of keywords) {
      const rule = schema[keyword];
      if (rule === undefined || !isWrong({ [keyword]: rule })) continue;
      if (typeof rule === "object") this.#differListed(place, value, rule);
      else this.#differ(place, keyword, value, { documented: rule });
    }
    if (schema.items && Array.isArray(value))
      for (const item of value as readonly unknown[]) this.#visit(schema.items, item, `${place}/*`);
    if (schema.properties && isObject(value)) this.#visitObject(schema, value, place);
  }

  /** A value that the list of the description does not have. */
  #differListed(place: string, value: unknown, listed: readonly unknown[]): void {
    const isListed = listed.some(
      (other) => String(other).toLowerCase() === String(value).toLowerCase(),
    );
    const shown = this.#redaction.value(value, listed);
    this.#differ(place, isListed ? "spelling" : "enum", value, { value: shown });
  }

  #visitObject(schema: JsonSchema, value: Readonly<Record<string, unknown>>, place: string): void {
    const { properties = {}, required = [], dependentRequired = {}, onlyOne = [] } = schema;
    // Their pointers have names of the schema only.
    for (const { pointer } of checkSchema({ required, dependentRequired, onlyOne }, value, {
      strict: true,
    }))
      this.#differ(place + pointer, "required", undefined);
    for (const [name, property] of Object.entries(properties)) {
      const given = ownValue(value, name);
      this.#count(`${place}/${name}`, given);
      if (given !== undefined) this.#visit(property, given, `${place}/${name}`);
    }
    if (schema.additionalProperties) return;
    for (const name of Object.keys(value))
      if (!Object.hasOwn(properties, name))
        this.#differ(`${place}/${this.#redaction.name(name)}`, "undocumented", value[name]);
  }

  #resolve(schema: JsonSchema): JsonSchema {
    const { $ref } = schema;
    return $ref === undefined ? schema : this.#resolve(this.#schemas.components[$ref] ?? {});
  }

  #count(place: string, value: unknown): void {
    const property = this.#properties.get(place) ?? { of: 0, types: new Map<string, number>() };
    this.#properties.set(place, property);
    property.of += 1;
    const type = typeOf(value);
    if (value !== undefined) property.types.set(type, (property.types.get(type) ?? 0) + 1);
  }

  #differ(
    place: string,
    rule: string,
    value: unknown,
    { documented, value: shown }: Pick<Difference, "documented" | "value"> = {},
  ): void {
    const seen = value === undefined ? "absent" : typeOf(value);
    const key = JSON.stringify([place, rule, seen, shown]);
    const count = (this.#differences.get(key)?.count ?? 0) + 1;
    this.#differences.set(key, {
      place,
      rule,
      ...(documented !== undefined && { documented }),
      seen,
      ...(shown !== undefined && { value: shown }),
      count,
    });
  }
}

/** The type of a schema; one with properties means an object, and one with items an array. */
function typeIn({ type, properties, items }: JsonSchema): JsonSchema["type"] {
  return type ?? (properties ? "object" : items && "array");
}
