import type { Description } from "../../spec/description.js";
import { toPointer, valueAt, type Path } from "../../spec/json-pointer.js";
import type { Edit } from "./edit.js";
import type { Mutant } from "./mutants.js";

type Members = Readonly<Record<string, unknown>>;

/** Every change of one fact of a schema and of the schemas within it; references are not followed. */
export function mutantsOfSchema(description: Description, path: Path): Mutant[] {
  const schema = (valueAt(description, path) ?? {}) as Members;
  return [
    ...typeMutants(schema, path),
    ...boundMutants(schema, path),
    ...listMutants(schema, path),
    ...referenceMutants(description, schema, path),
    ...exampleMutants(schema, path),
    ...Object.keys((schema["properties"] ?? {}) as Members).flatMap((name) =>
      memberMutants(description, schema, path, name),
    ),
    ...(schema["properties"] ? [addedMember(path)] : []),
    ...(schema["items"] ? mutantsOfSchema(description, [...path, "items"]) : []),
  ];
}

function mutant(kind: string, what: string, ...edits: readonly Edit[]): Mutant {
  return { kind, title: `${what} ${toPointer(edits[0]?.path ?? [])}`, edits };
}

function typeMutants({ type, format, additionalProperties }: Members, path: Path): Mutant[] {
  const set = (key: string, value: unknown): Edit => ({ kind: "set", path: [...path, key], value });
  const types = ["string", "integer", "object"].filter(
    (other) => type !== undefined && other !== type,
  );
  const formats = (type === "string" ? ["date-time", "uuid"] : ["int32", "int64", "double"]).filter(
    (other) => type !== undefined && other !== format,
  );
  return [
    ...types.map((other) => mutant("type", `be ${other}:`, set("type", other))),
    ...formats.map((other) => mutant("format", `have the format ${other}:`, set("format", other))),
    ...(format === undefined
      ? []
      : [mutant("format", "have no format:", { kind: "remove", path: [...path, "format"] })]),
    ...(type === undefined ? [] : [mutant("type", "be nullable:", set("nullable", true))]),
    ...(type === "object"
      ? [
          mutant(
            "type",
            "open or close:",
            set("additionalProperties", additionalProperties === undefined ? false : true),
          ),
        ]
      : []),
  ];
}

function boundMutants(schema: Members, path: Path): Mutant[] {
  const set = (key: string, value: unknown): Edit => ({ kind: "set", path: [...path, key], value });
  const numbers = ["minimum", "maximum", "minLength", "maxLength"].filter(
    (key) => typeof schema[key] === "number",
  );
  const type = schema["type"];
  const missing = [
    ...(type === "integer" || type === "number" ? ["minimum", "maximum"] : []),
    ...(type === "string" ? ["minLength", "maxLength"] : []),
  ].filter((key) => schema[key] === undefined);
  return [
    ...numbers.flatMap((key) => [
      mutant("bound", "one less:", set(key, Number(schema[key]) - 1)),
      mutant("bound", "one more:", set(key, Number(schema[key]) + 1)),
      mutant("bound", "drop:", { kind: "remove", path: [...path, key] }),
    ]),
    ...missing.map((key) => mutant("bound", "add:", set(key, 7))),
    ...(schema["default"] === undefined
      ? type === undefined
        ? []
        : [mutant("default", "add:", set("default", 7))]
      : [
          mutant("default", "other:", set("default", 7)),
          mutant("default", "drop:", { kind: "remove", path: [...path, "default"] }),
        ]),
    ...(typeof schema["pattern"] === "string"
      ? [
          mutant("pattern", "loosen:", set("pattern", schema["pattern"].replace(/^\^/, ""))),
          mutant("pattern", "drop:", { kind: "remove", path: [...path, "pattern"] }),
        ]
      : type === "string"
        ? [mutant("pattern", "add:", set("pattern", "^.$"))]
        : []),
  ];
}

function listMutants(schema: Members, path: Path): Mutant[] {
  return ["enum", "x-extensible-enum"].flatMap((key) => {
    const values = schema[key];
    if (!Array.isArray(values)) return [];
    const list: Path = [...path, key];
    const closed = key === "enum";
    return [
      ...values.map((_, index) =>
        mutant("value", "drop:", { kind: "remove", path: [...list, index] }),
      ),
      ...values.map((value, index) =>
        mutant("value", "misspell:", {
          kind: "set",
          path: [...list, index],
          value: `${String(value)}S`,
        }),
      ),
      mutant("value", "add to:", {
        kind: "set",
        path: list,
        value: [...(values as unknown[]), "SURPRISE"],
      }),
      mutant("value", "put first in:", {
        kind: "set",
        path: list,
        value: ["SURPRISE", ...(values as unknown[])],
      }),
      mutant("value", "drop the list:", { kind: "remove", path: list }),
      mutant("value", closed ? "open:" : "close:", {
        kind: "rename",
        path: list,
        name: closed ? "x-extensible-enum" : "enum",
      }),
    ];
  });
}

function referenceMutants(description: Description, schema: Members, path: Path): Mutant[] {
  const reference = schema["$ref"];
  if (typeof reference !== "string") return [];
  const others = Object.keys(description.components.schemas).filter(
    (name) => !reference.endsWith(`/${name}`),
  );
  return others
    .slice(0, 3)
    .map((name) =>
      mutant("type", `be a ${name}:`, {
        kind: "set",
        path: [...path, "$ref"],
        value: `#/components/schemas/${name}`,
      }),
    );
}

function exampleMutants(schema: Members, path: Path): Mutant[] {
  if (schema["example"] === undefined) return [];
  return [
    mutant("example", "other example:", {
      kind: "set",
      path: [...path, "example"],
      value: "another",
    }),
  ];
}

function memberMutants(
  description: Description,
  schema: Members,
  path: Path,
  name: string,
): Mutant[] {
  const required = (schema["required"] ?? []) as readonly string[];
  const member: Path = [...path, "properties", name];
  const without = required.filter((other) => other !== name);
  const unrequire: Edit[] = required.includes(name)
    ? [{ kind: "set", path: [...path, "required"], value: without }]
    : [];
  return [
    mutant("member", "drop:", { kind: "remove", path: member }, ...unrequire),
    mutant("member", "rename:", { kind: "rename", path: member, name: `${name}s` }, ...unrequire),
    required.includes(name)
      ? mutant("mandatory", `make ${name} optional:`, {
          kind: "set",
          path: [...path, "required"],
          value: without,
        })
      : mutant("mandatory", `make ${name} mandatory:`, {
          kind: "set",
          path: [...path, "required"],
          value: [...required, name],
        }),
    ...mutantsOfSchema(description, member),
  ];
}

function addedMember(path: Path): Mutant {
  return mutant("member", "add:", {
    kind: "set",
    path: [...path, "properties", "surprise"],
    value: { type: "string", description: "A surprise." },
  });
}
