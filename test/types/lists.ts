// Open lists offer their documented values and take any other string; closed lists do not.
import {
  backupStatusValues,
  snapshotStatusValues,
  snapshotTypeValues,
  sortDirectionValues,
  type BackupStatus,
  type DdsDatastore,
  type DwsDatastore,
  type SnapshotStatus,
  type SortDirection,
} from "../../src/index.js";

type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function isTrue<_ extends true>(): void {}

isTrue<
  Equal<
    SnapshotStatus,
    | "CREATING"
    | "AVAILABLE"
    | "UNAVAILABLE"
    | "RESTORING"
    | "FROZEN"
    | "POLICE_FROZEN"
    | (string & {})
  >
>();
isTrue<
  Equal<
    (typeof snapshotStatusValues)[number],
    "CREATING" | "AVAILABLE" | "UNAVAILABLE" | "RESTORING" | "FROZEN" | "POLICE_FROZEN"
  >
>();
isTrue<Equal<(typeof snapshotTypeValues)[number], "MANUAL" | "AUTO" | "AUTOMATED">>();
isTrue<
  Equal<(typeof backupStatusValues)[number], "BUILDING" | "COMPLETED" | "FAILED" | "DISABLED">
>();
isTrue<Equal<SortDirection, "asc" | "desc">>();
isTrue<Equal<(typeof sortDirectionValues)[number], SortDirection>>();

export const fromTheFuture: SnapshotStatus = "HIBERNATING";
export const deleting: BackupStatus = "DELETING";
// @ts-expect-error still a string
export const notAString: SnapshotStatus = 1;
// @ts-expect-error closed
export const sideways: SortDirection = "sideways";

// Two services have a Datastore, and they are not the same.
export const warehouse: DwsDatastore = {};
// @ts-expect-error in DDS both members are mandatory
export const database: DdsDatastore = {};
