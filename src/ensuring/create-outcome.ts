import {
  CloudError,
  ConfigurationError,
  isApiError,
  NetworkError,
  ResponseParseError,
  ValidationError,
  type ApiError,
} from "../errors.js";

/** The service reported success; only the list can show what it created. */
export class CreatedWithoutId extends CloudError {}

/** The effect of a create call that failed. "exists" means that something has the name. */
export type CreateOutcome = "no effect" | "rejected" | "exists" | "unknown" | "accepted";

/** The operation that creates, and what its error codes mean. */
export interface CreateOperation {
  readonly name: string;
  /** Codes with another reason than the name. */
  readonly noEffect: RegExp;
  /** The code for a name that exists; undefined if it is unknown. */
  readonly nameExists?: string;
}

/** An unexpected error has an unknown effect. */
export function outcomeOf(error: unknown, operation: CreateOperation): CreateOutcome {
  if (!(error instanceof CloudError)) return "unknown";
  if (error instanceof CreatedWithoutId || error instanceof ResponseParseError) return "accepted";
  if (error instanceof ValidationError) return error.sent ? "accepted" : "no effect";
  // The error of the authentication names another operation.
  if (error.operation !== operation.name || error instanceof ConfigurationError) return "no effect";
  if (error instanceof NetworkError && error.requestNotSent) return "no effect";
  return isApiError(error) ? outcomeOfResponse(error, operation) : "unknown";
}

function outcomeOfResponse(
  // Stryker disable next-line StringLiteral: any text that is no code.
  { status, code = "" }: ApiError,
  { noEffect, nameExists }: CreateOperation,
): CreateOutcome {
  if (code === nameExists) return "exists";
  if (status >= 500 || status === 408) return "unknown";
  if (status < 300) return "accepted";
  // Any other error response may mean that another process has just used the name.
  if (noEffect.test(code)) return "no effect";
  return status < 400 || status === 401 || status === 429 ? "no effect" : "rejected";
}
