/**
 * Shortens the types that openapi-typescript writes, as the compiler emits them: removes what excludes nothing, comments
 * that the named types of a service repeat, and error responses that every operation repeats.
 */
export function shortenSchema(code: string): string {
  const errors = new Map<string, string>();
  const shortened = code
    .replaceAll(/^ +headers: \{\n[^]*?^ +\};\n/gm, "")
    .replaceAll(/^ +\w+\?: (never|undefined);\n/gm, "")
    .replace(interfaceNamed("paths"), (text) =>
      withoutComments(text).replaceAll(/^ {8}parameters: \{\n[^]*?^ {8}\};\n/gm, ""),
    )
    .replace(interfaceNamed("operations"), (text) =>
      withoutComments(text).replaceAll(responses, (_, success: string, list) => {
        const name = errors.get(String(list)) ?? `errors${errors.size + 1}`;
        errors.set(String(list), name);
        return `        responses: ${name} & {\n${success}        };\n`;
      }),
    )
    .replace(interfaceNamed("components"), (text) =>
      text
        .replace(/^ {4}parameters: \{\n[^]*?^ {4}\};\n/m, withoutComments)
        .replaceAll(/^ {8}\/\*\*(?:(?!\*\/)[^])*\*\/\n(?= {8}\w)/gm, "")
        // The type shows that it is a number; its width is in the description.
        .replaceAll(/^ *\* Format: u?int\d+\n/gm, "")
        .replaceAll(comment, shortComment),
    );
  // Aliases and no interfaces: a program that exports a value of such a type has to write it without its name.
  return [...errors].reduce(
    (text, [list, name]) => `${text}type ${name} = {\n${list.replaceAll(/^ {12}/gm, "    ")}};\n`,
    shortened,
  );
}

const comment = /^ *\/\*\*[^]*?\*\/\n/gm;
/** The responses of an operation: those with a content of their own, and references to shared error responses. */
const responses =
  /^ {8}responses: \{\n((?: {12}\/\*\*.*\n| {12}\d+: \{\n| {13,}.*\n| {12}\};\n)*)((?: {12}(?:\d+|default): components\["responses"\].*;\n)+) {8}\};\n/gm;

function interfaceNamed(name: string): RegExp {
  return new RegExp(`^export interface ${name} \\{\\n[^]*?^\\}\\n`, "m");
}

function withoutComments(code: string): string {
  return code.replaceAll(comment, "");
}

/** A comment without its example, which the description and the API reference have, on one line if it fits. */
function shortComment(text: string): string {
  const short = text.replaceAll(/^ *\* @example.*\n/gm, "").replaceAll("@description ", "");
  return short.replace(/\/\*\*\n *\* (.*)\n *\*\/\n$/, "/** $1 */\n");
}
