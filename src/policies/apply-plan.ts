import { checkOptions } from "../check-options.js";
import { runTask, signalsOf } from "../client/context.js";
import { abortError, CloudError } from "../errors.js";
import { busyRules, resolveEnsureOptions, type BusyOptions } from "../ensuring/ensure-settings.js";
import { repeatWhileBusy } from "../ensuring/while-busy.js";
import { withTimeout } from "../http/timeouts.js";
import type { CallOptions } from "../options.js";
import { waitFor } from "../waiting/waiter.js";
import { isSame } from "./changes.js";

/** How a plan is applied. */
export interface PolicyTarget<Policy> {
  /** The name of the task, for errors. */
  readonly operation: string;
  /** Whose policy it is, for errors. */
  readonly subject: string;
  /** What the plan was made from. */
  readonly base: Policy;
  readonly read: (options: CallOptions) => Promise<Policy>;
  /** Whether nothing is left to change. */
  readonly isReached: (current: Policy) => boolean;
  readonly send: (options: CallOptions) => Promise<unknown>;
}

/** How long a changed policy may be read without the change, in milliseconds. */
const readBackMs = 60_000;

/**
 * Sends what a plan changes, unless that has been reached, and reads it back. Throws if the policy is neither what the plan was
 * made from nor what it leads to. It can be called again after any failure.
 */
export function applyPlan<Policy>(
  client: object,
  target: () => PolicyTarget<Policy>,
  operation: string,
  given: BusyOptions<never> | undefined,
): Promise<Policy> {
  return runTask(client, async () => {
    checkOptions(operation, given, busyRules());
    const { base, read, isReached, send, subject } = target();
    const { settings, signal, options } = resolveEnsureOptions(given);
    const signals = signal ? [...signalsOf(client), signal] : signalsOf(client);
    const reached = await withTimeout(
      (ended) => {
        const call = { ...options, signal: ended };
        return repeatWhileBusy(
          async () => {
            const current = await read(call);
            if (isReached(current)) return current;
            if (!isSame(current, base))
              throw new CloudError(
                `${subject} changed after the plan was made: make a new plan, and look at its changes.`,
                { operation },
              );
            try {
              await send(call);
              return undefined;
            } catch (error) {
              // The response may be lost, or another process may have sent the same.
              const sent = await read(call).catch(() => undefined);
              if (sent !== undefined && isReached(sent)) return sent;
              throw error;
            }
          },
          settings,
          [ended],
        );
      },
      signals,
      (cause) => abortError({ operation, cause }),
    );
    if (reached !== undefined) return reached;
    const { minDelayMs, maxDelayMs } = settings;
    return await waitFor(
      client,
      {
        operation,
        subject,
        find: read,
        stateOf: (current) => (isReached(current) ? "as planned" : "unchanged"),
        success: "as planned",
        failures: [],
      },
      { ...options, signal, minDelayMs, maxDelayMs, maxWaitMs: readBackMs },
    );
  });
}
