import type { CloudError } from "../errors.js";
import type { Outcome } from "./attempt.js";
import { fullJitter } from "./backoff.js";
import type { Call } from "./call.js";
import { notify } from "./events.js";
import { sleep } from "./sleep.js";
import type { Transport } from "./transport.js";

/** Waits if the call may be sent again after a failure, and tells whether it may. */
export async function afterFailure(
  { budget, onEvent }: Transport,
  call: Call,
  { error, repeatable, retryAfterMs }: Outcome & { readonly error: CloudError },
): Promise<boolean> {
  const { operation, attempts, settings } = call;
  const { retry, signals } = settings;
  call.repeats += 1;
  const delayMs = retryAfterMs === undefined ? fullJitter(call.repeats, retry) : Math.min(retryAfterMs, retry.maxRetryAfterMs);
  const inTime = performance.now() + delayMs < call.deadline;
  if (!repeatable || call.repeats >= retry.maxAttempts || !inTime || !budget.take()) {
    notify(onEvent, { type: "error", operation, attempt: attempts, error });
    return false;
  }
  notify(onEvent, { type: "retry", operation, attempt: attempts, error, delayMs });
  await sleep(delayMs, signals).catch((reason: unknown) => {
    throw call.ended(reason);
  });
  return true;
}
