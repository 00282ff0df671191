import { parseDependency, type Dependency } from "../spec/dependencies.js";
import {
  jsonContent,
  resolve,
  type Description,
  type Operation,
  type Reference,
  type Schema,
} from "../spec/description.js";
import { DescriptionError } from "../spec/source-location.js";
import { pascalCase, propertyName, tsdoc, typeOf } from "./typescript.js";

/** The parameters that a client sets and no call repeats. */
export const clientParameters: ReadonlySet<string> = new Set(["project_id"]);

/** A property of the one object that a method takes. */
export interface InputProperty {
  readonly name: string;
  readonly in: "path" | "query" | "body";
  readonly required: boolean;
  readonly schema: Schema | Reference;
  readonly description: string | undefined;
}

/**
 * Path parameters, query parameters and the properties of the body, in the order of the description.
 *
 * @throws DescriptionError if a method cannot take or send one of them, or two have the same name.
 */
export function inputProperties(description: Description, operation: Operation): InputProperty[] {
  const { operationId } = operation.object;
  if (!/^[a-z][A-Za-z0-9]*$/.test(operationId))
    throw unsupported(
      operation,
      "an operationId is the name of a method: letters and digits, the first one in lower case.",
    );
  const properties = [
    ...parameterProperties(description, operation),
    ...bodyProperties(description, operation),
  ];
  const byName = new Map<string, InputProperty>();
  for (const property of properties) {
    const other = byName.get(property.name);
    if (other)
      throw unsupported(
        operation,
        `"${property.name}" is in its ${other.in} and in its ${property.in}, and a method takes both in one object.`,
      );
    byName.set(property.name, property);
  }
  return properties;
}

function parameterProperties(description: Description, operation: Operation): InputProperty[] {
  return operation.parameters
    .filter(({ name }) => !clientParameters.has(name))
    .map(({ name, in: place, required = false, schema, description: text }) => {
      if (place !== "path" && place !== "query")
        throw unsupported(
          operation,
          `parameter ${name} is in ${place}, which no method can send yet.`,
        );
      const { type } = resolve(description, schema);
      if (type === "array" || type === "object")
        throw unsupported(
          operation,
          `parameter ${name} is an ${type}, which no method can send yet.`,
        );
      return { name, in: place, required, schema, description: text };
    });
}

function bodyProperties(description: Description, operation: Operation): InputProperty[] {
  if (!operation.object.requestBody) return [];
  const body = resolve(description, operation.object.requestBody);
  const content = jsonContent(body);
  const schema = content && resolve(description, content.schema);
  if (!schema?.properties)
    throw unsupported(
      operation,
      "its request body is not a JSON object, which no method can take yet.",
    );
  const required = new Set(body.required ? schema.required : []);
  return Object.entries(schema.properties).map(([name, property]) => ({
    name,
    in: "body",
    required: required.has(name),
    schema: property,
    description: resolve<Schema>(description, property).description,
  }));
}

/** Whether a method can be called without an input. */
export function inputIsOptional(properties: readonly InputProperty[]): boolean {
  return properties.every((property) => !property.required);
}

/** The dependencies between parameters of an operation. */
export function dependenciesOf(operation: Operation): Dependency[] {
  return (operation.object["x-dependencies"] ?? []).map((sentence) => {
    const dependency = parseDependency(sentence);
    if (!dependency)
      throw unsupported(
        operation,
        `"${sentence}" in x-dependencies is neither "IF name THEN name;" nor "OnlyOne(name, name);".`,
      );
    return dependency;
  });
}

/** The name of the type of a method's input. */
export function inputName(operationId: string): string {
  return `${pascalCase(operationId)}Input`;
}

/** The name of the type of the properties of an input of which some require others; only the file that declares it uses it. */
export function conditionalPropertiesName(operationId: string): string {
  return `${pascalCase(operationId)}Properties`;
}

/** The type of a method's input. */
export function renderInput(description: Description, operation: Operation): string {
  const properties = inputProperties(description, operation);
  const id = operation.object.operationId;
  const name = inputName(id);
  if (properties.length === 0)
    return `/** The input of \`${id}\`: empty, because the client knows all of it. */\nexport type ${name} = Record<string, never>;\n`;

  const body = properties
    .map((property) => {
      const type = typeOf(property.schema);
      const declaration = property.required
        ? `${propertyName(property.name)}: ${type}`
        : `${propertyName(property.name)}?: ${type} | undefined`;
      return `${tsdoc(property.description, "  ")}  readonly ${declaration};\n`;
    })
    .join("");
  const dependencies = dependenciesOf(operation);
  if (dependencies.length === 0)
    return `/** The input of \`${id}\`. */\nexport interface ${name} {\n${body}}\n`;

  const input: Schema = {
    type: "object",
    required: properties.filter(({ required }) => required).map(({ name }) => name),
    properties: Object.fromEntries(properties.map(({ name, schema }) => [name, schema])),
  };
  const clauses = dependencies.map((dependency) => clauseOf(description, input, dependency));
  const own = conditionalPropertiesName(id);
  return `interface ${own} {\n${body}}\n\n/** The input of \`${id}\`. */\nexport type ${name} = ${own} & ${clauses.join(" & ")};\n`;
}

/** The type that a dependency adds to that of an input. */
function clauseOf(description: Description, input: Schema, dependency: Dependency): string {
  if (dependency.kind === "onlyOne")
    return onlyOneType(description, input, dependency.within, dependency.parameters);
  const [given, required] = dependency.parameters;
  return `({ readonly ${propertyName(given)}?: undefined } | { ${declarationOf(input, required)} })`;
}

/** The type of an object with exactly one of some properties, in the objects that lead to it. */
function onlyOneType(
  description: Description,
  schema: Schema,
  [first, ...rest]: readonly string[],
  names: readonly string[],
): string {
  if (first === undefined) {
    const declarations = (given: string): string[] =>
      names.map((name) =>
        name === given ? declarationOf(schema, name) : `readonly ${propertyName(name)}?: undefined`,
      );
    return `(${names.map((given) => `{ ${declarations(given).join("; ")} }`).join(" | ")})`;
  }
  const property = schema.properties?.[first];
  const inner = property ? resolve<Schema>(description, property) : {};
  const optional = schema.required?.includes(first) ? "" : " | undefined";
  return `{ readonly ${propertyName(first)}${optional && "?"}: ${onlyOneType(description, inner, rest, names)}${optional} }`;
}

function declarationOf({ properties }: Schema, name: string): string {
  const schema = properties?.[name];
  return `readonly ${propertyName(name)}: ${schema ? typeOf(schema) : "unknown"}`;
}

/** The error of an operation that the generated client does not support, at its place in the description. */
function unsupported({ path, method, object }: Operation, message: string): DescriptionError {
  return new DescriptionError(`${object.operationId}: ${message}`, [
    "paths",
    path,
    method.toLowerCase(),
  ]);
}
