import type { Description, Schema } from "../../spec/description.js";
import { valueAt, type Path } from "../../spec/json-pointer.js";
import { mutant, otherReferences, remove, rename, set, type Mutant } from "./mutant.js";

type SchemaObject = Schema & { readonly $ref?: string };

/** Every change of one fact of a schema and of the schemas in it; references are not followed. */
export function mutantsOfSchema(description: Description, path: Path): Mutant[] {
  const schema = (valueAt(description, path) ?? {}) as SchemaObject;
  const components = Object.keys(description.components.schemas);
  const { properties, items } = schema;
  return [
    ...(schema.type === undefined ? [] : mutantsOfType(schema, schema.type, path)),
    ...mutantsOfBounds(schema, path),
    ...mutantsOfDefault(schema, path),
    ...mutantsOfPattern(schema, path),
    ...mutantsOfLists(schema, path),
    ...otherReferences([...path, "$ref"], schema.$ref, components, 3).map(({ name, edit }) =>
      mutant("type", `be a ${name}:`, edit),
    ),
    ...(schema.example === undefined
      ? []
      : [mutant("example", "other example:", set([...path, "example"], "another"))]),
    ...Object.keys(properties ?? {}).flatMap((name) => [
      ...mutantsOfProperty(schema, path, name),
      ...mutantsOfSchema(description, [...path, "properties", name]),
    ]),
    ...(properties ? [addedProperty(path)] : []),
    ...(items ? mutantsOfSchema(description, [...path, "items"]) : []),
  ];
}

function mutantsOfType(schema: SchemaObject, type: string, path: Path): Mutant[] {
  const { format, nullable, additionalProperties } = schema;
  const types = ["string", "integer", "object"].filter((other) => other !== type);
  const formats = (type === "string" ? ["date-time", "uuid"] : ["int32", "int64", "double"]).filter(
    (other) => other !== format,
  );
  const isOpen = additionalProperties === undefined;
  return [
    ...types.map((other) => mutant("type", `be ${other}:`, set([...path, "type"], other))),
    ...formats.map((other) =>
      mutant("format", `have the format ${other}:`, set([...path, "format"], other)),
    ),
    ...(format === undefined
      ? []
      : [mutant("format", "have no format:", remove([...path, "format"]))]),
    nullable
      ? mutant("type", "not be nullable:", remove([...path, "nullable"]))
      : mutant("type", "be nullable:", set([...path, "nullable"], true)),
    ...(type === "object"
      ? [mutant("type", "open or close:", set([...path, "additionalProperties"], !isOpen))]
      : []),
  ];
}

const lengthBounds = ["minLength", "maxLength"] as const;
const valueBounds = ["minimum", "maximum"] as const;

function mutantsOfBounds(schema: SchemaObject, path: Path): Mutant[] {
  const isNumber = schema.type === "integer" || schema.type === "number";
  return [...valueBounds, ...lengthBounds].flatMap((key) => {
    const bound: Path = [...path, key];
    const value = schema[key];
    if (value !== undefined)
      return [
        mutant("bound", "one less:", set(bound, value - 1)),
        mutant("bound", "one more:", set(bound, value + 1)),
        mutant("bound", "drop:", remove(bound)),
      ];
    const applies = lengthBounds.some((length) => length === key)
      ? schema.type === "string"
      : isNumber;
    return applies ? [mutant("bound", "add:", set(bound, 7))] : [];
  });
}

function mutantsOfDefault(schema: SchemaObject, path: Path): Mutant[] {
  const place: Path = [...path, "default"];
  if (schema.default !== undefined)
    return [mutant("default", "other:", set(place, 7)), mutant("default", "drop:", remove(place))];
  return schema.type === undefined ? [] : [mutant("default", "add:", set(place, 7))];
}

function mutantsOfPattern({ type, pattern }: SchemaObject, path: Path): Mutant[] {
  const place: Path = [...path, "pattern"];
  if (pattern !== undefined)
    return [
      mutant("pattern", "loosen:", set(place, pattern.replace(/^\^/, ""))),
      mutant("pattern", "drop:", remove(place)),
    ];
  return type === "string" ? [mutant("pattern", "add:", set(place, "^.$"))] : [];
}

function mutantsOfLists(schema: SchemaObject, path: Path): Mutant[] {
  return (["enum", "x-extensible-enum"] as const).flatMap((key) => {
    const values = schema[key];
    if (!values) return [];
    const list: Path = [...path, key];
    const isClosed = key === "enum";
    const otherKey = isClosed ? "x-extensible-enum" : "enum";
    return [
      ...values.flatMap((value, index) => [
        mutant("value", "drop:", remove([...list, index])),
        mutant("value", "misspell:", set([...list, index], `${value}S`)),
      ]),
      mutant("value", "add to:", set(list, [...values, "SURPRISE"])),
      mutant("value", "put first in:", set(list, ["SURPRISE", ...values])),
      mutant("value", "drop the list:", remove(list)),
      mutant("value", isClosed ? "open:" : "close:", rename(list, otherKey)),
    ];
  });
}

function mutantsOfProperty({ required = [] }: SchemaObject, path: Path, name: string): Mutant[] {
  const property: Path = [...path, "properties", name];
  const others = required.filter((other) => other !== name);
  const withoutName = set([...path, "required"], others);
  const isRequired = required.includes(name);
  const optional = isRequired ? [withoutName] : [];
  return [
    mutant("property", "drop:", remove(property), ...optional),
    mutant("property", "rename:", rename(property, `${name}s`), ...optional),
    isRequired
      ? mutant("mandatory", `make ${name} optional:`, withoutName)
      : mutant(
          "mandatory",
          `make ${name} mandatory:`,
          set([...path, "required"], [...required, name]),
        ),
  ];
}

function addedProperty(path: Path): Mutant {
  const schema = { type: "string", description: "A surprise." };
  return mutant("property", "add:", set([...path, "properties", "surprise"], schema));
}
