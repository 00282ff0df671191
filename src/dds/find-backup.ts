import type { Backup, Operations } from "../../generated/dds/client.js";
import type { CallOptions } from "../options.js";
import { requiredItemsOf } from "../paging/items.js";

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
