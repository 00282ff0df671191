import { CloudError, ConfigurationError } from "../errors.js";
import type { CallOptions } from "../options.js";
import { checkRestoreTime, type RestoreTimesClient } from "./check-restore-time.js";
import { findBackup } from "./read.js";

/** A backup, or an instance at a point in time. */
export interface Source {
  readonly instance_id?: string | undefined;
  readonly type?: "backup" | "timestamp" | undefined;
  readonly backup_id?: string | undefined;
  readonly restore_time?: number | undefined;
}

/** The type that the service needs for a source. */
export function typeOf({ type, restore_time }: Source): "backup" | "timestamp" {
  return type ?? (restore_time === undefined ? "backup" : "timestamp");
}

/** Throws a configuration error unless a source is a backup or an instance at a point in time. */
export function checkSourceForm(operation: string, property: string, source: Source): void {
  const { instance_id, backup_id, restore_time, type } = { ...source }; // Without a type checker it may be undefined.
  if (
    (backup_id === undefined) === (restore_time === undefined) ||
    (restore_time !== undefined && !instance_id)
  )
    throw new ConfigurationError(
      `${operation} needs either \`${property}.backup_id\`, or \`${property}.instance_id\` and \`${property}.restore_time\`.`,
    );
  const ownType = typeOf({ restore_time });
  if (type !== undefined && type !== ownType)
    throw new ConfigurationError(
      `${property}.type must be "${ownType}" with ${property}.${restore_time === undefined ? "backup_id" : "restore_time"}, or be left out.`,
    );
}

/** Throws unless a backup is complete, and belongs to the instance that the source names; or unless the time is possible. */
export async function checkSource(
  client: RestoreTimesClient,
  operation: string,
  { instance_id, backup_id, restore_time }: Source,
  options: CallOptions,
): Promise<void> {
  if (restore_time !== undefined && instance_id !== undefined)
    await checkRestoreTime(client, operation, instance_id, restore_time, options);
  if (backup_id === undefined) return;
  const backup = await findBackup(client, backup_id, options);
  const problem = !backup
    ? "does not exist"
    : backup.status !== "COMPLETED"
      ? `is ${String(backup.status)} and cannot be restored`
      : (instance_id ?? backup.instance_id) !== backup.instance_id
        ? `is of instance ${backup.instance_id}, not of ${String(instance_id)}`
        : undefined;
  if (problem !== undefined)
    throw new CloudError(`Backup ${backup_id} ${problem}: nothing was restored.`, { operation });
}
