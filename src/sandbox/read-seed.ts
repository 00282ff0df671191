import { operations } from "../dws.js";
import type { ValidationIssue } from "../errors.js";
import { parseTimestamp } from "../times.js";
import { checkSchema } from "../validation/check-schema.js";
import { validateResponse } from "../validation/validate.js";
import { isObject } from "./is-object.js";
import type { SandboxSeed } from "./seed.js";

/** A seed that was read; or, without one, what is wrong. */
export interface ReadSeed {
  readonly seed?: SandboxSeed;
  readonly faults: readonly ValidationIssue[];
  /** What the documents do not foresee, as real answers may have it: a typing error perhaps, and no reason to refuse. */
  readonly warnings: readonly ValidationIssue[];
}

const lists = ["clusters", "snapshots", "backups"] as const;

/** What the sandbox itself needs of each item, and the description may leave open. */
const needed: Readonly<Record<(typeof lists)[number], readonly string[]>> = {
  clusters: ["id", "name"],
  snapshots: ["id", "name", "cluster_id"],
  backups: ["id"],
};
const times = ["started", "finished", "updated", "begin_time", "end_time"];
const clusterId = operations.listClusterSnapshots.input.properties?.["cluster_id"] ?? {};

/** Holds the JSON of a seed against the description, and its parts against one another. A list that is not in it is empty. */
export function readSeed(value: unknown): ReadSeed {
  if (!isObject(value))
    return refuse([
      { pointer: "", message: `The seed must be an object with the members ${lists.join(", ")}.` },
    ]);
  const unknown = Object.keys(value).filter((name) => !lists.some((list) => list === name));
  const shape: ValidationIssue[] = unknown.map((name) => ({
    pointer: `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`,
    message: `A seed has no member ${name}: it has ${lists.join(", ")}.`,
  }));
  for (const list of lists) {
    const items = Object.hasOwn(value, list) ? value[list] : [];
    if (!Array.isArray(items))
      shape.push({ pointer: `/${list}`, message: `/${list} must be a list.` });
    else
      for (const [index, item] of items.entries())
        shape.push(...faultsOf(item, `/${list}/${index}`, needed[list]));
  }
  if (shape.length > 0) return refuse(shape);
  const { clusters, snapshots, backups } = {
    clusters: [],
    snapshots: [],
    backups: [],
    ...value,
  } as unknown as SandboxSeed;
  const answers = [
    ["listClusterSnapshots", { snapshots }],
    ["listBackups", { backups, total_count: backups.length }],
  ] as const;
  const faults = [
    ...answers.flatMap(([operationId, answer]) => validateResponse(operationId, answer)),
    ...clusters.flatMap((cluster, index) => clusterFaults({ ...cluster }, index)),
    ...repeated("clusters", clusters),
    ...repeated("snapshots", snapshots),
    ...repeated("backups", backups),
    ...snapshots.flatMap(({ cluster_id }, index): ValidationIssue[] =>
      clusters.some(({ id }) => id === cluster_id)
        ? []
        : [
            {
              pointer: `/snapshots/${index}/cluster_id`,
              message: `There is no cluster ${JSON.stringify(cluster_id)} in the seed.`,
            },
          ],
    ),
  ];
  if (faults.length > 0) return refuse(faults);
  const warnings = answers
    .flatMap(([operationId, answer]) => validateResponse(operationId, answer, { strict: true }))
    // The list of the project documents this one, and that of a cluster does not.
    .filter(({ pointer }) => !/^\/snapshots\/\d+\/finished$/.test(pointer));
  return { seed: { clusters, snapshots, backups }, faults, warnings };
}

function refuse(faults: readonly ValidationIssue[]): ReadSeed {
  return { faults, warnings: [] };
}

/** What the sandbox could not work with, whatever the description says. */
function faultsOf(item: unknown, pointer: string, members: readonly string[]): ValidationIssue[] {
  if (!isObject(item)) return [{ pointer, message: `${pointer} must be an object.` }];
  return [
    ...members
      .filter((name) => typeof item[name] !== "string" || item[name] === "")
      .map((name) => ({
        pointer: `${pointer}/${name}`,
        message: `${pointer} needs the member ${name}, a text that is not empty.`,
      })),
    ...times
      .filter((name) => isNoTime(item[name]))
      .map((name) => ({ pointer: `${pointer}/${name}`, message: timeForms })),
  ];
}

const timeForms =
  "This is no time of the services: they write 2016-08-23T03:59:23Z or 2018-08-06 12:41:14.";

/** Texts that are no times; an empty one is what a backup that is being built has, and all else is for the validators. */
function isNoTime(value: unknown): boolean {
  if (typeof value !== "string" || value === "") return false;
  try {
    parseTimestamp(value);
    return false;
  } catch {
    return true;
  }
}

function clusterFaults(
  { id, status = "" }: Partial<Record<string, unknown>>,
  index: number,
): ValidationIssue[] {
  return [
    ...checkSchema(clusterId, id, { strict: true }).map(({ message }) => ({
      pointer: `/clusters/${index}/id`,
      message: message.replace("The value", "The id of a cluster"),
    })),
    ...(typeof status === "string"
      ? []
      : [
          {
            pointer: `/clusters/${index}/status`,
            message: "The status of a cluster must be a text.",
          },
        ]),
  ];
}

/** The ids that were there before; clusters are found whatever the letter case of theirs. */
function repeated(
  list: (typeof lists)[number],
  items: readonly { readonly id: string }[],
): ValidationIssue[] {
  const seen = new Map<string, number>();
  return items.flatMap(({ id }, index): ValidationIssue[] => {
    const key = list === "clusters" ? id.toLowerCase() : id;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, index);
    return first === undefined
      ? []
      : [{ pointer: `/${list}/${index}/id`, message: `The id is that of /${list}/${first}, too.` }];
  });
}
