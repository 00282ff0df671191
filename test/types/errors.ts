import { isApiError } from "../../src/index.js";
import { use } from "./use.js";

export function apiError(error: unknown): void {
  if (!isApiError(error)) return;
  use(error.operation satisfies string, error.attempts satisfies number);
  // @ts-expect-error -- A response without Retry-After has none.
  use(error.retryAfterMs satisfies number);
}
