import type { Backup, Operations } from "../../generated/dds/client.js";
import { ConfigurationError } from "../errors.js";
import type { CallOptions } from "../options.js";
import { requiredItemsOf } from "../paging/items.js";
import { waitFor, type WaiterOptions } from "../waiting/waiter.js";

/** A backup to wait for. */
export interface BackupToAwait {
  /** The id of the backup. */
  readonly backup_id: string;
}

/**
 * Polls `listBackups` until a backup is COMPLETED: at once, then after 2 seconds, and after at most 30 seconds.
 *
 * @param client - A client of DDS.
 * @param backup - The backup to wait for.
 * @param options - How long and how often to poll, and the options of each call.
 * @returns The backup, as it is listed then.
 * @throws {@link WaiterError} when it is FAILED, is being deleted, or takes too long; the error of a call that will not
 * succeed later.
 * @example
 * ```ts
 * import { createDdsClient, credentialsFromEnvironment, waitUntilBackupCompleted } from "huaweicloud-dws-dds";
 *
 * const dds = createDdsClient({ region: "eu-west-101", credentials: credentialsFromEnvironment() });
 * const backup_id = "43e4feaab48f11e89039fa163ebaa7e4br02";
 * await waitUntilBackupCompleted(dds, { backup_id }, { maxWaitMs: 1_800_000, onPoll: ({ state }) => console.log(state) });
 * ```
 */
export async function waitUntilBackupCompleted(
  client: Pick<Operations<CallOptions>, "listBackups">,
  backup: BackupToAwait,
  options?: WaiterOptions<Backup>,
): Promise<Backup> {
  const { backup_id } = { ...backup }; // Without a type checker it may be undefined.
  if (!backup_id) throw new ConfigurationError("waitUntilBackupCompleted needs `backup_id`.");
  return await waitFor<Backup>(
    client,
    {
      operation: "waitUntilBackupCompleted",
      subject: `Backup ${backup_id}`,
      find: async (call) =>
        requiredItemsOf<Backup>(
          await client.listBackups({ backup_id }, call),
          "backups",
          "listBackups",
          "total_count",
        ).find(({ id }) => id === backup_id),
      stateOf: ({ status }) => status,
      success: "COMPLETED",
      // DISABLED (document 003, table 4) and DELETING (the vendor's SDKs) mean that it is being deleted.
      failures: ["FAILED", "DISABLED", "DELETING"],
    },
    options,
  );
}
