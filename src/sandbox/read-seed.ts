import { operations } from "../dws.js";
import type { ValidationIssue } from "../errors.js";
import { parseTimestamp } from "../times.js";
import { checkSchema, pointerTo } from "../validation/check-schema.js";
import { isObject } from "../values.js";
import type { SandboxSeed } from "./seed.js";
import { settingErrors } from "./seed-settings.js";
import { responseIssues } from "./seed-responses.js";

/** The result of reading a seed: the seed, or the errors in it. */
export interface ReadSeed {
  readonly seed?: SandboxSeed;
  readonly errors: readonly ValidationIssue[];
  /** Properties and values that are not documented. The services may send them, so they are not errors. */
  readonly warnings: readonly ValidationIssue[];
}

const lists = ["clusters", "snapshots", "instances", "backups", "jobs"] as const;
type List = (typeof lists)[number];

/** The properties that the sandbox needs of each item, whether or not the description requires them. */
const requiredProperties: Readonly<Record<List, readonly string[]>> = {
  clusters: ["id", "name"],
  snapshots: ["id", "name", "cluster_id"],
  instances: ["id", "name", "mode"],
  backups: ["id"],
  jobs: ["id"],
};
const timeProperties = [
  ...["started", "finished", "updated"],
  ...["begin_time", "end_time", "created", "ended"],
];
const clusterId = operations.listClusterSnapshots.input.properties?.["cluster_id"] ?? {};

/** Validates a seed against the description, and its lists against each other. A missing list is empty. */
export function readSeed(value: unknown): ReadSeed {
  if (!isObject(value)) {
    const message = `The seed must be an object with the properties ${lists.join(", ")}.`;
    return { errors: [{ pointer: "", message }], warnings: [] };
  }
  const shapeErrors = [
    ...unknownProperties(value),
    ...lists.flatMap((list) => listErrors(value, list)),
  ];
  if (shapeErrors.length > 0) return { errors: shapeErrors, warnings: [] };
  const seed = { clusters: [], snapshots: [], backups: [], ...value } as unknown as SandboxSeed;
  const settings = settingErrors(seed);
  if (settings.length > 0) return { errors: settings, warnings: [] };
  const errors = [
    ...responseIssues(seed, false),
    // A response may have null in place of a value; the sandbox needs the value.
    ...responseIssues(seed, true).filter(({ message }) => message.endsWith(" is null.")),
    ...seed.clusters.flatMap(clusterErrors),
    ...lists.flatMap((list) => repeatedIds(list, seed[list] ?? [])),
    ...unknownClusters(seed),
  ];
  if (errors.length > 0) return { errors, warnings: [] };
  const warnings = responseIssues(seed, true)
    // The list of the project documents this property, and the list of a cluster does not.
    .filter(({ pointer }) => !/^\/snapshots\/\d+\/finished$/.test(pointer));
  return { seed, errors, warnings };
}

function unknownProperties(value: object): ValidationIssue[] {
  return Object.keys(value)
    .filter((name) => !lists.some((list) => list === name))
    .map((name) => ({
      pointer: pointerTo("", name),
      message: `A seed has no property ${name}. Its properties are ${lists.join(", ")}.`,
    }));
}

function listErrors(seed: Readonly<Record<string, unknown>>, list: List): ValidationIssue[] {
  const items: unknown = Object.hasOwn(seed, list) ? seed[list] : [];
  if (!Array.isArray(items))
    return [{ pointer: `/${list}`, message: `/${list} must be an array.` }];
  return items.flatMap((item: unknown, index) =>
    itemErrors(item, `/${list}/${index}`, requiredProperties[list]),
  );
}

function itemErrors(
  item: unknown,
  pointer: string,
  required: readonly string[],
): ValidationIssue[] {
  if (!isObject(item)) return [{ pointer, message: `${pointer} must be an object.` }];
  return [
    ...required
      .filter((name) => typeof item[name] !== "string" || item[name] === "")
      .map((name) => ({
        pointer: `${pointer}/${name}`,
        message: `${pointer} needs the property ${name}, a string that is not empty.`,
      })),
    ...timeProperties
      .filter((name) => isInvalidTime(item[name]))
      .map((name) => ({
        pointer: `${pointer}/${name}`,
        message: `${pointer}/${name} must be a time such as 2016-08-23T03:59:23Z or 2018-08-06 12:41:14.`,
      })),
  ];
}

/** Whether a string is no time. A backup that is not complete has an empty one; the description covers other types. */
function isInvalidTime(value: unknown): boolean {
  if (typeof value !== "string" || value === "") return false;
  try {
    parseTimestamp(value);
    return false;
  } catch {
    return true;
  }
}

function clusterErrors(
  { id, status }: SandboxSeed["clusters"][number],
  index: number,
): ValidationIssue[] {
  const errors = checkSchema(clusterId, id, { strict: true }).map(({ message }) => ({
    pointer: `/clusters/${index}/id`,
    message: message.replace("The value", "The id of a cluster"),
  }));
  // A file can contain any value, whatever the type says.
  const unchecked: unknown = status;
  if (unchecked !== undefined && typeof unchecked !== "string")
    errors.push({
      pointer: `/clusters/${index}/status`,
      message: "The status of a cluster must be a string.",
    });
  return errors;
}

/** The ids that an earlier item of the list has; the sandbox finds clusters in any letter case. */
function repeatedIds(list: List, items: readonly { readonly id: string }[]): ValidationIssue[] {
  const seen = new Map<string, number>();
  return items.flatMap(({ id }, index): ValidationIssue[] => {
    const key = list === "clusters" ? id.toLowerCase() : id;
    const first = seen.get(key);
    if (first === undefined) seen.set(key, index);
    return first === undefined
      ? []
      : [{ pointer: `/${list}/${index}/id`, message: `/${list}/${first} has the same id.` }];
  });
}

function unknownClusters({ clusters, snapshots }: SandboxSeed): ValidationIssue[] {
  return snapshots.flatMap(({ cluster_id }, index): ValidationIssue[] =>
    clusters.some(({ id }) => id === cluster_id)
      ? []
      : [
          {
            pointer: `/snapshots/${index}/cluster_id`,
            message: `The seed contains no cluster ${JSON.stringify(cluster_id)}.`,
          },
        ],
  );
}
