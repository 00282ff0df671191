import {
  operations as ddsOperations,
  type Operations as DdsOperations,
} from "../../generated/dds/client.js";
import * as ddsSchemas from "../../generated/dds/schemas.js";
import {
  operations as dwsOperations,
  type Operations as DwsOperations,
} from "../../generated/dws/client.js";
import * as dwsSchemas from "../../generated/dws/schemas.js";
import { checkOptions } from "../check-options.js";
import { ConfigurationError, type ValidationIssue } from "../errors.js";
import { redactor, redactTexts, type Redact } from "../http/redact.js";
import type { JsonSchema, Operation } from "../operation.js";
import { checkInput } from "./check-input.js";
import { isObject, ownValue } from "../values.js";
import { checkSchema, issueAt } from "./check-schema.js";

/** The id of an operation, which is also the name of the client's method. */
export type OperationId = keyof DdsOperations<unknown> | keyof DwsOperations<unknown>;

/** Options of {@link validateResponse}. */
export interface ValidateResponseOptions {
  /**
   * Whether undocumented properties and values are issues, and `null` as a property. The services may send all of them at
   * any time, so a program should not fail because of them.
   * @defaultValue false
   */
  readonly strict?: boolean | undefined;
}

/**
 * Checks the input of a method against every documented rule: names, types, lengths, values, patterns, and parameters that
 * require one another. A client checks every input in the same way before it sends a request.
 *
 * @param operationId - The operation, for example "createSnapshot".
 * @param input - The input that the method of that name would be called with.
 * @returns Everything that is wrong; empty for a valid input.
 * @throws `ConfigurationError` for an operation that does not exist.
 * @example
 * ```ts
 * import { validateRequest } from "huaweicloud-dws-dds/validation";
 *
 * const issues = validateRequest("createSnapshot", { snapshot: { name: "abc" } });
 * for (const { pointer, message } of issues) console.log(pointer, message);
 * ```
 */
export function validateRequest(operationId: OperationId, input: unknown): ValidationIssue[] {
  return checkInput(known<Operation>({ ...ddsOperations, ...dwsOperations }, operationId), input);
}

/**
 * Checks the body of a success response against the description.
 *
 * @param operationId - The operation, for example "listBackups".
 * @param body - The body, as the method of that name returns it: undefined, or an empty object, for a response without one.
 * @param options - How strict the check is.
 * @returns Everything that is wrong; empty for a valid body.
 * @throws `ConfigurationError` for an operation that does not exist.
 * @example
 * ```ts
 * import { validateResponse } from "huaweicloud-dws-dds/validation";
 *
 * const body: unknown = JSON.parse('{ "backups": [], "total_count": 0, "page": 1 }');
 * console.log(validateResponse("listBackups", body).length); // 0
 * console.log(validateResponse("listBackups", body, { strict: true }).length); // 1, the property "page"
 * ```
 */
export function validateResponse(
  operationId: OperationId,
  body: unknown,
  options?: ValidateResponseOptions,
): ValidationIssue[] {
  checkOptions("validateResponse", options, { strict: "boolean" });
  return checkResponse(operationId, body, options?.strict ?? false, redactor([])); // Without a call, no secret is known.
}

/** What is wrong with a response. A service chooses the names and values that the issues repeat: they are redacted. */
export function checkResponse(
  operationId: OperationId,
  body: unknown,
  strict: boolean,
  redact: Redact,
): ValidationIssue[] {
  const service = operationId in ddsSchemas.responses ? ddsSchemas : dwsSchemas;
  const schemas = known<readonly (JsonSchema | null)[]>(service.responses, operationId);
  const [closest = []] = schemas
    .map((schema) => {
      if (schema)
        return checkSchema(schema, body, { strict, redact, components: service.components });
      return isEmpty(body) ? [] : [issueAt("", "must be undefined: the response has no body")];
    })
    .sort((one, other) => one.length - other.length);
  return redactTexts(closest, redact);
}

/** Whether a response without a documented body is as described: recorded ones are empty objects. */
function isEmpty(body: unknown): boolean {
  return body === undefined || (isObject(body) && Object.keys(body).length === 0);
}

function known<Entry>(entries: Readonly<Record<string, Entry>>, operationId: string): Entry {
  const entry = ownValue(entries, operationId);
  if (entry === undefined)
    throw new ConfigurationError(
      `There is no operation ${operationId}: see the methods of the clients for the names of all operations.`,
    );
  return entry;
}
