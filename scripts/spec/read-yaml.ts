import type { ErrorObject, ValidateFunction } from "ajv";
import { isNode, LineCounter, parseDocument, type Document } from "yaml";
import { StepError } from "../build/step.js";
import type { Finding } from "./findings.js";
import { fromPointer, type Path } from "./json-pointer.js";

/** A place in a YAML file. */
export type YamlPlace = Pick<Finding, "file" | "line" | "column">;

export interface YamlFile<T> {
  readonly data: T;
  /** The place of the value at a path, or of its nearest parent. */
  readonly placeOf: (path: Path) => YamlPlace;
}

/** What each file contained when it was read last: several steps read the same files, and a watcher reads them again. */
const latest = new Map<string, { readonly text: string; readonly parsed: YamlFile<unknown> }>();

/**
 * Parses a YAML file. All readers share the result.
 *
 * @throws StepError with file, line and column of the first syntax error.
 */
export function parseYaml(file: string, text: string): YamlFile<unknown> {
  const known = latest.get(file);
  if (known?.text === text) return known.parsed;
  const parsed = parse(file, text);
  latest.set(file, { text, parsed });
  return parsed;
}

function parse(file: string, text: string): YamlFile<unknown> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const at = (offset: number): YamlPlace => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const error = document.errors[0];
  if (error)
    throw StepError.fromFindings([
      {
        ...at(error.pos[0]),
        message: (error.message.split("\n")[0] ?? "").replace(/ at line \d+, column \d+:$/, ""),
        rule: "yaml",
      },
    ]);
  return { data: document.toJS(), placeOf: (path) => at(offsetOf(document, path)) };
}

/**
 * Parses a YAML file and validates it against a JSON Schema.
 *
 * @throws StepError with file, line and column of the first error.
 */
export function readYaml<T>(
  file: string,
  text: string,
  validate: ValidateFunction<T>,
  rule: string,
): YamlFile<T> {
  const { data, placeOf } = parseYaml(file, text);
  if (validate(data)) return { data, placeOf };
  const [error] = validate.errors ?? [];
  const path = fromPointer(error?.instancePath ?? "");
  throw StepError.fromFindings([{ ...placeOf(path), message: errorMessage(path, error), rule }]);
}

/** The start of the value at a path, or of its nearest parent. */
function offsetOf(document: Document, path: Path): number {
  const node = document.getIn(path, true);
  if (isNode(node)) return node.range?.[0] ?? 0;
  return path.length === 0 ? 0 : offsetOf(document, path.slice(0, -1));
}

function errorMessage(path: Path, error: ErrorObject | undefined): string {
  const name =
    error?.keyword === "additionalProperties"
      ? `: ${String(error.params["additionalProperty"])}`
      : "";
  const values =
    error?.keyword === "enum" ? `: ${(error.params["allowedValues"] as unknown[]).join(", ")}` : "";
  return `${path.length === 0 ? "The file" : path.join(".")} ${error?.message ?? "is malformed"}${name}${values}.`;
}
