import type { ClusterDetail, Operations } from "../../generated/dws/client.js";
import { isApiError } from "../errors.js";
import type { CallOptions } from "../options.js";
import { requiredObject } from "../paging/items.js";

/** Reads a cluster by its id; undefined if the service does not find it. */
export async function findCluster(
  client: Pick<Operations<CallOptions>, "listClusterDetails">,
  cluster_id: string,
  options: CallOptions,
): Promise<ClusterDetail | undefined> {
  try {
    const response = await client.listClusterDetails({ cluster_id }, options);
    return requiredObject(response.cluster, "cluster", "listClusterDetails");
  } catch (error) {
    // Of an unknown cluster and of one that has been deleted, both with status 404.
    if (isApiError(error, { status: 404 }) && /^DWS\.(0047|3027)$/.test(error.code ?? ""))
      return undefined;
    throw error;
  }
}
