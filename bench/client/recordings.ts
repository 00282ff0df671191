import { readFileSync } from "node:fs";
import { inProject } from "../../scripts/build/project.js";

interface Description {
  readonly components: { readonly examples: Readonly<Record<string, { readonly value: unknown }>> };
}

/** The recorded answers that the benchmark serves. */
export interface Recordings {
  /** The snapshot list of the warehouse service, as text. */
  readonly snapshots: string;
  /** One backup of the database service, of which pages are made. */
  readonly backup: Readonly<Record<string, unknown>>;
}

/** How many snapshots the recorded list holds: a call that brings another number has not done its work. */
export const recordedSnapshots = 2;

export function readRecordings(): Recordings {
  const snapshots = recording("dws", "ProjectSnapshots") as {
    readonly snapshots: readonly unknown[];
  };
  const { backups } = recording("dds", "Backups") as {
    readonly backups: readonly Recordings["backup"][];
  };
  const [backup] = backups;
  if (snapshots.snapshots.length !== recordedSnapshots || !backup)
    throw new Error(
      "The recorded lists of generated/openapi are no longer those that this benchmark was written for.",
    );
  return { snapshots: JSON.stringify(snapshots), backup };
}

function recording(service: string, name: string): unknown {
  const path = `generated/openapi/${service}.json`;
  const { components } = JSON.parse(readFileSync(inProject(path), "utf8")) as Description;
  const example = components.examples[name];
  if (!example)
    throw new Error(
      `${path} has no example "${name}" any more, so there is nothing to answer with.`,
    );
  return example.value;
}
