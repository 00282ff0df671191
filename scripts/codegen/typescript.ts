// How the generated modules write TypeScript: names, types, literals and comments.
import { componentName, isReference, type Reference, type Schema } from "../spec/description.js";

/** "listSnapshots" -> "ListSnapshots" */
export function pascalCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** "SnapshotStatus" -> "snapshotStatus" */
export function camelCase(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** The name of a property as TypeScript writes it, quoted only where it must be. */
export function propertyName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

/** The TypeScript type of a parameter or property: a component by its name, everything else in full. */
export function typeOf(schema: Schema | Reference): string {
  if (isReference(schema)) return componentName(schema);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  switch (schema.type) {
    case "string":
      return "string";
    case "integer":
    case "number":
      return "number";
    case "boolean":
      return "boolean";
    case "array":
      return schema.items ? `readonly ${typeOf(schema.items)}[]` : "readonly unknown[]";
    default:
      return "unknown";
  }
}

const lineWidth = 140;

/** A JSON value as a literal, on one line where it fits; properties that are undefined are left out. */
export function literal(value: unknown, indent = ""): string {
  const flat = flatLiteral(value);
  if (flat.length + indent.length <= lineWidth || typeof value !== "object" || value === null)
    return flat;
  const deeper = `${indent}  `;
  if (Array.isArray(value))
    return `[\n${value.map((item) => `${deeper}${literal(item, deeper)},\n`).join("")}${indent}]`;
  const properties = definedEntries(value).map(
    ([name, property]) => `${deeper}${propertyName(name)}: ${literal(property, deeper)},\n`,
  );
  return `{\n${properties.join("")}${indent}}`;
}

function flatLiteral(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(flatLiteral).join(", ")}]`;
  const properties = definedEntries(value).map(
    ([name, property]) => `${propertyName(name)}: ${flatLiteral(property)}`,
  );
  return properties.length === 0 ? "{}" : `{ ${properties.join(", ")} }`;
}

function definedEntries(value: object): [name: string, property: unknown][] {
  return Object.entries(value).filter(([, property]) => property !== undefined);
}

/** A TSDoc comment of a Markdown text and of tags ("\@see …"), with a line break at its end; empty for no text. */
export function tsdoc(text: string | undefined, indent = "", tags: readonly string[] = []): string {
  const lines = (text ?? "")
    .trim()
    .split("\n")
    .map((line) => escape(line.trimEnd()));
  if (tags.length > 0) lines.push("", ...tags);
  if (lines.length === 1 && lines[0] === "") return "";
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} *${line === "" ? "" : ` ${line}`}\n`).join("")}${indent} */\n`;
}

/** Outside of code, TSDoc reads "@" as the start of a tag; inside of code only the end of the comment is special. */
function escape(line: string): string {
  return line
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll("@", "\\@")))
    .join("")
    .replaceAll("*/", "*\\/");
}
