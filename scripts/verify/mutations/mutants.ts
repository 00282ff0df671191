import { operationsOf, type Description } from "../../spec/description.js";
import { leavesOf, toPointer, valueAt, type Path } from "../../spec/json-pointer.js";
import type { Edit } from "./edit.js";
import { mutantsOfSchema } from "./schema-mutants.js";

/** A change of one fact of a description, which the proof has to notice. */
export interface Mutant {
  /** What kind of fact it changes, for the count. */
  readonly kind: string;
  /** What it does, with the pointer. */
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** Every mutant of a description, generated alike for everything that it has of a kind. */
export function mutantsOf(description: Description): Mutant[] {
  const schemas = Object.keys(description.components.schemas).map((name): Path => [
    "components",
    "schemas",
    name,
  ]);
  const parameters = Object.keys(membersAt(description, ["components", "parameters"])).map(
    (name): Path => ["components", "parameters", name],
  );
  return [
    ...schemas.flatMap((path) => mutantsOfSchema(description, path)),
    ...parameters.flatMap((path) => [
      ...mutantsOfSchema(description, [...path, "schema"]),
      ...mutantsOfParameter(description, path),
    ]),
    ...operationsOf(description).flatMap((operation) =>
      mutantsOfOperation(description, ["paths", operation.path, operation.method.toLowerCase()]),
    ),
    ...mutantsOfExamples(description),
    ...mutantsOfTheRest(description),
  ];
}

function membersAt(description: Description, path: Path): Readonly<Record<string, unknown>> {
  return (valueAt(description, path) ?? {}) as Readonly<Record<string, unknown>>;
}

function mutant(kind: string, what: string, ...edits: readonly Edit[]): Mutant {
  return { kind, title: `${what} ${toPointer(edits[0]?.path ?? [])}`, edits };
}

function mutantsOfParameter(description: Description, path: Path): Mutant[] {
  const { name, required = false, in: place } = membersAt(description, path);
  return [
    mutant("mandatory", `make ${required ? "optional" : "mandatory"}:`, {
      kind: "set",
      path: [...path, "required"],
      value: !required,
    }),
    mutant("member", "rename:", {
      kind: "set",
      path: [...path, "name"],
      value: `${String(name)}s`,
    }),
    mutant("place", "move to a header:", { kind: "set", path: [...path, "in"], value: "header" }),
    mutant("place", "move:", {
      kind: "set",
      path: [...path, "in"],
      value: place === "query" ? "path" : "query",
    }),
    ...("example" in membersAt(description, path)
      ? [
          mutant("example", "other example:", {
            kind: "set",
            path: [...path, "example"],
            value: "other",
          }),
        ]
      : []),
  ];
}

function mutantsOfOperation(description: Description, path: Path): Mutant[] {
  const operation = membersAt(description, path);
  const item = path.slice(0, -1);
  const lists = [item, path].map((owner): Path => [...owner, "parameters"]);
  const responses = Object.keys(membersAt(description, [...path, "responses"]));
  const components = Object.keys(membersAt(description, ["components", "responses"]));
  return [
    mutant("request", "other method:", {
      kind: "rename",
      path,
      name: path.at(-1) === "get" ? "put" : "get",
    }),
    mutant("request", "other path:", {
      kind: "rename",
      path: item,
      name: `${String(item.at(-1))}s`,
    }),
    mutant("request", "rename the operation:", {
      kind: "set",
      path: [...path, "operationId"],
      value: `${String(operation["operationId"])}s`,
    }),
    ...lists.flatMap((list) =>
      ((valueAt(description, list) ?? []) as unknown[]).map((_, index) =>
        mutant("member", "drop a parameter:", { kind: "remove", path: [...list, index] }),
      ),
    ),
    mutant("member", "add a parameter:", {
      kind: "set",
      path: [...path, "parameters"],
      value: [
        ...((operation["parameters"] ?? []) as unknown[]),
        { name: "surprise", in: "query", schema: { type: "string" } },
      ],
    }),
    ...responses.flatMap((status) => {
      const response: Path = [...path, "responses", status];
      const reference = valueAt(description, [...response, "$ref"]);
      const others = components.filter(
        (name) => reference !== undefined && !String(reference).endsWith(`/${name}`),
      );
      return [
        mutant("status", "drop:", { kind: "remove", path: response }),
        mutant("status", "change to 418:", { kind: "rename", path: response, name: "418" }),
        ...others
          .slice(0, 2)
          .map((name) =>
            mutant("status", `lead to ${name}:`, {
              kind: "set",
              path: [...response, "$ref"],
              value: `#/components/responses/${name}`,
            }),
          ),
        ...(reference === undefined ? mutantsOfBody(description, response) : []),
      ];
    }),
    mutant("status", "add 202:", {
      kind: "set",
      path: [...path, "responses", "202"],
      value: { description: "Accepted." },
    }),
    ...("requestBody" in operation
      ? [
          mutant("mandatory", "optional body:", {
            kind: "set",
            path: [...path, "requestBody", "required"],
            value: false,
          }),
          mutant("member", "drop the body:", { kind: "remove", path: [...path, "requestBody"] }),
          ...mutantsOfBody(description, [...path, "requestBody"]),
        ]
      : []),
    ...Object.keys(operation)
      .filter((key) => key.startsWith("x-"))
      .flatMap((key) => leafMutants(description, [...path, key], "extension")),
    ...mutantsOfLinks(description, [...path, "responses", "200", "links"]),
  ];
}

function mutantsOfLinks(description: Description, path: Path): Mutant[] {
  return valueAt(description, path) === undefined ? [] : leafMutants(description, path, "link");
}

function mutantsOfBody(description: Description, path: Path): Mutant[] {
  const content: Path = [...path, "content", "application/json"];
  if (valueAt(description, content) === undefined) return [];
  const schema: Path = [...content, "schema", "$ref"];
  const others = Object.keys(description.components.schemas).filter(
    (name) => !String(valueAt(description, schema)).endsWith(`/${name}`),
  );
  return [
    ...others
      .slice(0, 3)
      .map((name) =>
        mutant("type", `body is a ${name}:`, {
          kind: "set",
          path: schema,
          value: `#/components/schemas/${name}`,
        }),
      ),
    ...Object.keys(membersAt(description, [...content, "examples"])).map((name) =>
      mutant("recording", "drop an example:", {
        kind: "remove",
        path: [...content, "examples", name],
      }),
    ),
    ...Object.keys(membersAt(description, [...path, "headers"])).map((name) =>
      mutant("header", "drop:", { kind: "remove", path: [...path, "headers", name] }),
    ),
  ];
}

/** Each leaf of an example with another value, and each of its members gone. Sentences of errors are prose. */
function mutantsOfExamples(description: Description): Mutant[] {
  return Object.keys(description.components.examples).flatMap((name) =>
    leavesOf(description.components.examples[name]?.value, [
      "components",
      "examples",
      name,
      "value",
    ])
      .filter(([path]) => !["error_msg", "externalMessage"].includes(String(path.at(-1))))
      .flatMap(([path, value]) => [
        mutant("recording", "other value:", { kind: "set", path, value: otherValue(value) }),
        mutant("recording", "drop:", { kind: "remove", path }),
      ]),
  );
}

/** What stands beside operations and schemas. */
function mutantsOfTheRest(description: Description): Mutant[] {
  const responses = Object.keys(membersAt(description, ["components", "responses"])).map(
    (name): Path => ["components", "responses", name],
  );
  const headers = Object.keys(membersAt(description, ["components", "headers"])).map(
    (name): Path => ["components", "headers", name],
  );
  return [
    ...responses.flatMap((path) => mutantsOfBody(description, path)),
    ...headers.flatMap((path) => mutantsOfSchema(description, [...path, "schema"])),
    ...leafMutants(description, ["components", "securitySchemes"], "header"),
    ...leafMutants(description, ["security"], "header"),
    ...leafMutants(description, ["servers"], "server"),
  ];
}

/** Each leaf below a path that is no prose with another value, and gone. */
function leafMutants(description: Description, path: Path, kind: string): Mutant[] {
  return leavesOf(valueAt(description, path), path)
    .filter(([leaf]) => leaf.at(-1) !== "description")
    .flatMap(([leaf, value]) => [
      mutant(kind, "other value:", { kind: "set", path: leaf, value: otherValue(value) }),
      mutant(kind, "drop:", { kind: "remove", path: leaf }),
    ]);
}

function otherValue(value: unknown): unknown {
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  return typeof value === "string" ? `${value}x` : ["other"];
}
