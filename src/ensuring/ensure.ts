import { checkOptions, type RulesFor } from "../check-options.js";
import { contextOf, runTask, signalsOf } from "../client/context.js";
import { abortError, AbortError, TimeoutError } from "../errors.js";
import { SharedCalls } from "../http/shared-calls.js";
import type { CallOptions } from "../options.js";
import { EnsureCall, type PendingItem } from "./ensure-call.js";
import { ensureRules, resolveEnsureOptions, type EnsureOptions } from "./ensure-settings.js";
import type { EnsureTarget } from "./ensure-target.js";
import { NotUsableError } from "./replace-failed.js";
import { isBusyError } from "./while-busy.js";

/** What the calls for one tenant share. */
interface State<Item> {
  /** Credentials, endpoint and project. */
  readonly tenant: readonly unknown[];
  readonly calls: SharedCalls<Item>;
  /**
   * By cluster or instance and name. Kept beyond the call: the next call must also look for the result, even if this one was
   * aborted, or succeeded while the list was out of date. It is no result itself, since it may have been deleted meanwhile.
   */
  readonly pending: Map<string, PendingItem<Item>>;
}

/** By the retry budget, which a client and its `with()` copies share; a test double has a state of its own. */
export type States<Item> = WeakMap<object, State<Item>[]>;

function stateOf<Item>(states: States<Item>, client: object): State<Item> {
  const { credentials, endpoint, projectId, budget } = contextOf(client) ?? {};
  const tenant = [credentials, endpoint, projectId];
  const owner = budget ?? client;
  const known = states.get(owner) ?? [];
  const state = known.find((other) => other.tenant.every((part, at) => part === tenant[at]));
  if (state) return state;
  const added: State<Item> = { tenant, calls: new SharedCalls(), pending: new Map() };
  states.set(owner, [...known, added]);
  return added;
}

/**
 * Makes sure that something of a name exists, and can be called again after any failure. Concurrent calls for the same are
 * deduplicated for each client and its `with()` copies.
 *
 * @param states - Those of the task.
 * @param target - What is wanted; not called before the options are checked.
 * @param rules - The rules of the options of the task.
 */
export function ensure<Item extends { readonly id: string }>(
  states: States<Item>,
  client: object,
  operation: string,
  target: () => EnsureTarget<Item>,
  options: EnsureOptions<never> | undefined,
  rules: RulesFor<CallOptions> = ensureRules(),
): Promise<Item> {
  return runTask(client, async () => {
    // Wrong options must not fail the other callers of an in-flight call.
    checkOptions(operation, options, rules);
    return await join(stateOf(states, client), client, target(), options);
  });
}

/** Joins the in-flight call for the same, or starts one. */
async function join<Item extends { readonly id: string }>(
  { calls, pending }: State<Item>,
  client: object,
  target: EnsureTarget<Item>,
  given: EnsureOptions<never> | undefined,
): Promise<Item> {
  const { settings, signal, options } = resolveEnsureOptions(given);
  const { operation, owner, name } = target;
  const signals = signal ? [...signalsOf(client), signal] : signalsOf(client);
  // Stryker disable next-line MethodExpression: upper case is as good.
  const key = JSON.stringify([owner.toLowerCase(), name]);
  for (;;) {
    const isFirst = !calls.has(key);
    try {
      return await calls.run(key, signals, (shared) => {
        const callOptions = { ...options, signal: shared };
        return new EnsureCall(client, target, pending, key, settings, callOptions).runUnlessBusy();
      });
    } catch (error) {
      const aborted = signals.find((candidate) => candidate.aborted);
      if (aborted) throw abortError({ operation, cause: aborted.reason });
      // The limits of the call that was first do not apply to those that joined it, nor what it must not replace.
      const isOfFirst =
        error instanceof AbortError ||
        error instanceof TimeoutError ||
        (settings.waitIfBusyMs > 0 && isBusyError(error)) ||
        (settings.replaceFailed && error instanceof NotUsableError);
      if (isFirst || !isOfFirst) throw error;
    }
  }
}
