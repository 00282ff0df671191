import { isTransient, retryAfterOf } from "../http/retry.js";
import { sleep } from "../http/timeouts.js";
import type { CallOptions } from "../options.js";
import { CreatedWithoutId, outcomeOf, type CreateOutcome } from "./create-outcome.js";
import { firstDelayMs, longestDelayMs, type EnsureSettings } from "./ensure-settings.js";
import { findUnusable, usableItem, type EnsureTarget, type Unusable } from "./ensure-target.js";
import { replaceFailed } from "./replace-failed.js";
import { isBusyError, repeatWhileBusy } from "./while-busy.js";

/** How long to look after an error response, which rarely means that another process has just used the name. */
const rejectedTimeoutMs = 6000;

/** The last create call for a name. */
export interface PendingItem<Item> {
  /** The time of the call, by `performance.now()`. */
  readonly at: number;
  /** What it created; undefined if it is unknown whether it created anything. */
  readonly created?: Item;
  /** Whether a list has shown it since: it is kept only for what no list contains, such as the id of its job. */
  readonly isListed?: boolean;
}

/** How long it is kept: longer than any timeout of a useful length. */
const keptMs = 3_600_000;

/** One call, for all callers that want the same. */
export class EnsureCall<Item extends { readonly id: string }> {
  /** The ids of what was deleted: a list can still show it. */
  readonly #deleted = new Set<string | undefined>();

  constructor(
    private readonly client: object,
    private readonly target: EnsureTarget<Item>,
    private readonly pending: Map<string, PendingItem<Item>>,
    private readonly key: string,
    private readonly settings: EnsureSettings,
    private readonly options: CallOptions & { readonly signal: AbortSignal },
  ) {}

  /** Runs the call, and repeats it while the service is busy: it can be called again after any failure. */
  runUnlessBusy(): Promise<Item> {
    const { settings, options } = this;
    return repeatWhileBusy((busyUntil) => this.run(busyUntil), settings, [options.signal]);
  }

  /** Searches the list, and creates what it does not have. What is busy is not searched before the end of the wait. */
  private async run(busyUntil: number): Promise<Item> {
    const listed = (await this.find(false)) ?? (await this.findEarlier());
    if (listed) return listed;
    for (let attempt = 1; ; attempt += 1) {
      const before = this.pending.get(this.key);
      try {
        return await this.create();
      } catch (error) {
        const outcome = outcomeOf(error, this.target.createOperation);
        // A rejected call says nothing about a call before it.
        if (["no effect", "rejected", "exists"].includes(outcome)) this.remember(before);
        if (outcome === "no effect") throw error;
        if (isBusyError(error) && performance.now() < busyUntil) throw error;
        const found = await this.findAfter(error, outcome);
        if (found) return found;
        if (outcome !== "unknown" || attempt === 2) throw error;
      }
    }
  }

  /** Searches the list for what an earlier call for the same may have created, and no list has shown yet. */
  private async findEarlier(): Promise<Item | undefined> {
    const earlier = this.pending.get(this.key);
    const end = (earlier?.at ?? -Infinity) + this.settings.reconcileTimeoutMs;
    if (earlier?.isListed || performance.now() >= end) return undefined;
    // Also after a success: what has been deleted since must not be the result.
    return this.findUntil(end, false);
  }

  /** Searches the list after a create call that failed, once the time is over that the service asks to wait. */
  private async findAfter(error: unknown, outcome: CreateOutcome): Promise<Item | undefined> {
    const { reconcileTimeoutMs } = this.settings;
    const timeoutMs =
      outcome === "rejected" ? Math.min(reconcileTimeoutMs, rejectedTimeoutMs) : reconcileTimeoutMs;
    const end = performance.now() + timeoutMs;
    const retryAfterMs = retryAfterOf(error) ?? 0;
    if (retryAfterMs > timeoutMs) throw error;
    await sleep(retryAfterMs, [this.options.signal]);
    // A name that exists, and that the cluster or instance does not have, belongs to another.
    return this.findUntil(end, outcome === "exists");
  }

  private remember(item: PendingItem<Item> | undefined): void {
    const now = performance.now();
    for (const [key, { at }] of this.pending) if (now - at > keptMs) this.pending.delete(key);
    if (item) this.pending.set(this.key, item);
    else this.pending.delete(this.key);
  }

  private async create(): Promise<Item> {
    this.remember({ at: performance.now() });
    const { name } = this.target.createOperation;
    try {
      const created = await this.target.create(this.options);
      if (created === undefined)
        throw new CreatedWithoutId(`${name} succeeded, but its response has no id.`, {
          operation: name,
        });
      this.remember({ at: performance.now(), created });
      return created;
    } catch (error) {
      this.remember({ at: performance.now() }); // The last attempt may have been long after the first.
      throw error;
    }
  }

  /**
   * Finds what has the name and is usable, and is then done with earlier calls for it. What has failed is replaced, if the
   * caller wants that.
   */
  private async find(everywhere: boolean): Promise<Item | undefined> {
    for (;;) {
      const found = await this.look(everywhere);
      if (!found) return undefined;
      const earlier = this.pending.get(this.key);
      this.pending.delete(this.key);
      if ("item" in found) {
        const { item } = found;
        if (earlier?.created?.id !== item.id) return item;
        this.pending.set(this.key, { ...earlier, isListed: true });
        return { ...earlier.created, ...item };
      }
      this.#deleted.add(
        await replaceFailed(this.client, this.target, found, this.settings, this.options),
      );
    }
  }

  /** Looks for the name: what an earlier call has created is read by its id, without a list. */
  private async look(
    everywhere: boolean,
  ): Promise<{ readonly item: Item } | Unusable<Item> | undefined> {
    const { target, options } = this;
    const { created, isListed } = this.pending.get(this.key) ?? {};
    const own = created && !isListed ? await target.find(created.id, options) : undefined;
    const item = own && usableItem(own, target);
    if (item) return { item };
    const unusable = [own].filter((one) => one !== undefined);
    for await (const candidate of target.list(everywhere, options)) {
      if (this.#deleted.has(candidate.id)) continue;
      const listed = usableItem(candidate, target);
      if (listed) return { item: listed };
      // Stryker disable next-line ConditionalExpression: findUnusable() ignores other names too; this only saves memory.
      if (candidate.name === target.name) unusable.push(candidate);
    }
    return findUnusable(unusable, target);
  }

  /** Searches the list repeatedly, the last time at the end: a create call must not be repeated without that. */
  private async findUntil(end: number, everywhere: boolean): Promise<Item | undefined> {
    for (let delayMs = firstDelayMs; ; delayMs = Math.min(delayMs * 2, longestDelayMs)) {
      const leftMs = end - performance.now();
      let retryAfterMs = 0;
      const found = await this.find(everywhere).catch((error: unknown) => {
        retryAfterMs = retryAfterOf(error) ?? 0;
        // Without the last list it is unknown whether it exists, and the call must not be repeated.
        if (!isTransient(error) || leftMs <= retryAfterMs) throw error;
        return undefined;
      });
      if (found || leftMs <= 0) return found;
      await sleep(Math.max(Math.min(delayMs, leftMs), retryAfterMs), [this.options.signal]);
    }
  }
}
