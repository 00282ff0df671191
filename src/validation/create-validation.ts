import { allValidators, type Validator } from "../../generated/validators.js";
import type { Validation } from "../client/client-options.js";
import { ValidationError, type ValidationIssue } from "../errors.js";
import { notify } from "../http/events.js";
import { validateRequest, validateResponse } from "./validate.js";

/** What an answer has that the description does not, or has otherwise. */
export interface DriftReport {
  /** The operation that was called. */
  readonly operation: string;
  /** Each unknown member, unknown value and wrong type, with its place. */
  readonly findings: readonly ValidationIssue[];
}

/** What {@link createValidation} is to check. */
export interface ValidationOptions {
  /** Checks the input of each method against every documented rule, bodies included, before anything is sent. Default: true. */
  readonly requests?: boolean | undefined;
  /** Told of each answer that the description does not foresee. What it throws is ignored. Default: none. */
  readonly onDrift?: ((report: DriftReport) => void) | undefined;
  /** Fails a call whose answer the description does not foresee: for a test, hardly for a job. Default: false. */
  readonly failOnDrift?: boolean | undefined;
}

/**
 * Makes a client check what it sends and receives, with the validators of all operations.
 *
 * @param options - What is to be checked, and what happens then.
 * @returns What the client's option `validation` takes. A wrong request then rejects with {@link ValidationError}, unsent; an
 * answer never does, unless `failOnDrift` asks for it.
 * @example
 * ```ts
 * import { createDwsClient, credentialsFromEnvironment } from "huaweicloud-dws-dds";
 * import { createValidation } from "huaweicloud-dws-dds/validation";
 *
 * const dws = createDwsClient({
 *   region: "eu-west-101",
 *   credentials: credentialsFromEnvironment(),
 *   validation: createValidation({
 *     onDrift: ({ operation, findings }) => console.warn(operation, findings.map(({ message }) => message)),
 *   }),
 * });
 * ```
 */
export function createValidation({
  requests = true,
  onDrift,
  failOnDrift = false,
}: ValidationOptions = {}): Validation {
  const validators = new Map<string, Validator>(Object.entries(allValidators));
  return {
    request(operation, input) {
      const validator = requests ? validators.get(operation) : undefined;
      return validator ? validateRequest(validator, input) : [];
    },
    response(operation, answer) {
      const validator = validators.get(operation);
      const findings = validator ? validateResponse(validator, answer, { strict: true }) : [];
      if (findings.length === 0) return;
      notify(onDrift, { operation, findings });
      if (failOnDrift)
        throw new ValidationError(
          operation,
          findings,
          true,
          "brought an answer that the description does not foresee",
        );
    },
  };
}
