import type { Check, SchemaFault, Validator } from "../../generated/validators.js";
import type { ValidationIssue } from "../errors.js";
import { sentence } from "./sentence.js";

/** What {@link validateResponse} is to report. */
export interface ValidateResponseOptions {
  /**
   * Reports members and values that are not documented, too. The services may send both at any time, so that a program
   * should not fail because of them. Default: false.
   */
  readonly strict?: boolean | undefined;
}

/** What only a strict check of an answer reports. */
const driftKeywords: ReadonlySet<string> = new Set(["additionalProperties", "enum"]);

/**
 * Holds the input of a method against every documented rule: names, types, lengths, values, patterns, and the parameters
 * that need one another.
 *
 * @param validator - The operation's validator, for example `createSnapshotValidator`.
 * @param input - What the method of that name would be called with.
 * @returns What is wrong; empty when nothing is.
 * @example
 * ```ts
 * import { createSnapshotValidator, validateRequest } from "huaweicloud-dws-dds/validation";
 *
 * const findings = validateRequest(createSnapshotValidator, { snapshot: { name: "abc" } });
 * for (const { pointer, message } of findings) console.log(pointer, message);
 * ```
 */
export function validateRequest(validator: Validator, input: unknown): ValidationIssue[] {
  return run(validator.request, input).map((fault) => toFinding(fault, input));
}

/**
 * Holds an answer against the description.
 *
 * @param validator - The operation's validator, for example `listBackupsValidator`.
 * @param body - The answer's body, as the method of that name returns it.
 * @returns What is wrong; empty when nothing is.
 * @example
 * ```ts
 * import { listBackupsValidator, validateResponse } from "huaweicloud-dws-dds/validation";
 *
 * const body: unknown = JSON.parse('{ "backups": [], "total_count": 0, "page": 1 }');
 * console.log(validateResponse(listBackupsValidator, body).length); // 0
 * console.log(validateResponse(listBackupsValidator, body, { strict: true }).length); // 1, the member "page"
 * ```
 */
export function validateResponse(
  validator: Validator,
  body: unknown,
  { strict = false }: ValidateResponseOptions = {},
): ValidationIssue[] {
  return run(validator.response, body)
    .filter((fault) => strict || !driftKeywords.has(fault.keyword))
    .map((fault) => toFinding(fault, body));
}

function run(check: Check, value: unknown): readonly SchemaFault[] {
  return check(value) ? [] : (check.errors ?? []);
}

/** The pointer leads to the member that is too much, or would be missing, and not to the object around it. */
function toFinding(fault: SchemaFault, value: unknown): ValidationIssue {
  const member =
    fault.params["additionalProperty"] ??
    (fault.keyword === "required" || fault.keyword === "dependencies"
      ? fault.params["missingProperty"]
      : undefined);
  const pointer =
    member === undefined
      ? fault.instancePath
      : `${fault.instancePath}/${escapeSegment(String(member))}`;
  return { pointer, message: sentence(fault, valueAt(value, fault.instancePath)) };
}

function valueAt(value: unknown, pointer: string): unknown {
  return pointer
    .split("/")
    .slice(1)
    .reduce<unknown>(
      (node, segment) =>
        (node as Readonly<Record<string, unknown>>)[
          segment.replaceAll("~1", "/").replaceAll("~0", "~")
        ],
      value,
    );
}

function escapeSegment(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
