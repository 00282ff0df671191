// Written by "npm run build" from spec/, where changes belong.
export type {
  BackupTypeFilter,
  InstanceMode,
  ErrorBody,
  DatastoreType,
  DatastoreVersion,
  Datastore as DdsDatastore,
  BackupType,
  BackupStatus,
  Backup,
  BackupList,
  ListBackupsInput,
} from "./dds/client.js";
export {
  backupTypeFilterValues,
  instanceModeValues,
  datastoreTypeValues,
  datastoreVersionValues,
  backupTypeValues,
  backupStatusValues,
  paginateListBackups,
} from "./dds/client.js";
export type {
  SnapshotStatus,
  SnapshotType,
  Snapshot,
  SnapshotList,
  SnapshotToCreate,
  CreateSnapshotRequest,
  CreatedSnapshot,
  CreateSnapshotResponse,
  SortDirection,
  Datastore as DwsDatastore,
  FineGrainedSnapshotDetail,
  ClusterSnapshot,
  ClusterSnapshotList,
  ListSnapshotsInput,
  CreateSnapshotInput,
  ListClusterSnapshotsInput,
} from "./dws/client.js";
export {
  snapshotStatusValues,
  snapshotTypeValues,
  sortDirectionValues,
  paginateListClusterSnapshots,
} from "./dws/client.js";
