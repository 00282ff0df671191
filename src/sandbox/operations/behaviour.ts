import type { Backup } from "../../../generated/dds/client.js";
import type { SandboxAnswer } from "../http-types.js";
import type { Warehouse } from "../cluster-store.js";

/** What the operations of the sandbox work on. */
export interface SandboxState {
  readonly projectId: string;
  readonly warehouse: Warehouse;
  readonly backups: readonly Backup[];
  /** What the offset of `listClusterSnapshots` counts; the documents disagree. */
  readonly offsetUnit: "page" | "item";
}

/** What an operation does, beyond its recorded example; the input has been held against the description. */
export type Behaviour = (
  state: SandboxState,
  input: Readonly<Record<string, unknown>>,
) => SandboxAnswer;
