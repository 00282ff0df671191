import type { Operations as DdsOperations } from "../../generated/dds/client.js";
import type { Operations as DwsOperations } from "../../generated/dws/client.js";
import type { Databases } from "./dds/databases.js";
import type { Warehouse } from "./dws/warehouse.js";
import type { SandboxResponse } from "./responses.js";
import type { Timeline } from "./timeline.js";

/** The data that the operations of the sandbox read and change. */
export interface SandboxState {
  readonly projectId: string;
  /** The region, which new instances are in. */
  readonly region: string;
  readonly timeline: Timeline;
  readonly warehouse: Warehouse;
  readonly databases: Databases;
  /** What the offset of `listClusterSnapshots` counts; the documents disagree. */
  readonly offsetUnit: "page" | "item";
}

type Operations = DwsOperations<never> & DdsOperations<never>;

/** How the sandbox performs operations, by operationId. The input is valid by the description, `url` is the URL of the sandbox for the client. */
export type Behaviours = {
  readonly [Id in keyof Operations]?: (
    state: SandboxState,
    input: NonNullable<Parameters<Operations[Id]>[0]>,
    url: string,
  ) => SandboxResponse;
};

/** One of them, without its name. */
export type Behaviour = (
  state: SandboxState,
  input: Readonly<Record<string, unknown>>,
  url: string,
) => SandboxResponse;
