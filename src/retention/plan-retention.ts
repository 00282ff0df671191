import { checkOptions } from "../check-options.js";
import { runTask } from "../client/context.js";
import { callRules, type CallOptions } from "../options.js";
import type { BackupRetentionClient } from "./backup-service.js";
import { checkWanted } from "./check-wanted.js";
import { findService } from "./find-service.js";
import type { ClusterRetention, InstanceRetention, RetentionPlan } from "./plan.js";
import { applyRules, itemsInScope } from "./rules.js";
import type { SnapshotRetentionClient } from "./snapshot-service.js";

const operation = "planRetention";

/**
 * Lists the manual snapshots of a cluster, or the manual backups of an instance, and decides which of them to keep. Changes
 * nothing: `applyRetention` deletes the others.
 *
 * - Rules apply to complete items whose name has the prefix. They have the names and the meaning of restic: an item is kept
 *   if any rule keeps it, and `daily: 7` keeps the newest item of each of the latest seven days that have one.
 * - The newest complete item is always kept. Items of schedules are left out, since the service deletes them itself; so are
 *   those that are being deleted.
 * - Items that are not complete, or have no time that can be read, are kept, and their `reasons` say so. They do not count.
 *
 * @param client - A client of DWS for `cluster_id`, of DDS for `instance_id`.
 * @param wanted - The cluster or instance, and what to keep.
 * @param options - The options of each call.
 * @returns The plan: what is kept, by which rules, and what would be deleted. It can be written as JSON.
 * @throws {@link ConfigurationError} when a rule is wrong, or nothing says which names may be deleted; the error of a call.
 * @example
 * ```ts
 * import { createDwsClient, credentialsFromEnvironment, planRetention } from "huaweicloud-dws-dds";
 *
 * const dws = createDwsClient({ region: "eu-west-101", credentials: credentialsFromEnvironment() });
 * const plan = await planRetention(dws, {
 *   cluster_id: "e59d6b86-9072-46eb-a996-13f8b44994c1",
 *   namePrefix: "nightly-",
 *   keep: { daily: 7, weekly: 4, monthly: 3 },
 *   timeZone: "Europe/Berlin",
 * });
 * for (const { name, reasons } of plan.kept) console.log("keep", name, reasons.join(", "));
 * for (const { name } of plan.toDelete) console.log("delete", name);
 * ```
 */
export function planRetention(
  client: SnapshotRetentionClient,
  wanted: ClusterRetention,
  options?: CallOptions,
): Promise<RetentionPlan<ClusterRetention>>;
/** Plans the retention of the manual backups of an instance: the same for a client of DDS. */
export function planRetention(
  client: BackupRetentionClient,
  wanted: InstanceRetention,
  options?: CallOptions,
): Promise<RetentionPlan<InstanceRetention>>;
export function planRetention(
  client: SnapshotRetentionClient | BackupRetentionClient,
  wanted: ClusterRetention | InstanceRetention,
  options?: CallOptions,
): Promise<RetentionPlan> {
  return runTask(client, () => plan(client, wanted, options));
}

async function plan(
  client: SnapshotRetentionClient | BackupRetentionClient,
  wanted: ClusterRetention | InstanceRetention,
  options?: CallOptions,
): Promise<RetentionPlan> {
  checkOptions(operation, options, callRules);
  checkWanted(operation, wanted);
  const listed = await findService(client, wanted).list({ ...options });
  const now = Date.now();
  return {
    createdAt: new Date(now).toISOString(),
    wanted,
    ...applyRules(itemsInScope(listed, wanted), wanted, now),
  };
}
