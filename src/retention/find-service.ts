import { throwConfigurationError } from "../errors.js";
import { backupService, type BackupRetentionClient } from "./backup-service.js";
import type { ClusterRetention, InstanceRetention } from "./plan.js";
import type { RetentionService } from "./service.js";
import { snapshotService, type SnapshotRetentionClient } from "./snapshot-service.js";

/** The service of a client. Throws if the client is not one of the service that the retention needs. */
export function findService(
  client: SnapshotRetentionClient | BackupRetentionClient,
  { cluster_id, instance_id }: ClusterRetention | InstanceRetention,
): RetentionService {
  if (cluster_id !== undefined && "deleteSnapshot" in client)
    return snapshotService(client, cluster_id);
  if (instance_id !== undefined && "deleteManualBackup" in client)
    return backupService(client, instance_id);
  throwConfigurationError(
    "The client",
    `one of ${cluster_id === undefined ? "DDS for instance_id" : "DWS for cluster_id"}`,
  );
}
