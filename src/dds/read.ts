import type { Backup, BackupPolicy, Instance, Operations } from "../../generated/dds/client.js";
import type { CallOptions } from "../options.js";
import { requiredItemsOf, requiredObject } from "../paging/items.js";

/** Reads a backup by its id; undefined if the service does not find it. */
export async function findBackup(
  client: Pick<Operations<CallOptions>, "listBackups">,
  backup_id: string,
  options: CallOptions,
): Promise<Backup | undefined> {
  const list = await client.listBackups({ backup_id }, options);
  return requiredItemsOf<Backup>(list, "backups", "listBackups", "total_count").find(
    ({ id }) => id === backup_id,
  );
}

/** Reads an instance by its id; undefined if the service does not find it. */
export async function findInstance(
  client: Pick<Operations<CallOptions>, "listInstances">,
  instance_id: string,
  options: CallOptions,
): Promise<Instance | undefined> {
  const list = await client.listInstances({ id: instance_id }, options);
  return requiredItemsOf<Instance>(list, "instances", "listInstances", "total_count").find(
    ({ id }) => id === instance_id,
  );
}

/** Reads the backup policy of an instance. */
export async function readPolicy(
  client: Pick<Operations<CallOptions>, "showBackupPolicy">,
  instance_id: string,
  options: CallOptions | undefined,
): Promise<BackupPolicy> {
  const response = await client.showBackupPolicy({ instance_id }, options);
  return requiredObject(response.backup_policy, "backup_policy", "showBackupPolicy");
}
