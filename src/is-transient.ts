import { CloudError } from "./errors.js";
import { isApiError } from "./is-api-error.js";
import { isBusy } from "./http/busy.js";

const passing: ReadonlySet<string> = new Set([
  "NetworkError",
  "TimeoutError",
  "ResponseParseError",
]);

/** Whether a later call may go better, with nobody mending anything. */
export function isTransient(error: unknown): error is CloudError {
  if (isApiError(error))
    return (
      error.status >= 500 || error.status === 408 || error.status === 429 || isBusy(error.code)
    );
  return error instanceof CloudError && passing.has(error.name);
}
