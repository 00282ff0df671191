import type { Workspace } from "./workspace/workspace.js";

/** What each part of the benchmark is given. */
export interface Run {
  readonly workspace: Workspace;
  /** The origin of the loopback server. */
  readonly server: string;
  /** How many rounds are asked for. */
  readonly runs: number;
  /** Says how far the benchmark is. */
  readonly tell: (line: string) => void;
}
