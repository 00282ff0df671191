import { runWorker } from "./processes/run-worker.js";
import type { Workspace } from "./workspace/workspace.js";

/** What the build that is measured may lack. */
export interface Features {
  readonly accessKeys: boolean;
  readonly pager: boolean;
}

/** What stands in a table in place of a figure. */
export const notInThisBuild = "not in this build";

export function readFeatures(workspace: Workspace): Promise<Features> {
  return runWorker<Features>(workspace, "features");
}
