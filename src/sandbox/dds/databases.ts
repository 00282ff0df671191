import { randomBytes, randomUUID } from "node:crypto";
import type {
  Backup,
  BackupPolicy,
  Instance,
  InstanceAction,
  Job,
} from "../../../generated/dds/client.js";
import { serviceError } from "../responses.js";
import { startTask, type Task } from "../task.js";
import type { Timeline } from "../timeline.js";

/**
 * An instance of the document database service, as `listInstances` returns it, and what other operations return of it. Its
 * `actions` follow from what runs in the sandbox.
 */
export interface SandboxInstance extends Instance {
  /** The id, unique in the seed. */
  readonly id: string;
  /** The name. */
  readonly name: string;
  /** Sharding, ReplicaSet or Single. */
  readonly mode: string;
  /**
   * The policy for automated backups, as `showBackupPolicy` returns it.
   * @defaultValue every day in the hour of `backup_strategy`; off without it
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
export interface InstanceRecord {
  readonly id: string;
  readonly name: string;
  readonly mode: string;
  /** What the list contains of it, without `actions` and `backup_strategy`. */
  item: Instance;
  policy: BackupPolicy;
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

/** The names of the jobs, which are not documented, each with what `actions` of the instance contains meanwhile. */
export const actionsOfJobs = {
  Create_Auto_Backup: ["BACKUP"],
  Create_Manual_Backup: ["BACKUP"],
  Create_MongoDB: ["CREATE"],
  Delete_Manual_Backup: [],
  Restore_MongoDB_Cluster: ["RESTORE"],
  Restore_MongoDB_Collection: ["RESTORE_TABLE"],
  Restore_MongoDB_Replica: ["RESTORE"],
} as const satisfies Record<string, readonly InstanceAction[]>;

/** A job as the sandbox changes it. */
export interface JobRecord {
  readonly id: string;
  readonly name: keyof typeof actionsOfJobs;
  readonly instance: Pick<SandboxInstance, "id" | "name">;
  readonly task: Task;
  status: "Running" | "Completed" | "Failed";
  failReason?: string | undefined;
}

/** A job that exists from the start. One that is Running is Completed after the duration of a job. */
export type SeededJob = Job & {
  /** The id, unique in the seed. */
  readonly id: string;
};

/** What the databases contain from the start. */
export interface DatabasesSeed {
  readonly instances: readonly SandboxInstance[];
  readonly backups: readonly Backup[];
  readonly jobs: readonly SeededJob[];
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

export const defaultDatastore = { type: "DDS-Community", version: "4.0" };
export const msPerDay = 86_400_000;
/** How long the service shows a job. */
const jobRetentionMs = 30 * msPerDay;

/** The instances of the sandbox, their backups and the jobs on them. */
export class Databases {
  readonly instances: InstanceRecord[];
  readonly backups: BackupRecord[];
  /** By their ids. */
  readonly jobs = new Map<string, JobRecord>();
  /** The jobs of the seed. */
  readonly seededJobs: Map<string, SeededJob>;
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
    this.seededJobs = new Map(jobs.map((job) => [job.id, job]));
    for (const job of jobs.filter(({ status }) => status === "Running"))
      startTask(timeline, jobMs, ({ endsAt }) => {
        const end = { status: "Completed", ended: jobTime(endsAt), progress: "" } as const;
        this.seededJobs.set(job.id, { ...job, ...end });
      });
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
    name: JobRecord["name"],
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

/** An instance as the sandbox changes it, from the start. */
export function recordOf(instance: SandboxInstance): InstanceRecord {
  const { backup_policy, databases = { test_db: ["dds-test"] }, ...item } = instance;
  const { id, name, mode, backup_strategy } = item;
  const daily = { ...backup_strategy, period: "1,2,3,4,5,6,7" };
  const policy = backup_policy ?? (backup_strategy?.keep_days ? daily : { keep_days: 0 });
  return { id, name, mode, item, policy, policySince: -Infinity, databases };
}

/** Whether the policy of an instance creates automated backups. */
export function isPolicyOn({ policy: { keep_days = 0 } }: InstanceRecord): boolean {
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
