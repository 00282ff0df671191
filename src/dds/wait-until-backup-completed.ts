import type { Backup, Operations } from "../../generated/dds/client.js";
import { ConfigurationError } from "../errors.js";
import type { CallOptions } from "../options.js";
import type { WaiterOptions } from "../waiting/waiter-options.js";
import { waitFor } from "../waiting/waiter.js";
import { findBackup } from "./read.js";
import { withJob } from "./with-job.js";

/** A backup to wait for, for example the result of `ensureBackup`. */
export interface BackupToAwait {
  /** The id of the backup. */
  readonly backup_id: string;
  /** The id of its job, for the progress and the reason of a failure. */
  readonly job_id?: string | undefined;
}

/** What `waitUntilBackupCompleted` needs of a client: a test may pass an object with these methods. */
export type BackupWaiterClient = Pick<Operations<CallOptions>, "listBackups" | "showJobDetail">;

/**
 * Polls `listBackups` until a backup is COMPLETED: at once, then after 2 seconds, and after at most 30 seconds. With `job_id`,
 * each poll also reads the job.
 *
 * @param client - A client of DDS.
 * @param backup - The backup to wait for, for example the result of `ensureBackup`.
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
  client: BackupWaiterClient,
  backup: BackupToAwait,
  options?: WaiterOptions<Backup>,
): Promise<Backup> {
  const { backup_id, job_id } = { ...backup }; // Without a type checker it may be undefined.
  if (!backup_id) throw new ConfigurationError("waitUntilBackupCompleted needs `backup_id`.");
  return await waitFor<Backup>(
    client,
    withJob(client, job_id, {
      operation: "waitUntilBackupCompleted",
      subject: `Backup ${backup_id}`,
      find: (call) => findBackup(client, backup_id, call),
      stateOf: ({ status }) => status,
      success: "COMPLETED",
      // DISABLED (document 003, table 4) and DELETING (the vendor's SDKs) mean that it is being deleted.
      failures: ["FAILED", "DISABLED", "DELETING"],
    }),
    options,
  );
}
