import { Option } from "commander";
import type { DdsClient } from "../dds.js";
import type { DwsClient } from "../dws.js";
import type { CliCommand } from "./command.js";
import { clusterId, instanceId } from "./resolve-names.js";
import type { Session } from "./session.js";

/** A cluster or an instance, by its name or id. */
export interface TargetOptions {
  readonly cluster?: string;
  readonly instance?: string;
}

/** Adds the options for a cluster or an instance. */
export function addTargetOptions(command: CliCommand): CliCommand {
  command
    .addOption(
      new Option("--cluster <cluster>", "the name or id of a cluster (DWS)").conflicts("instance"),
    )
    .option("--instance <instance>", "or the name or id of a database instance (DDS)");
  return command;
}

/** A cluster or an instance, and the client of its service. */
export type Target =
  | { readonly dws: DwsClient; readonly cluster_id: string }
  | { readonly dds: DdsClient; readonly instance_id: string };

/** Finds the cluster or instance that the options name. */
export async function findTarget(
  session: Session,
  { cluster, instance }: TargetOptions,
): Promise<Target> {
  if (cluster !== undefined) {
    const dws = await session.dws();
    return { dws, cluster_id: await clusterId(dws, cluster) };
  }
  if (instance === undefined) session.throwUsageError("Either --cluster or --instance is needed.");
  const dds = await session.dds();
  return { dds, instance_id: await instanceId(dds, instance) };
}
