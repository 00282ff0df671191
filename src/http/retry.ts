import type { OutgoingRequest } from "../auth/credentials.js";
import { CloudError } from "../errors.js";
import { fullJitter } from "./backoff.js";
import type { Call } from "./call.js";
import type { FetchResponse } from "./http-types.js";
import { notify } from "./events.js";
import { sleep } from "./sleep.js";
import type { Transport } from "./transport.js";

/** An attempt that failed. */
export interface FailedAttempt {
  readonly error: CloudError;
  readonly response: FetchResponse | undefined;
  /** The request, if it came to one. */
  readonly sent: OutgoingRequest | undefined;
  readonly repeatable?: boolean | undefined;
  readonly retryAfterMs?: number | undefined;
}

/** Waits if the call may be sent again after a failure, and tells whether it may. */
export async function afterFailure(
  transport: Transport,
  call: Call,
  failed: FailedAttempt,
): Promise<boolean> {
  const { operation, attempts } = call;
  try {
    const delayMs = (await renew(transport, call, failed))
      ? 0
      : delayAfter(transport, call, failed);
    const { error } = failed;
    if (delayMs === undefined) {
      notify(transport.onEvent, { type: "error", operation, attempt: attempts, error });
      return false;
    }
    notify(transport.onEvent, { type: "retry", operation, attempt: attempts, error, delayMs });
    if (delayMs > 0)
      await sleep(delayMs, call.settings.signals).catch((reason: unknown) => {
        throw call.ended(reason);
      });
    return true;
  } catch (error) {
    if (error instanceof CloudError)
      notify(transport.onEvent, { type: "error", operation, attempt: attempts, error });
    throw error;
  }
}

/** Asks once a call for other proof of who is calling, where that was refused, and tells whether there is any. */
async function renew(
  { authenticator }: Transport,
  call: Call,
  { response, sent }: FailedAttempt,
): Promise<boolean> {
  if (response?.status !== 401 || !authenticator.renew || !sent || call.renewed) return false;
  call.renewed = true;
  return call.within(
    call.settings.timeoutMs,
    async (signal) => (await authenticator.renew?.({ ...sent, signal })) ?? false,
  );
}

/** How long to wait before the next attempt, in milliseconds; undefined if there must be none. */
function delayAfter(
  { budget }: Transport,
  call: Call,
  { repeatable, retryAfterMs }: FailedAttempt,
): number | undefined {
  const { retry } = call.settings;
  call.failures += 1;
  const delayMs =
    retryAfterMs === undefined
      ? fullJitter(call.failures, retry)
      : Math.min(retryAfterMs, retry.maxRetryAfterMs);
  const inTime = performance.now() + delayMs < call.deadline;
  return repeatable && call.failures < retry.maxAttempts && inTime && budget.take()
    ? delayMs
    : undefined;
}
