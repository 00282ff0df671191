import { checkOptions } from "../check-options.js";
import { runTask, signalsOf } from "../client/context.js";
import { abortError } from "../errors.js";
import { isTransient, retryAfterOf } from "../http/retry.js";
import { sleep, withTimeout } from "../http/timeouts.js";
import type { CallOptions } from "../options.js";
import { Wait, type GoneTarget, type WaitTarget } from "./wait.js";
import { waiterRules, type WaiterOptions } from "./waiter-options.js";

/** How long before the end the last poll begins, and how long after the one before at least. */
const lastPollMs = 1000;

/** Polls until a resource has the wanted state. */
export async function waitFor<Item>(
  client: object,
  target: WaitTarget<Item>,
  options?: WaiterOptions<Item>,
): Promise<Item> {
  // Without the property "goneUnseen", a resource that is gone is an error.
  return (await runTask(client, () => poll(client, target, options))) as Item;
}

/** Polls until a resource has the wanted state or is gone; undefined in the second case. */
export function waitForOrGone<Item>(
  client: object,
  target: GoneTarget<Item>,
  options?: WaiterOptions<Item>,
): Promise<Item | undefined> {
  return runTask(client, () => poll(client, target, options));
}

async function poll<Item>(
  client: object,
  target: WaitTarget<Item> | GoneTarget<Item>,
  options?: WaiterOptions<Item>,
): Promise<Item | undefined> {
  const { operation } = target;
  checkOptions(operation, options, waiterRules());
  const {
    maxWaitMs = 3_600_000,
    minDelayMs = 2000,
    maxDelayMs = 30_000,
    notFoundTimeoutMs = 300_000,
    onPoll,
    signal,
    ...callOptions
  } = options ?? {};
  const wait = new Wait(target, notFoundTimeoutMs, onPoll);
  const end = performance.now() + maxWaitMs;
  const signals = signalsOf(client);
  /** Runs work within the rest of the time. */
  const limit = <Value>(
    work: (options: CallOptions & { readonly signal: AbortSignal }) => Promise<Value>,
  ): Promise<Value> =>
    withTimeout(
      (ended) => work({ ...callOptions, signal: ended }),
      signal ? [...signals, signal] : signals,
      (cause) => abortError({ operation, cause }),
      Math.max(0, end - performance.now()),
      () => wait.timeoutError(maxWaitMs),
    );
  for (
    let delayMs = Math.min(minDelayMs, maxDelayMs);
    ;
    delayMs = Math.min(delayMs * 2, maxDelayMs)
  ) {
    let retryAfterMs = 0;
    try {
      const item = await limit(target.find);
      const outcome = wait.evaluate(item, delayMs);
      if (outcome === "done") return item;
      if (outcome === "failed" && item !== undefined)
        throw wait.failure(
          // The failure must not be hidden by one to read its reason.
          await limit(async (call) => target.reasonOf?.(item, call)).catch(() => undefined),
        );
    } catch (error) {
      retryAfterMs = retryAfterOf(error) ?? 0;
      const leftMs = Math.max(0, end - performance.now());
      if (!isTransient(error) || retryAfterMs > leftMs) throw error;
      wait.cause = error; // The calls have their own retries, and the wait continues through a longer outage.
    }
    const pauseMs = Math.max(delayBeforeEnd(delayMs, end - performance.now()), retryAfterMs);
    await limit(({ signal: ended }) => sleep(pauseMs, [ended]));
  }
}

/** The delay to the next poll; to the last one if it would end later: what becomes ready meanwhile is ready in time. */
function delayBeforeEnd(delayMs: number, leftMs: number): number {
  return delayMs >= leftMs && leftMs >= 2 * lastPollMs ? leftMs - lastPollMs : delayMs;
}
