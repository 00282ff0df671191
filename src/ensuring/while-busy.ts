import { isApiError } from "../errors.js";
import { notify } from "../http/events.js";
import { isBusy, isTransient, retryAfterOf } from "../http/retry.js";
import { sleep } from "../http/timeouts.js";
import type { EnsureSettings } from "./ensure-settings.js";

/** Whether a call was rejected because the cluster or instance is busy. */
export function isBusyError(error: unknown): boolean {
  return isApiError(error) && isBusy(error.code);
}

/**
 * Runs work, and repeats it while the service is busy: it must be possible to repeat it after any failure that is transient.
 *
 * @param work - Receives when the wait for a busy service ends, by `performance.now()`.
 */
export async function repeatWhileBusy<Value>(
  work: (busyUntil: number) => Promise<Value>,
  {
    waitIfBusyMs,
    minDelayMs,
    maxDelayMs,
    onPoll,
  }: Pick<EnsureSettings, "waitIfBusyMs" | "minDelayMs" | "maxDelayMs" | "onPoll">,
  signals: readonly AbortSignal[],
): Promise<Value> {
  const started = performance.now();
  let wasBusy = false;
  for (let polls = 1, delayMs = minDelayMs; ; polls += 1, delayMs *= 2) {
    try {
      return await work(started + waitIfBusyMs);
    } catch (error) {
      const elapsedMs = performance.now() - started;
      const leftMs = waitIfBusyMs - elapsedMs;
      const retryAfterMs = retryAfterOf(error) ?? 0;
      wasBusy ||= isBusyError(error);
      if (!wasBusy || !isTransient(error) || leftMs <= retryAfterMs) throw error;
      notify(onPoll, {
        state: undefined,
        percent: undefined,
        polls,
        elapsedMs,
        item: undefined,
      });
      const pauseMs = Math.min(delayMs, maxDelayMs, leftMs);
      await sleep(Math.max(pauseMs, retryAfterMs), signals);
    }
  }
}
