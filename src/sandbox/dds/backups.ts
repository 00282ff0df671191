import type { Backup } from "../../../generated/dds/client.js";
import { parseTimestamp } from "../../times.js";
import type { Behaviours } from "../behaviour.js";
import { serviceError } from "../responses.js";

/** The operations on backups. */
export const backupBehaviours: Behaviours = {
  deleteManualBackup({ databases }, { backup_id }) {
    const backup = databases.backup(backup_id);
    if (!backup) return serviceError(400, "DBS.201214", "The backup does not exist.");
    // The service's own code for this is not known: the sandbox uses the one of an invalid parameter.
    if (!/^manual$/i.test(backup.item.type))
      return serviceError(400, "DBS.200001", "An automated backup cannot be deleted.");
    if (backup.job)
      return serviceError(403, "DBS.201319", "The backup is being created, restored or deleted.");
    const { instance_id, instance_name } = backup.item;
    const instance = databases.instance(instance_id) ?? {
      id: instance_id,
      name: instance_name,
      mode: "",
    };
    backup.item = { ...backup.item, status: "DISABLED" };
    backup.job = databases.startJob("Delete_Manual_Backup", instance, () => {
      databases.backups.splice(databases.backups.indexOf(backup), 1);
      // The service does not find the job of a deletion after its end (a Terraform provider relies on it).
      databases.jobs.splice(
        databases.jobs.findIndex(({ id }) => id === backup.job?.id),
        1,
      );
      return undefined;
    });
    return { status: 200, body: { job_id: backup.job.id } };
  },

  listBackups({ databases }, { offset = 0, limit = 100, ...filters }) {
    const [begin, end] = [timeOf(filters.begin_time), timeOf(filters.end_time)];
    if (Number.isNaN(begin)) return serviceError(400, "DBS.280067", "The start time is invalid.");
    if (Number.isNaN(end)) return serviceError(400, "DBS.280068", "The end time is invalid.");
    const found = databases.backups
      .map(({ item }) => item)
      .filter(
        (backup) =>
          matches(filters.instance_id, backup.instance_id) &&
          matches(filters.backup_id, backup.id) &&
          // A recorded response writes the type in lower case, and the table does not.
          matches(filters.backup_type?.toLowerCase(), backup.type.toLowerCase()) &&
          matches(filters.mode, databases.instance(backup.instance_id)?.mode) &&
          !(begin !== undefined && startOf(backup) < begin) &&
          !(end !== undefined && startOf(backup) > end),
      )
      .sort((left, right) => startOf(right) - startOf(left));
    return {
      status: 200,
      body: { backups: found.slice(offset, offset + limit), total_count: found.length },
    };
  },
};

function matches(filter: string | undefined, value: string | undefined): boolean {
  return filter === undefined || filter === value;
}

/** When a backup started. One without a time, which is not complete, comes before all others. */
function startOf({ begin_time }: Backup): number {
  return timeOf(begin_time) || -Infinity;
}

/** A time in milliseconds since 1970; NaN if there is no such time. */
function timeOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  try {
    return parseTimestamp(text).getTime();
  } catch {
    return Number.NaN;
  }
}
