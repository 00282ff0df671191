import type { CallOptions } from "../options.js";
import type { RetentionItem } from "./plan.js";

/** What the retention needs of a service: the manual items of one cluster or instance. */
export interface RetentionService {
  /** What the service calls an item, for errors. */
  readonly itemName: string;
  /** Lists the manual items. */
  list(options: CallOptions): Promise<RetentionItem[]>;
  /** What runs on the cluster or instance; undefined if nothing does. */
  findTask(options: CallOptions): Promise<string | undefined>;
  /** Starts to delete an item, and returns what finds out why the deletion failed. */
  delete(
    id: string,
    options: CallOptions,
  ): Promise<(options: CallOptions) => Promise<string | undefined>>;
  /** The codes of an error that mean that the item does not exist. */
  readonly goneCodes: RegExp;
  /** The code of an error that means that the item is in use, and can be deleted later. */
  readonly inUseCode?: string;
}
