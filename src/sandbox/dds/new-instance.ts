import { randomUUID } from "node:crypto";
import type {
  RestoreNewInstanceInput,
  RestoreNewInstanceResponse,
} from "../../../generated/dds/client.js";
import type { Behaviours } from "../behaviour.js";
import {
  backupTime,
  defaultDatastore,
  failureOf,
  invalid,
  recordOf,
  type InstanceRecord,
} from "./databases.js";
import { findSource } from "./find-source.js";
import { policyProblem, startBackupPolicy } from "./policies.js";

const everyDay = "1,2,3,4,5,6,7";

/** The operation that restores to a new instance. */
export const newInstanceBehaviours: Behaviours = {
  restoreNewInstance({ databases, timeline, region }, input) {
    const [first] = input.flavor;
    if (!first) return invalid("The list of flavors is empty.");
    const mode = modes.get(first.type) ?? "Sharding";
    const found = findSource(databases, input.restore_point, mode);
    if ("status" in found) return found;
    const { start_time, keep_days: days = "7" } = input.backup_strategy ?? { keep_days: "0" };
    const policy = { start_time, keep_days: Number(days), period: everyDay };
    const problem = policy.keep_days > 0 ? policyProblem(policy) : undefined;
    if (problem) return problem;
    const now = backupTime(timeline.now());
    const record = newInstance(input, mode, found.instance, region, now.replace(" ", "T"));
    databases.instances.unshift(record);
    const records = [record, ...(found.backup ? [found.backup] : [])];
    const job = databases.startJob("Create_MongoDB", record, records, () => {
      const failure = failureOf(record.name);
      record.item = { ...record.item, status: failure === undefined ? "normal" : "createfail" };
      if (failure !== undefined) return failure;
      if (policy.keep_days > 0) record.policy = policy;
      startBackupPolicy(databases, record);
      return undefined;
    });
    return { status: 202, body: responseOf(input, record, job.id, now) };
  },
};

/** The architecture of an instance by the type of its only flavor; a cluster has several. */
const modes: ReadonlyMap<string, string> = new Map([
  ["replica", "ReplicaSet"],
  ["single", "Single"],
]);

function newInstance(
  input: RestoreNewInstanceInput,
  mode: string,
  source: InstanceRecord | undefined,
  region: string,
  created: string,
): InstanceRecord {
  const { name, vpc_id, subnet_id, security_group_id, disk_encryption_id } = input;
  const { enterprise_project_id = "0", ssl_option = "1" } = input;
  return recordOf({
    ...{ id: `${randomUUID().replaceAll("-", "")}in02`, name, mode, region, created },
    ...{ updated: created, status: "creating", ssl: Number(ssl_option) },
    ...{ vpc_id, subnet_id, security_group_id, enterprise_project_id },
    ...(disk_encryption_id !== undefined && { disk_encryption_id }),
    datastore: source?.item.datastore ?? defaultDatastore,
    databases: source?.databases,
  });
}

/** The response: the values of the request, but for its password. */
function responseOf(
  input: RestoreNewInstanceInput,
  { id, mode, item }: InstanceRecord,
  job_id: string,
  created: string,
): RestoreNewInstanceResponse {
  const { name, availability_zone, vpc_id, subnet_id, security_group_id } = input;
  const { disk_encryption_id, backup_strategy, ssl_option = "1" } = input;
  const { type = defaultDatastore.type, version = defaultDatastore.version } = item.datastore ?? {};
  return {
    ...{ id, name, created, status: "creating", region: item.region, mode, job_id, ssl_option },
    datastore: { type, version, storage_engine: "wiredTiger" },
    ...{ availability_zone, vpc_id, subnet_id, security_group_id, disk_encryption_id },
    flavor: input.flavor.map(({ num = 1, ...flavor }) => ({
      ...flavor,
      // Routers have no disk.
      ...(flavor.size !== undefined && { storage: "ULTRAHIGH" as const }),
      num: String(num),
    })),
    ...(backup_strategy && { backup_strategy: { keep_days: "7", ...backup_strategy } }),
    enterprise_project_id: item.enterprise_project_id,
  };
}
