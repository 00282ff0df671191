import type { Backup } from "../../../generated/dds/client.js";
import { parseTimestamp } from "../../times.js";
import { refuse } from "../http-types.js";
import type { Behaviour } from "./behaviour.js";

/** The backups that the filters leave, the latest first. */
export const listBackups: Behaviour = ({ backups }, input) => {
  const {
    instance_id,
    backup_id,
    backup_type,
    begin_time,
    end_time,
    mode,
    offset = 0,
    limit = 100,
  } = input as {
    [
      Name in "instance_id" | "backup_id" | "backup_type" | "begin_time" | "end_time" | "mode"
    ]?: string;
  } & { offset?: number; limit?: number };
  const [begin, end] = [timeOf(begin_time), timeOf(end_time)];
  if (Number.isNaN(begin)) return refuse(400, "DBS.280067", "The start time is invalid.");
  if (Number.isNaN(end)) return refuse(400, "DBS.280068", "The end time is invalid.");
  const found = backups
    .filter(
      (backup) =>
        (instance_id === undefined || backup.instance_id === instance_id) &&
        (backup_id === undefined || backup.id === backup_id) &&
        // A recorded answer writes it small, where the table has a capital.
        (backup_type === undefined || backup.type.toLowerCase() === backup_type.toLowerCase()) &&
        (mode === undefined || modeOf(backup) === mode) &&
        !(begin !== undefined && startOf(backup) < begin) &&
        !(end !== undefined && startOf(backup) > end),
    )
    .sort((left, right) => startOf(right) - startOf(left));
  return {
    status: 200,
    body: { backups: found.slice(offset, offset + limit), total_count: found.length },
  };
};

function startOf({ begin_time }: Backup): number {
  return parseTimestamp(begin_time).getTime();
}

/** The kind of an instance, which its backups do not tell: the sandbox takes it from the instance's name, and else has replica sets. */
function modeOf({ instance_name }: Backup): string {
  return /cluster|sharding/i.test(instance_name)
    ? "Sharding"
    : /single/i.test(instance_name)
      ? "Single"
      : "ReplicaSet";
}

/** A time in milliseconds; NaN for one that does not exist. */
function timeOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  try {
    return parseTimestamp(text).getTime();
  } catch {
    return Number.NaN;
  }
}
