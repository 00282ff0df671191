import { checkOptions, type RulesFor } from "../check-options.js";
import type { Validation } from "../client/client-options.js";
import { ValidationError, type ValidationIssue } from "../errors.js";
import { notify } from "../http/events.js";
import { checkResponse, type OperationId } from "./validate.js";

/** The differences between a response and the description. */
export interface DriftReport {
  /** The operation that was called. */
  readonly operation: string;
  /** Each unknown property, unknown value and wrong type, with its place. */
  readonly issues: readonly ValidationIssue[];
}

/** Options of {@link createValidation}. */
export interface ValidationOptions {
  /**
   * Called with each response that differs from the description. What it throws is ignored.
   * @defaultValue none
   */
  readonly onDrift?: ((report: DriftReport) => void) | undefined;
  /**
   * Whether a call fails when its response differs from the description. Useful in a test, rarely in a job.
   * @defaultValue false
   */
  readonly failOnDrift?: boolean | undefined;
  /**
   * Whether undocumented properties and values are differences, too, and `null` as a property.
   * @defaultValue true
   */
  readonly strict?: boolean | undefined;
}

const validationRules = {
  onDrift: "function",
  failOnDrift: "boolean",
  strict: "boolean",
} as const satisfies RulesFor<ValidationOptions>;

/**
 * Makes a client check the responses that it receives. Inputs are checked by every client, without this.
 *
 * @param options - What happens when a response differs from the description.
 * @returns The value of the client's option `validation`. With `failOnDrift` a call can reject with {@link ValidationError}
 * after the operation has had its effect.
 * @example
 * ```ts
 * import { createDwsClient, credentialsFromEnvironment } from "huaweicloud-dws-dds";
 * import { createValidation } from "huaweicloud-dws-dds/validation";
 *
 * const dws = createDwsClient({
 *   region: "eu-west-101",
 *   credentials: credentialsFromEnvironment(),
 *   validation: createValidation({
 *     onDrift: ({ operation, issues }) => console.warn(operation, issues.map(({ message }) => message)),
 *   }),
 * });
 * ```
 */
export function createValidation(options?: ValidationOptions): Validation {
  checkOptions("createValidation", options, validationRules);
  const { onDrift, failOnDrift = false, strict = true } = options ?? {};
  return {
    response(operation, body, redact) {
      // Clients only call operations of the tables that the schemas are generated with.
      const issues = checkResponse(operation as OperationId, body, strict, redact);
      if (issues.length === 0) return;
      notify(onDrift, { operation, issues });
      if (failOnDrift)
        throw new ValidationError(
          operation,
          issues,
          true,
          "received a response that differs from the description",
        );
    },
  };
}
