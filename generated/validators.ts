// Written by "npm run build" from spec/, where changes belong.
export type { Check, SchemaFault, Validator } from "./validator.js";
export { listBackupsValidator } from "./dds/validators/listBackups.js";
export { listSnapshotsValidator } from "./dws/validators/listSnapshots.js";
export { createSnapshotValidator } from "./dws/validators/createSnapshot.js";
export { listClusterSnapshotsValidator } from "./dws/validators/listClusterSnapshots.js";
