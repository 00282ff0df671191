import { CloudError, isApiError } from "../errors.js";
import type { CallOptions } from "../options.js";
import type { WaiterOptions } from "../waiting/waiter-options.js";
import { waitForOrGone } from "../waiting/waiter.js";
import type { RetentionItem } from "./plan.js";
import type { PlannedList } from "./planned-list.js";
import { keyOf } from "./rules.js";
import type { RetentionService } from "./service.js";

const operation = "applyRetention";

/** The deletion of one item. */
export class Deletion {
  /** Whether a request has had an effect, as far as is known; undefined before the first one. */
  #result: "deleted" | "gone" | undefined;
  /** Finds out why the deletion failed; undefined before the service has accepted it. */
  #findFailure: ((options: CallOptions) => Promise<string | undefined>) | undefined;
  readonly #subject: string;

  constructor(
    private readonly service: RetentionService,
    private readonly list: PlannedList,
    private readonly item: RetentionItem,
  ) {
    this.#subject = `${service.itemName} "${item.name}" (${item.id})`;
  }

  /** Deletes the item when nothing runs on its cluster or instance, and waits until it is no longer listed. */
  async run(client: object, options: WaiterOptions<RetentionItem>): Promise<"deleted" | "gone"> {
    await waitForOrGone<RetentionItem>(
      client,
      {
        operation,
        subject: this.#subject,
        find: (call) => this.#advance(call),
        stateOf: ({ status }) => status,
        success: "deleted",
        failures: [],
        goneUnseen: "at once",
      },
      options,
    );
    return this.#result ?? "gone";
  }

  /** Takes the next step, and returns the item with its status; undefined if it is not listed any more. */
  async #advance(options: CallOptions): Promise<RetentionItem | undefined> {
    const { item } = this;
    const found = await this.list.find(item, options);
    if (!found) return undefined;
    // It is being deleted: its status is a documented one for that, or has changed since the request.
    if (keyOf(found) !== keyOf(item)) return found;
    if (this.#findFailure) {
      const failure = await this.#findFailure(options);
      if (failure === undefined) return found;
      throw new CloudError(`${this.#subject} was not deleted: ${failure}`, { operation });
    }
    const task = await this.service.findTask(options);
    if (task !== undefined) return { ...found, status: `${found.status} (busy: ${task})` };
    return this.#delete(found, options);
  }

  async #delete(found: RetentionItem, options: CallOptions): Promise<RetentionItem> {
    const isFirst = this.#result === undefined;
    this.list.setRequested(found);
    this.#result = "deleted";
    try {
      this.#findFailure = await this.service.delete(found.id, options);
    } catch (error) {
      if (!isApiError(error)) throw error;
      const { code = "" } = error;
      if (code === this.service.inUseCode)
        return { ...found, status: `${found.status} (busy: ${code})` };
      if (!this.service.goneCodes.test(code)) throw error;
      if (isFirst) this.#result = "gone";
      this.#findFailure = () => Promise.resolve(undefined);
    }
    return found;
  }
}
