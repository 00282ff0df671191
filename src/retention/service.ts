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

/** An item of a list, whose properties are empty texts where the list has none, null or another type. */
export function retentionItem(
  listed: Readonly<Record<keyof RetentionItem, unknown>>,
): RetentionItem {
  const textOf = (value: unknown): string => (typeof value === "string" ? value : "");
  const { id, name, status, time } = listed;
  return { id: textOf(id), name: textOf(name), status: textOf(status), time: textOf(time) };
}
