import { operationsOf, type Description } from "../../spec/description.js";
import { leavesOf, valueAt, type Path } from "../../spec/json-pointer.js";
import { isObject } from "../../../src/values.js";
import type { SourceDocument } from "../../spec/tables.js";
import { textProperties } from "../statements.js";
import { mutantsOfEffects } from "./effect-mutants.js";
import { mutant, otherReferences, remove, rename, set, type Mutant } from "./mutant.js";
import { mutantsOfIdentity, mutantsOfMeanings, mutantsOfOrder } from "./prose-mutants.js";
import { mutantsOfSchema } from "./schema-mutants.js";

/** Every mutant of a description: the same changes for all facts of a kind. */
export function mutantsOf(
  description: Description,
  documents: readonly SourceDocument[],
): Mutant[] {
  return [
    ...mutantsOfIdentity(description),
    ...mutantsOfMeanings(description),
    ...mutantsOfEffects(description),
    ...mutantsOfOrder(description, documents),
    ...components(description, "schemas").flatMap((path) => mutantsOfSchema(description, path)),
    ...components(description, "parameters").flatMap((path) => [
      ...mutantsOfSchema(description, [...path, "schema"]),
      ...mutantsOfParameter(description, path),
    ]),
    ...operationsOf(description).flatMap(({ path, method }) =>
      mutantsOfOperation(description, ["paths", path, method.toLowerCase()]),
    ),
    ...mutantsOfExamples(description),
    ...components(description, "responses").flatMap((path) => mutantsOfBody(description, path)),
    ...components(description, "headers").flatMap((path) =>
      mutantsOfSchema(description, [...path, "schema"]),
    ),
    ...mutantsOfLeaves(description, ["components", "securitySchemes"], "header"),
    ...mutantsOfLeaves(description, ["security"], "header"),
    ...mutantsOfLeaves(description, ["servers"], "server"),
    ...mutantsOfExtensions(description, []),
  ];
}

function propertiesAt(description: Description, path: Path): Readonly<Record<string, unknown>> {
  const value = valueAt(description, path);
  return isObject(value) ? value : {};
}

function namesAt(description: Description, path: Path): string[] {
  return Object.keys(propertiesAt(description, path));
}

function components(description: Description, kind: string): Path[] {
  return namesAt(description, ["components", kind]).map((name) => ["components", kind, name]);
}

function mutantsOfParameter(description: Description, path: Path): Mutant[] {
  const parameter = propertiesAt(description, path);
  const { name, required = false, in: place } = parameter;
  const change = required ? "make optional:" : "make mandatory:";
  return [
    mutant("mandatory", change, set([...path, "required"], !required)),
    mutant("property", "rename:", set([...path, "name"], `${String(name)}s`)),
    mutant("place", "move to a header:", set([...path, "in"], "header")),
    mutant("place", "move:", set([...path, "in"], place === "query" ? "path" : "query")),
    ...("example" in parameter
      ? [mutant("example", "other example:", set([...path, "example"], "other"))]
      : []),
  ];
}

function mutantsOfOperation(description: Description, path: Path): Mutant[] {
  const operation = propertiesAt(description, path);
  const item = path.slice(0, -1);
  const otherMethod = path.at(-1) === "get" ? "put" : "get";
  const statuses = namesAt(description, [...path, "responses"]);
  const successes = statuses.filter((status) => status.startsWith("2"));
  const undocumented = successes.includes("202") ? "201" : "202";
  return [
    mutant("request", "other method:", rename(path, otherMethod)),
    mutant("request", "other path:", rename(item, `${String(item.at(-1))}s`)),
    mutant(
      "request",
      "rename the operation:",
      set([...path, "operationId"], `${String(operation["operationId"])}s`),
    ),
    ...mutantsOfParameterLists(description, path),
    ...statuses.flatMap((status) => mutantsOfResponse(description, [...path, "responses", status])),
    mutant(
      "status",
      `add ${undocumented}:`,
      set([...path, "responses", undocumented], { description: "Done." }),
    ),
    ...mutantsOfRequestBody(description, [...path, "requestBody"]),
    ...mutantsOfExtensions(description, path),
    ...successes.flatMap((status) =>
      mutantsOfLeaves(description, [...path, "responses", status, "links"], "link"),
    ),
  ];
}

function mutantsOfParameterLists(description: Description, operation: Path): Mutant[] {
  const list: Path = [...operation, "parameters"];
  const parametersAt = (path: Path): readonly unknown[] =>
    (valueAt(description, path) ?? []) as readonly unknown[];
  const added = { name: "surprise", in: "query", schema: { type: "string" } };
  return [
    ...[[...operation.slice(0, -1), "parameters"], list].flatMap((path) =>
      parametersAt(path).map((_, index) =>
        mutant("property", "drop a parameter:", remove([...path, index])),
      ),
    ),
    mutant("property", "add a parameter:", set(list, [...parametersAt(list), added])),
  ];
}

function mutantsOfResponse(description: Description, path: Path): Mutant[] {
  const reference = valueAt(description, [...path, "$ref"]);
  const names = namesAt(description, ["components", "responses"]);
  return [
    mutant("status", "drop:", remove(path)),
    mutant("status", "change to 418:", rename(path, "418")),
    ...otherReferences([...path, "$ref"], reference, names, 2).map(({ name, edit }) =>
      mutant("status", `refer to ${name}:`, edit),
    ),
    ...(reference === undefined ? mutantsOfBody(description, path) : []),
  ];
}

function mutantsOfRequestBody(description: Description, path: Path): Mutant[] {
  if (valueAt(description, path) === undefined) return [];
  return [
    mutant("mandatory", "optional body:", set([...path, "required"], false)),
    mutant("property", "drop the body:", remove(path)),
    ...mutantsOfBody(description, path),
  ];
}

function mutantsOfBody(description: Description, path: Path): Mutant[] {
  const content: Path = [...path, "content", "application/json"];
  if (valueAt(description, content) === undefined) return [];
  const schema: Path = [...content, "schema", "$ref"];
  const names = Object.keys(description.components.schemas);
  return [
    ...otherReferences(schema, valueAt(description, schema), names, 3).map(({ name, edit }) =>
      mutant("type", `body is a ${name}:`, edit),
    ),
    ...namesAt(description, [...content, "examples"]).map((name) =>
      mutant("recording", "drop an example:", remove([...content, "examples", name])),
    ),
    ...namesAt(description, [...path, "headers"]).map((name) =>
      mutant("header", "drop:", remove([...path, "headers", name])),
    ),
  ];
}

function mutantsOfExamples(description: Description): Mutant[] {
  return components(description, "examples")
    .map((path): Path => [...path, "value"])
    .flatMap((path) => leavesOf(valueAt(description, path), path))
    .filter(([path]) => !textProperties.has(path.at(-1)))
    .flatMap((leaf) => mutantsOfLeaf(leaf, "recording"));
}

function mutantsOfExtensions(description: Description, path: Path): Mutant[] {
  return namesAt(description, path)
    .filter((key) => key.startsWith("x-"))
    .flatMap((key) => mutantsOfLeaves(description, [...path, key], "extension"));
}

/** Mutants of every leaf below a path that is not text. */
function mutantsOfLeaves(description: Description, path: Path, kind: string): Mutant[] {
  const value = valueAt(description, path);
  if (value === undefined) return [];
  return leavesOf(value, path)
    .filter(([leaf]) => leaf.at(-1) !== "description")
    .flatMap((leaf) => mutantsOfLeaf(leaf, kind));
}

function mutantsOfLeaf([path, value]: readonly [Path, unknown], kind: string): Mutant[] {
  return [
    mutant(kind, "other value:", set(path, otherValue(value))),
    mutant(kind, "drop:", remove(path)),
  ];
}

function otherValue(value: unknown): unknown {
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  return typeof value === "string" ? `${value}x` : ["other"];
}
