import { randomUUID } from "node:crypto";
import type { Backup, Datastore } from "../../../generated/dds/client.js";
import { parseTimestamp } from "../../times.js";
import type { Behaviours } from "../behaviour.js";
import { serviceError } from "../responses.js";
import {
  backupTime,
  defaultDatastore,
  busyInstance,
  failureOf,
  invalid,
  isPolicyOn,
  msPerDay,
  unknownBackup,
  unknownInstance,
  type BackupRecord,
  type Databases,
  type InstanceRecord,
  type JobRecord,
} from "./databases.js";

const sizeInKilobytes = 2803;

/** The operations on backups. */
export const backupBehaviours: Behaviours = {
  createManualBackup({ databases }, { backup: { instance_id, name, description = "" } }) {
    const instance = databases.instance(instance_id);
    if (!instance) return unknownInstance;
    if (databases.backups.some(({ item }) => item.name === name))
      return serviceError(400, "DBS.201201", "The backup name already exists.");
    if (instance.job) return busyInstance;
    const settings = { name, description, type: "Manual" } as const;
    const { backup, job } = startBackup(databases, instance, settings);
    return { status: 200, body: { job_id: job.id, backup_id: backup.item.id } };
  },

  deleteManualBackup({ databases }, { backup_id }) {
    const backup = databases.backup(backup_id);
    if (!backup) return unknownBackup;
    const { type, instance_id, instance_name } = backup.item;
    const instance = databases.instance(instance_id);
    if (isAutomatic(type) && instance && isPolicyOn(instance))
      return invalid("An automated backup cannot be deleted while the backup policy is on.");
    if (backup.job)
      return serviceError(400, "DBS.201319", "The backup is being created, restored or deleted.");
    backup.item = { ...backup.item, status: "DISABLED" };
    const owner = { id: instance_id, name: instance_name };
    const job = databases.startJob("Delete_Manual_Backup", owner, [backup], ({ id }) => {
      databases.backups.splice(databases.backups.indexOf(backup), 1);
      // The service does not find the job of a deletion after its end (a Terraform provider relies on it).
      databases.jobs.delete(id);
      return undefined;
    });
    return { status: 200, body: { job_id: job.id } };
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

/** What a backup is called, and who created it. */
interface BackupSettings extends Pick<Backup, "name" | "description"> {
  readonly type: "Manual" | "Auto";
}

/** Starts to back up an instance. It fails if the name contains "failed", so that clients can test for a failure. */
export function startBackup(
  databases: Databases,
  instance: InstanceRecord,
  { name, description, type }: BackupSettings,
): { readonly backup: BackupRecord; readonly job: JobRecord } {
  const backup: BackupRecord = {
    item: {
      id: `${randomUUID().replaceAll("-", "")}br02`,
      name,
      instance_id: instance.id,
      instance_name: instance.name,
      datastore: datastoreOf(instance),
      type,
      begin_time: backupTime(databases.timeline.now()),
      // A backup that is not complete has an empty time.
      end_time: "",
      status: "BUILDING",
      size: 0,
      description,
    },
  };
  databases.backups.unshift(backup);
  const records = [backup, instance];
  const job = databases.startJob(`Create_${type}_Backup`, instance, records, ({ task }) => {
    const failure = failureOf(name);
    backup.item = {
      ...backup.item,
      end_time: backupTime(task.endsAt),
      status: failure === undefined ? "COMPLETED" : "FAILED",
      size: failure === undefined ? sizeInKilobytes : 0,
    };
    if (type === "Auto") deleteAfterRetention(databases, instance, backup, task.endsAt);
    return failure;
  });
  return { backup, job };
}

function datastoreOf({ item: { datastore } }: InstanceRecord): Datastore {
  const { type = defaultDatastore.type, version = defaultDatastore.version } = datastore ?? {};
  return { type, version };
}

/** Deletes an automated backup at the end of the retention that the policy has now. */
function deleteAfterRetention(
  { backups, timeline }: Databases,
  { policy: { keep_days = 0 } }: InstanceRecord,
  backup: BackupRecord,
  endedAt: number,
): void {
  const remove = (): void => {
    const index = backups.indexOf(backup);
    if (backup.job) timeline.schedule(backup.job.task.endsAt, remove);
    else if (index >= 0) backups.splice(index, 1);
  };
  // Without a policy, nothing deletes it but a call.
  if (keep_days > 0) timeline.schedule(endedAt + keep_days * msPerDay, remove);
}

/** Whether a schedule created a backup. A recorded response writes the type in lower case. */
export function isAutomatic(type: string): boolean {
  return !/^manual$/i.test(type);
}

function matches(filter: string | undefined, value: string | undefined): boolean {
  return filter === undefined || filter === value;
}

/** When a backup started. One without a time, which is not complete, comes before all others. */
function startOf({ begin_time }: Backup): number {
  return timeOf(begin_time) || -Infinity;
}

/** A time in milliseconds since 1970; NaN if there is no such time. */
export function timeOf(text: string): number;
export function timeOf(text: string | undefined): number | undefined;
export function timeOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  try {
    return parseTimestamp(text).getTime();
  } catch {
    return Number.NaN;
  }
}
