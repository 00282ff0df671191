import {
  isReference,
  jsonContent,
  successResponses,
  type Description,
  type Operation,
  type Reference,
  type Schema,
} from "../../spec/description.js";
import { dependenciesOf, inputMembers } from "../client/input.js";
import type { Dependency } from "../../spec/dependencies.js";

/** A JSON Schema of draft 7, as ajv reads it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The id under which {@link componentSchemas} is known to the other schemas. */
const componentsId = "components";

/**
 * The components of a description for two uses. In a request everything counts. In an answer an undocumented member and
 * an undocumented value are found too, and the runtime decides whether to report them: the service may add both.
 */
export function componentSchemas(description: Description, use: "request" | "answer"): JsonSchema {
  const schemas = Object.entries(description.components.schemas).map(([name, schema]) => [
    name,
    convert(schema, use),
  ]);
  return { $id: `${use}-${componentsId}`, definitions: Object.fromEntries(schemas) };
}

/** What a method takes: one object of path, query and body members. */
export function inputSchema(description: Description, operation: Operation): JsonSchema {
  const members = inputMembers(description, operation);
  return {
    type: "object",
    additionalProperties: false,
    required: members.filter((member) => member.required).map((member) => member.name),
    properties: Object.fromEntries(
      members.map((member) => [member.name, convert(member.schema, "request")]),
    ),
    allOf: dependenciesOf(operation).map(presenceSchema),
  };
}

/** The JSON bodies of an operation's success answers. */
export function answerSchema(description: Description, operation: Operation): JsonSchema {
  const schemas = successResponses(description, operation).flatMap(({ body }) => {
    const content = jsonContent(body);
    return content ? [convert(content.schema, "answer")] : [];
  });
  const [only, ...others] = schemas;
  if (!only) return {};
  return others.length === 0 ? only : { anyOf: schemas };
}

/** The parts of an OpenAPI 3.0 schema that restrict a value, in the words of JSON Schema. */
function convert(schema: Schema | Reference, use: "request" | "answer"): JsonSchema {
  if (isReference(schema))
    return {
      $ref: `${use}-${componentsId}#/definitions/${schema.$ref.slice("#/components/schemas/".length)}`,
    };
  const {
    type,
    format,
    properties,
    required,
    items,
    additionalProperties,
    minimum,
    maximum,
    minLength,
    maxLength,
    pattern,
  } = schema;
  const values = schema.enum ?? (use === "answer" ? schema["x-extensible-enum"] : undefined);
  const int32 =
    format === "int32"
      ? { minimum: minimum ?? -(2 ** 31), maximum: maximum ?? 2 ** 31 - 1 }
      : { minimum, maximum };
  return withoutUndefined({
    type,
    required,
    properties:
      properties &&
      Object.fromEntries(
        Object.entries(properties).map(([name, property]) => [name, convert(property, use)]),
      ),
    additionalProperties:
      properties && use === "answer"
        ? false
        : typeof additionalProperties === "boolean"
          ? additionalProperties
          : undefined,
    items: items && convert(items, use),
    enum: values,
    ...int32,
    minLength,
    maxLength,
    pattern,
  });
}

function presenceSchema({ parameters: [given, required] }: Dependency): JsonSchema {
  return { dependencies: { [given]: [required] } };
}

function withoutUndefined(schema: Readonly<Record<string, unknown>>): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined));
}
