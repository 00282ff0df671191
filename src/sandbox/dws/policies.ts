import { randomUUID } from "node:crypto";
import type {
  CreateSnapshotPolicyInput,
  SnapshotPolicy,
  SnapshotPolicyToSet,
} from "../../../generated/dws/client.js";
import type { Behaviours } from "../behaviour.js";
import { serviceError } from "../responses.js";
import { isSchedule, nextTime } from "../../schedules/next-time.js";
import { unknownCluster } from "./snapshots.js";
import { timestamp, type ClusterRecord, type Warehouse } from "./warehouse.js";

const invalid = (message: string) => serviceError(400, "DWS.0001", message);

/** The operations on policies of snapshots. */
export const policyBehaviours: Behaviours = {
  listSnapshotPolicy({ warehouse, timeline }, { cluster_id }) {
    const cluster = warehouse.cluster(cluster_id);
    if (!cluster) return unknownCluster;
    const { backup_strategies = [], ...settings } = cluster.policies;
    return {
      status: 200,
      body: {
        ...settings,
        backup_strategies: backup_strategies.map((policy) => {
          const next = nextTime(policy.backup_strategy ?? "", timeline.now());
          return { ...policy, ...(next !== undefined && { next_fire_time: String(next) }) };
        }),
      },
    };
  },

  createSnapshotPolicy({ warehouse }, { cluster_id, ...input }) {
    const cluster = warehouse.cluster(cluster_id);
    if (!cluster) return unknownCluster;
    for (const policy of input.backup_strategies ?? []) {
      const problem = problemOf(policy, cluster);
      if (problem !== undefined) return invalid(problem);
    }
    setPolicies(warehouse, cluster, input);
    return { status: 200, body: {} };
  },

  deleteSnapshotPolicy({ warehouse }, { cluster_id, id }) {
    const cluster = warehouse.cluster(cluster_id);
    if (!cluster) return unknownCluster;
    const policies = policiesOf(cluster);
    const kept = policies.filter(({ policy_id }) => policy_id !== id);
    if (kept.length === policies.length) return invalid("The policy does not exist.");
    cluster.policies = { ...cluster.policies, backup_strategies: kept };
    return { status: 200, body: "" };
  },

  listSnapshotStatistics({ warehouse }, { cluster_id }) {
    const cluster = warehouse.cluster(cluster_id);
    if (!cluster) return unknownCluster;
    const used = warehouse
      .snapshotItems()
      .filter((snapshot) => snapshot.cluster_id === cluster.id)
      .reduce((sum, { size = 0 }) => sum + size, 0);
    const amounts = {
      "storage.free": storageInGigabytes,
      "storage.paid": Math.max(0, used - storageInGigabytes),
      "storage.used": used,
    };
    return {
      status: 200,
      body: {
        statistics: Object.entries(amounts).map(([name, value]) => ({ name, value, unit: "GB" })),
      },
    };
  },
};

const storageInGigabytes = 300;

const policiesOf = ({ policies }: ClusterRecord): readonly SnapshotPolicy[] =>
  policies.backup_strategies ?? [];

/** Why a policy cannot be added or changed. */
function problemOf(
  { policy_id, policy_name, backup_strategy }: SnapshotPolicyToSet,
  cluster: ClusterRecord,
): string | undefined {
  const policies = policiesOf(cluster);
  if (policy_id === undefined) {
    if (policy_name === undefined || backup_strategy === undefined)
      return "A new policy needs policy_name and backup_strategy.";
    const limit = cluster.policies.backup_strategy_cluster_type_limit_num ?? Infinity;
    if (policies.length >= limit) return `A cluster has at most ${limit} policies.`;
  } else if (!policies.some((policy) => policy.policy_id === policy_id))
    return "The policy does not exist.";
  if (backup_strategy !== undefined && !isSchedule(backup_strategy))
    return "The schedule is neither a cron expression of six fields nor a time.";
  const isTaken = policies.some(
    (policy) =>
      policy.policy_id !== policy_id &&
      policy.policy_name?.toLowerCase() === policy_name?.toLowerCase(),
  );
  return isTaken ? "The policy name is already in use." : undefined;
}

/** Adds and changes policies. Those that the request does not contain stay: a Terraform provider relies on it. */
function setPolicies(
  warehouse: Warehouse,
  cluster: ClusterRecord,
  { keep_day, device_name, backup_strategies = [] }: Omit<CreateSnapshotPolicyInput, "cluster_id">,
): void {
  const now = warehouse.timeline.now();
  const policies = new Map(policiesOf(cluster).map((policy) => [policy.policy_id, policy]));
  for (const { policy_id = randomUUID(), ...changes } of backup_strategies) {
    policies.set(policy_id, {
      backup_type: "full",
      backup_level: "cluster",
      time_zone_offset: 0,
      ...policies.get(policy_id),
      ...changes,
      policy_id,
      update_time: timestamp(now),
    });
  }
  const unchanged = new Set(policiesOf(cluster));
  cluster.policies = {
    ...cluster.policies,
    ...(keep_day !== undefined && { keep_day }),
    ...(device_name !== undefined && { device_name }),
    backup_strategies: [...policies.values()],
  };
  startPolicies(warehouse, cluster, unchanged);
}

/** Starts the policies of a cluster, except for those that have been started. */
export function startPolicies(
  warehouse: Warehouse,
  cluster: ClusterRecord,
  started: ReadonlySet<SnapshotPolicy> = new Set(),
): void {
  for (const policy of policiesOf(cluster))
    if (!started.has(policy)) schedulePolicy(warehouse, cluster, policy);
}

/** Creates a snapshot whenever a policy is due, as long as it is unchanged, and deletes it at the end of its retention. */
function schedulePolicy(
  warehouse: Warehouse,
  cluster: ClusterRecord,
  policy: SnapshotPolicy,
): void {
  const { timeline } = warehouse;
  const due = nextTime(policy.backup_strategy ?? "", timeline.now());
  if (due === undefined) return;
  timeline.schedule(due, () => {
    if (!policiesOf(cluster).includes(policy)) return;
    // The service skips a snapshot if another operation runs at its time.
    if (cluster.policies.auto_backup !== false && !cluster.task) {
      const name = `${policy.policy_name}-${timestamp(due).replace(/\D/g, "")}`;
      warehouse.createSnapshot(cluster, { name }, "AUTO");
    }
    schedulePolicy(warehouse, cluster, policy);
  });
}
