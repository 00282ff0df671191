import type { Operations, SnapshotDetail } from "../../generated/dws/client.js";
import { isApiError } from "../errors.js";
import type { CallOptions } from "../options.js";
import { requiredObject } from "../paging/items.js";

/** Reads a snapshot by its id; undefined if the service does not find it. */
export async function findSnapshot(
  client: Pick<Operations<CallOptions>, "listSnapshotDetails">,
  snapshot_id: string,
  options: CallOptions,
): Promise<SnapshotDetail | undefined> {
  try {
    const response = await client.listSnapshotDetails({ snapshot_id }, options);
    return requiredObject(response.snapshot, "snapshot", "listSnapshotDetails");
  } catch (error) {
    // With status 400 (a Terraform provider relies on it).
    if (isApiError(error, { code: "DWS.5149" })) return undefined;
    throw error;
  }
}
