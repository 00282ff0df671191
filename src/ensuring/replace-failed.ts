import { CloudError } from "../errors.js";
import { notify } from "../http/events.js";
import type { CallOptions } from "../options.js";
import { deleteAndWait, waitUntilDeleted } from "../waiting/wait-until-deleted.js";
import type { Poll } from "../waiting/waiter-options.js";
import type { EnsureSettings } from "./ensure-settings.js";
import {
  isReplaceable,
  type Candidate,
  type EnsureTarget,
  type Unusable,
} from "./ensure-target.js";

/** What has the wanted name cannot be used, and was not replaced. */
export class NotUsableError extends CloudError {}

/**
 * Deletes what has failed, and waits until it is gone. It reads it again first: what a list says may be out of date. Throws if
 * it must not be deleted.
 *
 * @returns The id of what is gone.
 */
export async function replaceFailed<Item>(
  client: object,
  target: EnsureTarget<Item>,
  unusable: Unusable<Item>,
  { replaceFailed: isWanted, minDelayMs, maxDelayMs, onPoll }: EnsureSettings,
  options: CallOptions,
): Promise<string> {
  const { id } = unusable.candidate;
  const { operation, noun, ownerNoun, name, delete: deleteItem } = target;
  if (!isWanted || id === undefined || !deleteItem) throw notUsable(target, unusable);
  const deletion = {
    operation,
    subject: `${noun} "${name}" (${id})`,
    find: (call: CallOptions) => target.find(id, call),
    statusOf: ({ status }: Candidate<Item>) => status,
    deleting: target.deleting,
    delete: (call: CallOptions) => deleteItem(id, call),
  };
  const wait = {
    minDelayMs,
    maxDelayMs,
    // The item of these polls is not that of the task.
    onPoll: (poll: Poll<unknown>) => notify(onPoll, { ...poll, item: undefined }),
  };
  const current = await deletion.find(options);
  if (!current || target.deleting.includes(String(current.status).toUpperCase()))
    await waitUntilDeleted(client, deletion, options, wait);
  else if (isReplaceable(current, id, target)) await deleteAndWait(client, deletion, options, wait);
  else
    throw new NotUsableError(
      `${noun} "${name}" (${id}) is ${String(current.status)}, and it is not certain that it is a manual one of this ${ownerNoun} that failed: it was not replaced. Delete it, or use another name.`,
      { operation },
    );
  return id;
}

function notUsable<Item>(
  { operation, noun, ownerNoun, name, delete: canReplace }: EnsureTarget<Item>,
  { candidate: { id, status }, isBeingDeleted }: Unusable<Item>,
): NotUsableError {
  if (id === undefined)
    return new NotUsableError(
      `${noun} "${name}" of this ${ownerNoun} is listed without an id: use another name.`,
      { operation },
    );
  const subject = `${noun} "${name}" (${id}) of this ${ownerNoun}`;
  return new NotUsableError(
    isBeingDeleted
      ? `${subject} is being deleted: call again when it is gone, set replaceFailed to wait for that, or use another name.`
      : `${subject} is ${String(status)} because it failed: delete it, ${canReplace ? "set replaceFailed, " : ""}or use another name.`,
    { operation },
  );
}
