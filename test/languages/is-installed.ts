import { spawnSync } from "node:child_process";
import type { Command } from "./run-command.js";

/** Whether a machine has a tool: its probe succeeds there. */
export function isInstalled({ probe }: { readonly probe: Command }): boolean {
  return spawnSync(probe.program, probe.args, { stdio: "ignore" }).status === 0;
}
