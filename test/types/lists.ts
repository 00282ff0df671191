// Open lists suggest their documented values and accept any other string; closed lists do not.
import {
  type backupStatusValues,
  type snapshotStatusValues,
  type snapshotTypeValues,
  type sortDirectionValues,
  type BackupStatus,
  type DdsDatastore,
  type DwsDatastore,
  type SnapshotStatus,
  type SortDirection,
} from "../../src/index.js";

type Equal<A, B> =
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- Two functions of T are compared.
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Expect<T extends true> = T;

export type Expectations = [
  Expect<
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
  >,
  Expect<
    Equal<
      (typeof snapshotStatusValues)[number],
      "CREATING" | "AVAILABLE" | "UNAVAILABLE" | "RESTORING" | "FROZEN" | "POLICE_FROZEN"
    >
  >,
  Expect<Equal<(typeof snapshotTypeValues)[number], "MANUAL" | "AUTO" | "AUTOMATED">>,
  Expect<
    Equal<(typeof backupStatusValues)[number], "BUILDING" | "COMPLETED" | "FAILED" | "DISABLED">
  >,
  Expect<Equal<SortDirection, "asc" | "desc">>,
  Expect<Equal<(typeof sortDirectionValues)[number], SortDirection>>,
];

export const fromTheFuture: SnapshotStatus = "HIBERNATING";
export const deleting: BackupStatus = "DELETING";
// @ts-expect-error still a string
export const notAString: SnapshotStatus = 1;
// @ts-expect-error the list is closed
export const sideways: SortDirection = "sideways";

// Two services have a Datastore, and they are not the same.
export const warehouse: DwsDatastore = {};
// @ts-expect-error in DDS both properties are required
export const database: DdsDatastore = {};
