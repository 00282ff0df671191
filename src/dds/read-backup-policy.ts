import type { BackupPolicy, Operations } from "../../generated/dds/client.js";
import type { CallOptions } from "../options.js";
import { requiredObject } from "../paging/items.js";

/** Reads the backup policy of an instance. */
export async function readPolicy(
  client: Pick<Operations<CallOptions>, "showBackupPolicy">,
  instance_id: string,
  options: CallOptions | undefined,
): Promise<BackupPolicy> {
  const response = await client.showBackupPolicy({ instance_id }, options);
  return requiredObject(response.backup_policy, "backup_policy", "showBackupPolicy");
}
