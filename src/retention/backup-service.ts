import { paginateListBackups, type Instance, type Operations } from "../../generated/dds/client.js";
import { isApiError } from "../errors.js";
import { isTransient } from "../http/retry.js";
import type { CallOptions } from "../options.js";
import { requiredItemsOf } from "../paging/items.js";
import { retentionItem, type RetentionService } from "./service.js";

/** What the retention of backups needs of a client of DDS: a test may pass an object with these methods. */
export type BackupRetentionClient = Pick<
  Operations<CallOptions>,
  "listBackups" | "listInstances" | "deleteManualBackup" | "showJobDetail"
>;

/** The manual backups of an instance. */
export function backupService(
  client: BackupRetentionClient,
  instance_id: string,
): RetentionService {
  return {
    itemName: "Backup",
    // The backup or its instance does not exist (document 031; error codes of DDS).
    goneCodes: /^DBS\.(201214|201502)$/,
    // It is being restored (document 031; error codes of DDS).
    inUseCode: "DBS.201319",

    async list(options) {
      const all = await paginateListBackups(client, { instance_id }, options).toArray();
      return all
        .filter((backup) => backup.instance_id === instance_id && /^manual$/i.test(backup.type))
        .map(({ id, name, status, begin_time }) =>
          retentionItem({ id, name, status, time: begin_time }),
        );
    },

    async findTask(options) {
      const list = await client.listInstances({ id: instance_id }, options);
      const instance = requiredItemsOf<Instance>(
        list,
        "instances",
        "listInstances",
        "total_count",
      ).find(({ id }) => id === instance_id);
      return instance?.actions?.join(", ") || undefined;
    },

    async delete(backup_id, options) {
      const { job_id } = await client.deleteManualBackup({ backup_id }, options);
      return async (again) =>
        job_id === undefined ? undefined : failureOfJob(client, job_id, again);
    },
  };
}

/** Why a job failed; undefined if it did not, or if it cannot be read. */
async function failureOfJob(
  client: BackupRetentionClient,
  id: string,
  options: CallOptions,
): Promise<string | undefined> {
  try {
    const { job } = await client.showJobDetail({ id }, options);
    return job?.status === "Failed"
      ? (job.fail_reason ?? "the service gives no reason.")
      : undefined;
  } catch (error) {
    // It is not found (at first, and after a deletion), or may not be read: the list shows whether the backup is gone.
    if (isApiError(error) && !isTransient(error)) return undefined;
    throw error;
  }
}
