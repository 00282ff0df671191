import { randomBytes, randomUUID } from "node:crypto";
import type { Backup, BackupPolicy, Job } from "../../../generated/dds/client.js";
import { serviceError } from "../responses.js";
import { startTask, type Task } from "../task.js";
import type { Timeline } from "../timeline.js";

/** An instance of the document database service. */
export interface SandboxInstance {
  /** The id. */
  readonly id: string;
  /** The name. */
  readonly name: string;
  /** Sharding, ReplicaSet or Single. */
  readonly mode: string;
  /**
   * The policy for automated backups, as `showBackupPolicy` returns it.
   * @defaultValue a policy that is off
   */
  readonly backup_policy?: BackupPolicy | undefined;
  /**
   * The names of its databases, each with the names of its collections: `listRestoreDatabases` and `listRestoreCollections`
   * return them.
   * @defaultValue those of the recorded responses
   */
  readonly databases?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** An instance as the sandbox changes it. It runs one job at a time. */
export interface InstanceRecord extends SandboxInstance {
  backup_policy: BackupPolicy;
  /** Since when the policy has been on. */
  policySince: number;
  databases: Readonly<Record<string, readonly string[]>>;
  job?: JobRecord | undefined;
}

/** A backup as the sandbox changes it. */
export interface BackupRecord {
  item: Backup;
  /** The job that creates, deletes or restores it. */
  job?: JobRecord | undefined;
}

/** A job as the sandbox changes it. */
export interface JobRecord {
  readonly id: string;
  readonly name: string;
  readonly instance: Pick<SandboxInstance, "id" | "name">;
  readonly task: Task;
  status: "Running" | "Completed" | "Failed";
  failReason?: string | undefined;
}

/** What the databases contain from the start. */
export interface DatabasesSeed {
  readonly instances: readonly SandboxInstance[];
  readonly backups: readonly Backup[];
  readonly jobs: readonly Job[];
}

export const unknownInstance = serviceError(404, "DBS.200002", "The instance does not exist.");
export const unknownBackup = serviceError(400, "DBS.201214", "The backup does not exist.");
export const busyInstance = serviceError(
  403,
  "DBS.200019",
  "Another operation is being performed on the instance.",
);
/** The service's own code for this is not known: the sandbox uses the one of an invalid parameter. */
export const invalid = (message: string) => serviceError(400, "DBS.200001", message);

export const msPerDay = 86_400_000;
/** How long the service shows a job. */
const jobRetentionMs = 30 * msPerDay;

/** The instances of the sandbox, their backups and the jobs on them. */
export class Databases {
  readonly instances: InstanceRecord[];
  readonly backups: BackupRecord[];
  /** By their ids. */
  readonly jobs = new Map<string, JobRecord>();
  /** The jobs of the seed, which do not change. */
  readonly seededJobs: ReadonlyMap<string, Job>;
  /** Signs the links to the files of backups. */
  readonly linkKey = randomBytes(32);

  constructor(
    { instances, backups, jobs }: DatabasesSeed,
    readonly timeline: Timeline,
    /** How long a job takes. */
    readonly jobMs: number,
  ) {
    this.instances = instances.map(recordOf);
    this.backups = backups.map((item) => ({ item: { ...item } }));
    this.seededJobs = new Map(jobs.map((job) => [job.id ?? "", job]));
  }

  instance(id: string): InstanceRecord | undefined {
    return this.instances.find((instance) => instance.id === id);
  }

  backup(id: string): BackupRecord | undefined {
    return this.backups.find(({ item }) => item.id === id);
  }

  /**
   * Starts a job.
   *
   * @param records - What is busy with the job until it ends.
   * @param effect - Made when it ends; returns the reason if the job failed.
   */
  startJob(
    name: string,
    { id: instanceId, name: instanceName }: Pick<SandboxInstance, "id" | "name">,
    records: readonly Pick<BackupRecord, "job">[],
    effect: (job: JobRecord) => string | undefined,
  ): JobRecord {
    const task = startTask(this.timeline, this.jobMs, ({ endsAt }) => {
      for (const record of records) record.job = undefined;
      job.failReason = effect(job);
      job.status = job.failReason === undefined ? "Completed" : "Failed";
      this.timeline.schedule(endsAt + jobRetentionMs, () => this.jobs.delete(job.id));
    });
    const job: JobRecord = {
      id: randomUUID(),
      name,
      instance: { id: instanceId, name: instanceName },
      task,
      status: "Running",
    };
    this.jobs.set(job.id, job);
    for (const record of records) record.job = job;
    return job;
  }
}

const policyOff: BackupPolicy = { keep_days: 0 };

function recordOf(instance: SandboxInstance): InstanceRecord {
  const { backup_policy = policyOff, databases = { test_db: ["dds-test"] } } = instance;
  return { ...instance, backup_policy, policySince: -Infinity, databases };
}

/** Whether the policy of an instance creates automated backups. */
export function isPolicyOn({ backup_policy: { keep_days = 0 } }: InstanceRecord): boolean {
  return keep_days > 0;
}

/** Why a job fails whose subject has the name; undefined if it does not. */
export function failureOf(name: string): string | undefined {
  return /failed/i.test(name) ? "The name asks for a failure." : undefined;
}

/** A time as a list of backups contains it: UTC, without a time zone. */
export function backupTime(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace("T", " ");
}

/** A time as a job and a link contain it: the offset has no colon. */
export function jobTime(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}+0000`;
}
