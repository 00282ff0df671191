import { Option } from "commander";
import type { DdsClient } from "../dds.js";
import { findBackup } from "../dds/read.js";
import { CloudError } from "../errors.js";
import { parseTimestamp } from "../times.js";
import { invalidValue, type CliCommand } from "./command.js";
import { backupId, instanceId } from "./resolve-names.js";
import type { Session } from "./session.js";

/** From what is restored: a backup, or an instance at a point in time. */
export interface SourceOptions {
  readonly backup?: string;
  readonly at?: number;
  readonly instance?: string;
}

/** Adds the options for what is restored. `instanceText` describes the instance of a point in time. */
export function addSourceOptions(command: CliCommand, instanceText: string): CliCommand {
  return command
    .addOption(
      new Option("--backup <backup>", "the name or id of a backup").conflicts(["at", "instance"]),
    )
    .addOption(
      new Option("--at <time>", "or a time with its zone, such as 2026-11-20T08:30:00Z").argParser(
        readTime,
      ),
    )
    .option("--instance <instance>", instanceText);
}

/** What is restored, in the form of the tasks, and in words. */
export interface FoundSource {
  readonly source: { readonly instance_id: string } & (
    | { readonly backup_id: string; readonly restore_time?: undefined }
    | { readonly restore_time: number; readonly backup_id?: undefined }
  );
  readonly words: string;
}

/** Finds what is restored. `defaultInstance` is the instance of a point in time for which none is named. */
export async function findSource(
  session: Session,
  dds: DdsClient,
  { backup, at, instance = "" }: SourceOptions,
): Promise<FoundSource> {
  if (backup !== undefined) {
    const backup_id = await backupId(dds, backup);
    const found = await findBackup(dds, backup_id, {});
    if (!found) throw new CloudError(`Backup ${backup_id} does not exist: nothing was restored.`);
    const { name, instance_id, instance_name, begin_time } = found;
    return {
      source: { instance_id, backup_id },
      words: `backup ${name} (${backup_id}) of instance ${instance_name}, of ${begin_time} UTC`,
    };
  }
  if (at === undefined || instance === "")
    session.throwUsageError("Either --backup, or --at and --instance are needed.");
  const instance_id = await instanceId(dds, instance);
  return {
    source: { instance_id, restore_time: at },
    words: `the state of instance ${instance} at ${new Date(at).toISOString()}`,
  };
}

/** Reads a time, which must have a zone: a wrong one would restore another state without a word. */
function readTime(text: string): number {
  try {
    if (/(Z|[+-]\d\d:\d\d)$/.test(text)) return parseTimestamp(text).getTime();
  } catch {
    // The same error as for a time without a zone.
  }
  invalidValue("a time with its zone, such as 2026-11-20T08:30:00Z");
}
