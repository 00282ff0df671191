import type { Backup } from "../../generated/dds/client.js";
import type { Warehouse } from "./dws/warehouse.js";
import type { SandboxResponse } from "./responses.js";
import type { Timeline } from "./timeline.js";

/** The data that the operations of the sandbox read and change. */
export interface SandboxState {
  readonly projectId: string;
  readonly timeline: Timeline;
  readonly warehouse: Warehouse;
  readonly backups: readonly Backup[];
  /** What the offset of `listClusterSnapshots` counts; the documents disagree. */
  readonly offsetUnit: "page" | "item";
}

/** How the sandbox performs an operation. Its input is valid by the description. */
export type Behaviour = (
  state: SandboxState,
  input: Readonly<Record<string, unknown>>,
) => SandboxResponse;
