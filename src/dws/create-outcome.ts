import {
  CloudError,
  ConfigurationError,
  isApiError,
  NetworkError,
  ResponseParseError,
  ValidationError,
  type ApiError,
} from "../errors.js";

/** The service reported success; only the list can show the snapshot. */
export class CreatedWithoutId extends CloudError {}

/** The effect of a create call that failed. */
export type CreateOutcome = "no effect" | "rejected" | "unknown" | "accepted";

/** An unexpected error has an unknown effect. */
export function outcomeOf(error: unknown): CreateOutcome {
  if (!(error instanceof CloudError)) return "unknown";
  if (error instanceof CreatedWithoutId || error instanceof ResponseParseError) return "accepted";
  if (error instanceof ValidationError) return error.sent ? "accepted" : "no effect";
  // The error of the authentication names another operation.
  if (error.operation !== "createSnapshot" || error instanceof ConfigurationError)
    return "no effect";
  if (error instanceof NetworkError && error.requestNotSent) return "no effect";
  return isApiError(error) ? outcomeOfResponse(error) : "unknown";
}

function outcomeOfResponse({ status, code = "" }: ApiError): CreateOutcome {
  if (status >= 500 || status === 408) return "unknown";
  if (status < 300) return "accepted";
  // An error response may mean that another process has just used the name. The code for that is unknown; it is none of these.
  if (/^DWS\.(0015|0047|3027|7023)$/.test(code)) return "no effect";
  return status < 400 || status === 401 || status === 429 ? "no effect" : "rejected";
}
