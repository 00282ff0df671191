import type { Backup } from "../../../generated/dds/client.js";
import { parseTimestamp } from "../../times.js";
import { serviceError } from "../responses.js";
import type { Behaviours } from "../behaviour.js";

/** The operations on backups. */
export const backupBehaviours: Behaviours = {
  listBackups({ backups }, { offset = 0, limit = 100, ...filters }) {
    const [begin, end] = [timeOf(filters.begin_time), timeOf(filters.end_time)];
    if (Number.isNaN(begin)) return serviceError(400, "DBS.280067", "The start time is invalid.");
    if (Number.isNaN(end)) return serviceError(400, "DBS.280068", "The end time is invalid.");
    const found = backups
      .filter(
        (backup) =>
          matches(filters.instance_id, backup.instance_id) &&
          matches(filters.backup_id, backup.id) &&
          // A recorded response writes the type in lower case, and the table does not.
          matches(filters.backup_type?.toLowerCase(), backup.type.toLowerCase()) &&
          matches(filters.mode, modeOf(backup)) &&
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

function matches(filter: string | undefined, value: string): boolean {
  return filter === undefined || filter === value;
}

/** When a backup started. One without a time, which is not complete, comes before all others. */
function startOf({ begin_time }: Backup): number {
  return timeOf(begin_time) || -Infinity;
}

/** The mode of an instance, which its backups do not contain: the sandbox derives it from the name of the instance. */
function modeOf({ instance_name }: Backup): string {
  if (/cluster|sharding/i.test(instance_name)) return "Sharding";
  return /single/i.test(instance_name) ? "Single" : "ReplicaSet";
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
