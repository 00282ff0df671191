import type { ErrorObject, ValidateFunction } from "ajv";
import { isNode, LineCounter, parseDocument, type Document } from "yaml";
import type { Finding } from "./findings.js";
import { StepError } from "../build/step.js";

/** Where something stands in a file. */
export type YamlPlace = Pick<Finding, "file" | "line" | "column">;

export interface YamlFile<T> {
  readonly data: T;
  /** The place of what a path leads to, or of the nearest thing above it. */
  readonly placeOf: (path: readonly (string | number)[]) => YamlPlace;
}

/**
 * Reads a file of spec/ that is data of our own, and holds it against its schema.
 *
 * @throws StepError with file, line and column of the first fault.
 */
export function readYaml<T>(
  file: string,
  text: string,
  validate: ValidateFunction<T>,
  rule: string,
): YamlFile<T> {
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
  const data: unknown = document.toJS();
  const placeOf = (path: readonly (string | number)[]): YamlPlace => at(offsetOf(document, path));
  if (validate(data)) return { data, placeOf };
  const [fault] = validate.errors ?? [];
  const path = (fault?.instancePath ?? "")
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
  throw StepError.fromFindings([{ ...placeOf(path), message: faultMessage(path, fault), rule }]);
}

/** Where the nearest thing to a path begins. */
function offsetOf(document: Document, path: readonly (string | number)[]): number {
  const node = document.getIn(path, true);
  if (isNode(node)) return node.range?.[0] ?? 0;
  return path.length === 0 ? 0 : offsetOf(document, path.slice(0, -1));
}

function faultMessage(path: readonly string[], fault: ErrorObject | undefined): string {
  const name =
    fault?.keyword === "additionalProperties"
      ? `: ${String(fault.params["additionalProperty"])}`
      : "";
  const values =
    fault?.keyword === "enum" ? `: ${(fault.params["allowedValues"] as unknown[]).join(", ")}` : "";
  return `${path.length === 0 ? "The file" : path.join(".")} ${fault?.message ?? "is malformed"}${name}${values}.`;
}
