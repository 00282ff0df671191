import { paginateListClusterSnapshots, type Operations } from "../../generated/dws/client.js";
import type { CallOptions } from "../options.js";
import { requiredObject } from "../paging/items.js";
import { retentionItem, type RetentionService } from "./service.js";

/** What the retention of snapshots needs of a client of DWS: a test may pass an object with these methods. */
export type SnapshotRetentionClient = Pick<
  Operations<CallOptions>,
  "listClusterSnapshots" | "listClusterDetails" | "deleteSnapshot"
>;

/** The manual snapshots of a cluster. */
export function snapshotService(
  client: SnapshotRetentionClient,
  cluster_id: string,
): RetentionService {
  const isOfCluster = (id?: string | null): boolean =>
    (id ?? cluster_id).toLowerCase() === cluster_id.toLowerCase();
  return {
    itemName: "Snapshot",
    // Both mean that the snapshot has been deleted, DWS.0001 after a deletion only (document 006; a Terraform provider).
    goneCodes: /^DWS\.(0001|5149)$/,

    async list(options) {
      const all = await paginateListClusterSnapshots(client, { cluster_id }, options).toArray();
      return all
        .filter((snapshot) => /^manual$/i.test(snapshot.type ?? ""))
        .filter((snapshot) => isOfCluster(snapshot.cluster_id))
        .map(({ id, name, status, started }) => retentionItem({ id, name, status, time: started }));
    },

    async findTask(options) {
      const { cluster } = await client.listClusterDetails({ cluster_id }, options);
      const { task_status } = requiredObject(cluster, "cluster", "listClusterDetails");
      // REBOOT_FAILURE and RESIZE_FAILURE are final (document 017, table 4): nothing runs. Null and an empty text are no task.
      return !task_status || task_status.endsWith("_FAILURE") ? undefined : task_status;
    },

    async delete(snapshot_id, options) {
      await client.deleteSnapshot({ snapshot_id }, options);
      return () => Promise.resolve(undefined);
    },
  };
}
