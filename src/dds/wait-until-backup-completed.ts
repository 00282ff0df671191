import type { Backup, Operations } from "../../generated/dds/client.js";
import type { CallOptions } from "../options.js";
import { ConfigurationError } from "../errors.js";
import { knownListOf } from "../list-of.js";
import { wait, type WaiterOptions } from "../waiting/waiter.js";

/** The backup to wait for. */
export interface BackupToAwait {
  /** The id of the backup. */
  readonly backup_id: string;
}

/**
 * Waits until a backup is COMPLETED. FAILED leads nowhere, and one that is DISABLED (document 003, table 4) or DELETING (the
 * vendor's SDKs) is being deleted.
 */
export async function waitUntilBackupCompleted(
  client: Operations<CallOptions>,
  signals: readonly AbortSignal[],
  backup: BackupToAwait,
  options?: WaiterOptions<Backup>,
): Promise<Backup> {
  const { backup_id } = backup ?? {};
  if (!backup_id)
    throw new ConfigurationError("waitUntilBackupCompleted needs the id of a backup.");
  return wait<Backup>(
    {
      operation: "waitUntilBackupCompleted",
      subject: `Backup ${backup_id}`,
      find: async (call) =>
        knownListOf<Backup>(
          await client.listBackups({ backup_id }, call),
          "backups",
          "listBackups",
        ).find(({ id }) => id === backup_id),
      stateOf: ({ status }) => status,
      success: "COMPLETED",
      failures: ["FAILED", "DISABLED", "DELETING"],
    },
    signals,
    options,
  );
}
