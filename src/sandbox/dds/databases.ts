import { randomUUID } from "node:crypto";
import type { Backup } from "../../../generated/dds/client.js";
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
}

/** An instance as the sandbox changes it. It runs one job at a time. */
export interface InstanceRecord extends SandboxInstance {
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

/** The instances of the sandbox, their backups and the jobs on them. */
export class Databases {
  readonly instances: InstanceRecord[];
  readonly backups: BackupRecord[];
  readonly jobs: JobRecord[] = [];

  constructor(
    instances: readonly SandboxInstance[],
    backups: readonly Backup[],
    readonly timeline: Timeline,
    /** How long a job takes. */
    readonly jobMs: number,
  ) {
    this.instances = instances.map((instance) => ({ ...instance }));
    this.backups = backups.map((item) => ({ item: { ...item } }));
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
   * @param effect - Made when it ends; returns the reason if the job failed.
   */
  startJob(
    name: string,
    instance: InstanceRecord,
    effect: (task: Task) => string | undefined,
  ): JobRecord {
    const task = startTask(this.timeline, this.jobMs, (ended) => {
      job.failReason = effect(ended);
      job.status = job.failReason === undefined ? "Completed" : "Failed";
      if (instance.job === job) instance.job = undefined;
    });
    const { id, name: instanceName } = instance;
    const job: JobRecord = {
      id: randomUUID(),
      name,
      instance: { id, name: instanceName },
      task,
      status: "Running",
    };
    this.jobs.push(job);
    return job;
  }
}

/** A time as a list of backups contains it: UTC, without a time zone. */
export function backupTime(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace("T", " ");
}
