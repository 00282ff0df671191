import type { RestorePoint } from "../../../generated/dds/client.js";
import type { SandboxResponse } from "../responses.js";
import {
  busyInstance,
  invalid,
  unknownBackup,
  unknownInstance,
  type BackupRecord,
  type Databases,
  type InstanceRecord,
} from "./databases.js";
import { isRestorable } from "./restore-times.js";

/** What a restoration reads: an instance, which may no longer exist, at a point in time or as a backup contains it. */
export interface FoundSource {
  readonly instance?: InstanceRecord | undefined;
  readonly backup?: BackupRecord | undefined;
}

/** Finds what to restore; returns an error if it cannot be restored to an instance of the architecture. */
export function findSource(
  databases: Databases,
  source: RestorePoint,
  mode: string,
): FoundSource | SandboxResponse {
  const found =
    source.type === "timestamp" ? findTime(databases, source) : findBackup(databases, source);
  return "instance" in found && found.instance && found.instance.mode !== mode
    ? invalid("The source and the target differ in their architecture.")
    : found;
}

function findTime(
  databases: Databases,
  { instance_id = "", backup_id, restore_time }: RestorePoint,
): FoundSource | SandboxResponse {
  if (backup_id !== undefined || restore_time === undefined)
    return invalid("The type timestamp needs restore_time, and no backup_id.");
  const instance = databases.instance(instance_id);
  if (!instance) return unknownInstance;
  return isRestorable(databases, instance, restore_time)
    ? { instance }
    : invalid("The instance cannot be restored to this time.");
}

function findBackup(
  databases: Databases,
  { instance_id, backup_id }: RestorePoint,
): FoundSource | SandboxResponse {
  if (backup_id === undefined) return invalid("A restoration to a time needs the type timestamp.");
  const backup = databases.backup(backup_id);
  if (!backup || (instance_id ?? backup.item.instance_id) !== backup.item.instance_id)
    return unknownBackup;
  if (backup.job) return busyInstance;
  return backup.item.status === "COMPLETED"
    ? { instance: databases.instance(backup.item.instance_id), backup }
    : invalid("The backup is not complete.");
}
