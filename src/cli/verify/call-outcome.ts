import { AbortError, ApiError, ConfigurationError, type CloudError } from "../../errors.js";
import { isTransient } from "../../http/retry.js";

/** How a call ended, without any text of a response but the code of an error. */
export interface CallOutcome {
  readonly status?: number;
  readonly durationMs: number;
  readonly code?: string;
  /** The class of the error. */
  readonly error?: string;
  /** Whether the call says that something is wrong. */
  readonly isFailure: boolean;
  /** Whether the same call can succeed later. */
  readonly isTransient: boolean;
}

/** Errors after which no call is worth trying: the user ended the program, or the client cannot make any call. */
export function isEnd(error: CloudError): boolean {
  return error instanceof AbortError || error instanceof ConfigurationError;
}

/** What a report says about an error. A value that no response had can be one that the service does not know. */
export function failureOf(
  error: CloudError,
  isGuess: boolean,
): Pick<CallOutcome, "code" | "error" | "isFailure" | "isTransient"> {
  const { status, code } = error instanceof ApiError ? error : {};
  const isExpected = status === 403 || (isGuess && (status === 400 || status === 404));
  return {
    ...(code !== undefined && { code }),
    error: error.name,
    isFailure: !isExpected,
    isTransient: isTransient(error),
  };
}

/** Why no other operation of the service is called after an error. */
export function endOf(error: CloudError, operationId: string): string | undefined {
  if (error.name === "NetworkError" || error.name === "TimeoutError")
    return `${operationId} received no response.`;
  if (error instanceof ApiError && error.status === 401)
    return `${operationId} was rejected with status 401.`;
  return undefined;
}
