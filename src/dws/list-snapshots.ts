import {
  paginateListClusterSnapshots,
  type ClusterSnapshot,
  type Operations,
  type Snapshot,
} from "../../generated/dws/client.js";
import type { CallOptions } from "../options.js";
import { requiredItemsOf } from "../paging/items.js";

/** The snapshots of the project, and those of the cluster if the project has more than its list contains. */
export async function* listSnapshots(
  client: Pick<Operations<CallOptions>, "listSnapshots" | "listClusterSnapshots">,
  cluster_id: string | undefined,
  call: CallOptions,
): AsyncGenerator<Snapshot | ClusterSnapshot> {
  const list = await client.listSnapshots({}, call);
  const snapshots = requiredItemsOf<Snapshot>(list, "snapshots", "listSnapshots");
  yield* snapshots;
  // Contrary to the document, the response may not contain all snapshots.
  if (cluster_id !== undefined && Number(list.count) > snapshots.length)
    yield* paginateListClusterSnapshots(client, { cluster_id }, call);
}
