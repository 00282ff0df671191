// Written by "npm run build" from spec/, where changes belong.
import { listBackupsValidator } from "./dds/validators/listBackups.js";
import { listSnapshotsValidator } from "./dws/validators/listSnapshots.js";
import { createSnapshotValidator } from "./dws/validators/createSnapshot.js";
import { listClusterSnapshotsValidator } from "./dws/validators/listClusterSnapshots.js";

export type { Check, SchemaFault, Validator } from "./validator.js";
export { listBackupsValidator, listSnapshotsValidator, createSnapshotValidator, listClusterSnapshotsValidator };

/** The validator of each operation, by its operationId. */
export const allValidators = {
  listBackups: listBackupsValidator,
  listSnapshots: listSnapshotsValidator,
  createSnapshot: createSnapshotValidator,
  listClusterSnapshots: listClusterSnapshotsValidator,
};
