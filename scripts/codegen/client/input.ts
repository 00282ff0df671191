import { parseDependency, type Dependency } from "../../spec/dependencies.js";
import {
  jsonContent,
  resolve,
  type Description,
  type Operation,
  type Reference,
  type Schema,
} from "../../spec/description.js";
import { DescriptionError } from "../../spec/source-location.js";
import { memberName, pascalCase } from "./names.js";
import { tsdoc } from "./tsdoc.js";
import { typeOf } from "./type-of.js";

/** What a client is created with and no call repeats. */
export const clientParameters: ReadonlySet<string> = new Set(["project_id"]);

/** A member of the one object that a method takes. */
export interface InputMember {
  readonly name: string;
  readonly in: "path" | "query" | "body";
  readonly required: boolean;
  readonly schema: Schema | Reference;
  readonly description: string | undefined;
}

/** Path, query and top-level body members together, in the order of the description. A name that stands for two things fails. */
export function inputMembers(description: Description, operation: Operation): InputMember[] {
  if (
    !/^[a-z][A-Za-z0-9]*$/.test(operation.object.operationId) ||
    operation.object.operationId === "raw"
  ) {
    throw unusable(
      operation,
      "an operationId becomes the name of a method: letters and digits, the first a small letter, and not raw.",
    );
  }
  const fromParameters = operation.parameters
    .filter((parameter) => !clientParameters.has(parameter.name))
    .map((parameter): InputMember => {
      if (parameter.in !== "path" && parameter.in !== "query") {
        throw unusable(
          operation,
          `parameter ${parameter.name} is in ${parameter.in}, where no method can put it yet.`,
        );
      }
      const { type } = resolve(description, parameter.schema);
      if (type === "array" || type === "object")
        throw unusable(
          operation,
          `parameter ${parameter.name} is an ${type}, which no method can send yet.`,
        );
      return {
        name: parameter.name,
        in: parameter.in,
        required: parameter.required ?? false,
        schema: parameter.schema,
        description: parameter.description,
      };
    });
  const members = [...fromParameters, ...bodyMembers(description, operation)];
  for (const [index, member] of members.entries()) {
    const twin = members.slice(0, index).find((other) => other.name === member.name);
    if (twin) {
      throw unusable(
        operation,
        `"${member.name}" is a member of its ${twin.in} and of its ${member.in}, and a method takes both in one object.`,
      );
    }
  }
  return members;
}

function bodyMembers(description: Description, operation: Operation): InputMember[] {
  if (!operation.object.requestBody) return [];
  const body = resolve(description, operation.object.requestBody);
  const content = jsonContent(body);
  const schema = content && resolve(description, content.schema);
  if (!schema?.properties)
    throw unusable(operation, `its request body is no JSON object, which no method can take yet.`);
  return Object.entries(schema.properties).map(([name, property]) => ({
    name,
    in: "body",
    required: (body.required ?? false) && (schema.required ?? []).includes(name),
    schema: property,
    description: resolve<Schema>(description, property).description,
  }));
}

/** Whether a method can be called without any input. */
export function inputIsOptional(members: readonly InputMember[]): boolean {
  return members.every((member) => !member.required);
}

export function dependenciesOf(operation: Operation): Dependency[] {
  return (operation.object["x-dependencies"] ?? []).map((sentence) => {
    const dependency = parseDependency(sentence);
    if (!dependency) throw unusable(operation, `"${sentence}" in x-dependencies cannot be read.`);
    return dependency;
  });
}

/** The name of the type of a method's input. */
export function inputName(operationId: string): string {
  return `${pascalCase(operationId)}Input`;
}

/** The type of the members of an input of which some need others; the file that declares it keeps it to itself. */
export function conditionalMembersName(operationId: string): string {
  return `${pascalCase(operationId)}Members`;
}

/** The type of a method's input. */
export function renderInput(description: Description, operation: Operation): string {
  const members = inputMembers(description, operation);
  const id = operation.object.operationId;
  const name = inputName(id);
  if (members.length === 0)
    return `/** What \`${id}\` takes: nothing but what the client already knows. */\nexport type ${name} = Record<string, never>;\n`;

  const body = members
    .map((member) => {
      const type = typeOf(member.schema);
      const declaration = member.required
        ? `${memberName(member.name)}: ${type}`
        : `${memberName(member.name)}?: ${type} | undefined`;
      return `${tsdoc(member.description, "  ")}  readonly ${declaration};\n`;
    })
    .join("");
  const dependencies = dependenciesOf(operation);
  if (dependencies.length === 0)
    return `/** What \`${id}\` takes. */\nexport interface ${name} {\n${body}}\n`;

  const typeByName = new Map(members.map((member) => [member.name, typeOf(member.schema)]));
  const clauses = dependencies.map(
    (dependency) => `(${alternatives(dependency, typeByName).join(" | ")})`,
  );
  const own = conditionalMembersName(id);
  return `interface ${own} {\n${body}}\n\n/** What \`${id}\` takes. */\nexport type ${name} = ${own} & ${clauses.join(" & ")};\n`;
}

/** The ways in which a dependency between parameters can be met, each as an object type. */
function alternatives(
  { parameters: [given, required] }: Dependency,
  types: ReadonlyMap<string, string>,
): string[] {
  return [
    `{ readonly ${memberName(given)}?: undefined }`,
    `{ readonly ${memberName(required)}: ${types.get(required) ?? "unknown"} }`,
  ];
}

function unusable({ path, method, object }: Operation, message: string): DescriptionError {
  return new DescriptionError(`${object.operationId}: ${message}`, [
    "paths",
    path,
    method.toLowerCase(),
  ]);
}
