import {
  paginateListBackups,
  paginateListInstances,
  type Backup,
  type Operations,
} from "../../generated/dds/client.js";
import type { CallOptions } from "../options.js";
import { nextBackup } from "../schedules/next-time.js";
import type { ListedItem, StatusTarget } from "./entry.js";

/** What {@link backupStatus} uses of a client of DDS. */
export type InstanceStatusClient = Pick<
  Operations<CallOptions>,
  "listInstances" | "listBackups" | "showBackupPolicy"
>;

/** The states of backups by their status. */
const states: Readonly<Record<string, ListedItem["state"]>> = {
  COMPLETED: "complete",
  BUILDING: "running",
  FAILED: "failed",
};

/** Every instance of the project. */
export async function allInstances(
  client: InstanceStatusClient,
  options: CallOptions,
): Promise<StatusTarget[]> {
  const instances = await paginateListInstances(client, {}, options).toArray();
  return instances.map(({ id, name }) => instanceTarget(client, id ?? "", options, name));
}

/** The backups of an instance. */
export function instanceTarget(
  client: InstanceStatusClient,
  id: string,
  options: CallOptions,
  name?: string,
): StatusTarget {
  const instance_id = id;
  return {
    service: "dds",
    id,
    name,
    async read(now) {
      const [backups, { backup_policy: policy }] = await Promise.all([
        paginateListBackups(client, { instance_id }, options).toArray(),
        client.showBackupPolicy({ instance_id }, options),
      ]);
      const items = backups.map(itemOf);
      // 0 means that the policy is off (document 032, table 3).
      const next = policy && policy.keep_days !== 0 ? nextBackup(policy, now) : undefined;
      return { name: name ?? backups[0]?.instance_name, items, next };
    },
  };
}

/** A backup of a list, of which the service may leave out properties or set them to null. */
function itemOf({ id, name, begin_time, size, status }: Partial<Backup>): ListedItem {
  return {
    id: id ?? "",
    name: name ?? "",
    time: begin_time ?? "",
    sizeBytes: (size ?? 0) * 1024,
    state: states[status?.toUpperCase() ?? ""] ?? "other",
  };
}
