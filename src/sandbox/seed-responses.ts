import type { ValidationIssue } from "../errors.js";
import { validateResponse, type OperationId } from "../validation/validate.js";
import { withoutUndefined } from "../values.js";
import type { SandboxSeed } from "./seed.js";

/** Validates the items of a seed as the services respond with them. */
export function responseIssues(seed: SandboxSeed, strict: boolean): ValidationIssue[] {
  const { clusters, snapshots, instances = [], backups, jobs = [] } = seed;
  /** Validates a part of the seed: `prefix` is before the pointers within the response, `root` is what they start with. */
  const issuesOf = (
    operationId: OperationId,
    response: unknown,
    prefix = "",
    root = "",
  ): ValidationIssue[] =>
    validateResponse(operationId, response, { strict }).map(({ pointer, message }) => ({
      pointer: prefix + pointer.slice(root.length),
      message,
    }));
  const listed = instances.map((instance) =>
    withoutUndefined({ ...instance, backup_policy: undefined, databases: undefined }),
  );
  return [
    ...issuesOf("listClusterSnapshots", { snapshots }),
    ...issuesOf("listBackups", { backups, total_count: backups.length }),
    ...issuesOf("listInstances", { instances: listed }),
    ...clusters.flatMap(({ policies = {} }, index) =>
      issuesOf("listSnapshotPolicy", policies, `/clusters/${index}/policies`),
    ),
    ...instances.flatMap(({ backup_policy = {} }, index) =>
      issuesOf("showBackupPolicy", { backup_policy }, `/instances/${index}`),
    ),
    ...jobs.flatMap((job, index) => issuesOf("showJobDetail", { job }, `/jobs/${index}`, "/job")),
  ];
}
