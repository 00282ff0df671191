// What the samples of several languages share: the comment at the top, and JSON values as literals.
import type { SampleCall } from "./sample-call.js";

/** The comment at the top of a sample: what it does, how to run it, and which environment variables it needs. */
export function openingComment(
  { summary, target }: SampleCall,
  sign: string,
  command: string,
): string {
  const variables =
    target.length > 1 ? "OS_TOKEN, an IAM token, and OS_PROJECT_ID" : "OS_TOKEN, an IAM token";
  return [`${summary}.`, `Run: ${command}`, `Environment: ${variables}.`]
    .map((line) => `${sign} ${line}\n`)
    .join("");
}

/** The syntax of a language for JSON values. */
export interface LiteralSyntax {
  readonly words: { readonly true: string; readonly false: string; readonly null: string };
  /** The name of a property in front of its colon. */
  readonly propertyName: (name: string) => string;
  /** Between the braces and the properties of an object on one line. */
  readonly padding: string;
  readonly indent: string;
}

/** The panel of the page with the samples is narrow. */
const maxLineLength = 78;

/**
 * A JSON value in the syntax of a language, on one line if it fits.
 *
 * @param column - The column where the value starts.
 * @param indent - The indentation of the line where the value starts.
 */
export function literal(
  value: unknown,
  syntax: LiteralSyntax,
  column: number,
  indent = "",
): string {
  const flat = flatLiteral(value, syntax);
  if (typeof value !== "object" || value === null || column + flat.length <= maxLineLength)
    return flat;
  const deeper = indent + syntax.indent;
  const parts = Array.isArray(value)
    ? value.map((item: unknown) => literal(item, syntax, deeper.length, deeper))
    : Object.entries(value).map(([name, property]) => {
        const key = `${syntax.propertyName(name)}: `;
        return key + literal(property, syntax, deeper.length + key.length, deeper);
      });
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  return `${open}\n${parts.map((part) => `${deeper}${part},\n`).join("")}${indent}${close}`;
}

function flatLiteral(value: unknown, syntax: LiteralSyntax): string {
  if (value === null || typeof value === "boolean") return syntax.words[`${value}`];
  // The escapes of JSON strings are the same in TypeScript and Python.
  if (typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => flatLiteral(item, syntax)).join(", ")}]`;
  const properties = Object.entries(value).map(
    ([name, property]) => `${syntax.propertyName(name)}: ${flatLiteral(property, syntax)}`,
  );
  return properties.length === 0
    ? "{}"
    : `{${syntax.padding}${properties.join(", ")}${syntax.padding}}`;
}
