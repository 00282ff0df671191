import { CloudError } from "../errors.js";
import type { CallOptions } from "../options.js";
import type { RetentionItem, RetentionPlan } from "./plan.js";
import { applyRules, isBeingDeleted, isComplete, isFailed, itemsInScope, keyOf } from "./rules.js";
import type { RetentionService } from "./service.js";

/** Reads the list of a plan, and checks each time that the plan still applies to it. */
export class PlannedList {
  /** The ids of the items whose deletion has been requested: the list may still contain them. */
  readonly #requested = new Set<string>();

  /** What the plan keeps because it was in progress, by its id. */
  readonly #inProgress: ReadonlyMap<string, RetentionItem>;

  constructor(
    private readonly service: RetentionService,
    private readonly plan: RetentionPlan,
  ) {
    const inProgress = plan.kept.filter(
      (item) => item.id !== "" && !isComplete(item) && !isFailed(item),
    );
    this.#inProgress = new Map(inProgress.map((item) => [item.id, item]));
  }

  /** Leaves an item out of the check, since its deletion is requested. */
  setRequested({ id }: RetentionItem): void {
    this.#requested.add(id);
  }

  /**
   * Finds an item in a new list; undefined if it is not listed any more. Applies the rules of the plan to that list: they decide
   * the same without items that have been deleted.
   *
   * @throws CloudError if the rules decide otherwise now, or keep the item.
   */
  async find(item: RetentionItem, options: CallOptions): Promise<RetentionItem | undefined> {
    const listed = await this.service.list(options);
    const deletable = this.#check(listed);
    const found = listed.find(({ id }) => id === item.id);
    // Only a plan that was edited as JSON deletes an item that its rules keep.
    if (found && !isBeingDeleted(found) && !deletable.has(item.id)) this.#throwChanged(item);
    return found;
  }

  /** Checks a new list before the first deletion. */
  async check(options: CallOptions): Promise<void> {
    this.#check(await this.service.list(options));
  }

  #check(listed: readonly RetentionItem[]): ReadonlySet<string> {
    const { wanted, createdAt, kept, toDelete } = this.plan;
    const items = itemsInScope(listed, wanted)
      .filter(({ id }) => !this.#requested.has(id))
      .map((item) => this.#asPlanned(item));
    const now = applyRules(items, wanted, Date.parse(createdAt));
    const changed =
      firstMissing(kept, now.kept) ??
      firstMissing(now.kept, kept) ??
      firstMissing(now.toDelete, toDelete);
    if (changed) this.#throwChanged(changed);
    return new Set([...now.toDelete.map(({ id }) => id), ...this.#requested]);
  }

  /**
   * An item that was in progress when the plan was made, and is complete now, counts as it did then. Otherwise, a plan that is
   * made while a snapshot is being created could never be applied. It is kept, and the rules delete no other one in addition.
   */
  #asPlanned(item: RetentionItem): RetentionItem {
    const planned = this.#inProgress.get(item.id);
    return planned && isComplete(item) ? { ...item, status: planned.status } : item;
  }

  #throwChanged({ name, id }: RetentionItem): never {
    throw new CloudError(
      `${this.service.itemName} "${name}" (${id}) has been added, changed or deleted since the plan was made: plan again.`,
      { operation: "applyRetention" },
    );
  }
}

/** The first of the items that is not among others. */
function firstMissing(
  items: readonly RetentionItem[],
  others: readonly RetentionItem[],
): RetentionItem | undefined {
  const keys = new Set(others.map(keyOf));
  return items.find((item) => !keys.has(keyOf(item)));
}
