import { isApiError } from "../errors.js";
import type { CallOptions } from "../options.js";
import type { WaiterOptions } from "./waiter-options.js";
import { waitForOrGone } from "./waiter.js";

/** How long and how often to poll. */
export type WaitSettings = Pick<
  WaiterOptions<unknown>,
  "maxWaitMs" | "minDelayMs" | "maxDelayMs" | "onPoll"
>;

/** What is deleted, and how. */
export interface Deletion<Item> {
  /** The name of the task, for errors. */
  readonly operation: string;
  /** What is deleted, for errors. */
  readonly subject: string;
  /** Reads it by its id; undefined if the service does not find it. */
  readonly find: (options: CallOptions) => Promise<Item | undefined>;
  readonly statusOf: (item: Item) => string | undefined;
  /** The statuses of what is being deleted, in upper case. */
  readonly deleting: readonly string[];
  readonly delete: (options: CallOptions) => Promise<unknown>;
}

/**
 * Deletes something and waits until it is gone. It can be called again after any failure: what is gone, or is being deleted, is no
 * error.
 */
export async function deleteAndWait<Item>(
  client: object,
  deletion: Deletion<Item>,
  callOptions: CallOptions,
  wait: WaitSettings,
): Promise<void> {
  try {
    await deletion.delete(callOptions);
  } catch (error) {
    if (!isApiError(error)) throw error;
    // The codes for what does not exist any more are not all known.
    const item = await deletion.find(callOptions);
    if (item && !deletion.deleting.includes(String(deletion.statusOf(item)).toUpperCase()))
      throw error;
  }
  await waitUntilDeleted(client, deletion, callOptions, wait);
}

/** Polls until something is gone that is being deleted. */
export async function waitUntilDeleted<Item>(
  client: object,
  { operation, subject, find, statusOf }: Deletion<Item>,
  callOptions: CallOptions,
  wait: WaitSettings,
): Promise<void> {
  await waitForOrGone(
    client,
    {
      operation,
      subject,
      find,
      stateOf: statusOf,
      success: "deleted",
      failures: [],
      goneUnseen: "at once",
    },
    { ...callOptions, ...wait },
  );
}
