import type { Behaviours, SandboxState } from "../behaviour.js";
import type { SandboxResponse } from "../responses.js";
import { isAutomatic, timeOf } from "./backups.js";
import {
  invalid,
  isPolicyOn,
  msPerDay,
  unknownInstance,
  type Databases,
  type InstanceRecord,
} from "./databases.js";

/** The operations that list to what an instance can be restored. */
export const restoreTimeBehaviours: Behaviours = {
  listRestoreTimes({ databases }, { instance_id, date }) {
    const instance = databases.instance(instance_id);
    if (!instance) return unknownInstance;
    if (instance.mode === "Single")
      return invalid("A single node cannot be restored to a point in time.");
    const start = timeOf(`${date} 00:00:00`);
    if (Number.isNaN(start)) return invalid("The date does not exist.");
    // The service ends a day with its last second.
    const end = start + msPerDay - 1000;
    const restore_time = restoreTimes(databases, instance)
      .filter((range) => range.start_time <= end && range.end_time >= start)
      .map((range) => ({
        start_time: Math.max(range.start_time, start),
        end_time: Math.min(range.end_time, end),
      }));
    return { status: 200, body: { restore_time } };
  },

  listRestoreDatabases: ({ databases }, input) =>
    withRestorable(databases, input, (instance) =>
      page("databases", Object.keys(instance.databases), input),
    ),

  listRestoreCollections: ({ databases }, input) =>
    withRestorable(databases, input, (instance) => {
      const collections = collectionsOf(instance, input.db_name);
      return collections
        ? page("collections", collections, input)
        : invalid("The database does not exist.");
    }),
};

/** A range of time, in milliseconds since 1970. */
interface TimeRange {
  readonly start_time: number;
  readonly end_time: number;
}

/** The collections of a database; undefined if the instance has no such database. */
export function collectionsOf(
  { databases }: InstanceRecord,
  name: string,
): readonly string[] | undefined {
  return Object.hasOwn(databases, name) ? databases[name] : undefined;
}

/**
 * The ranges of time to which an instance can be restored, the earliest first: each from the end of an automated backup to
 * the start of the next one, or to the present.
 */
function restoreTimes({ backups, timeline }: Databases, instance: InstanceRecord): TimeRange[] {
  if (!isPolicyOn(instance)) return [];
  const automatic = backups
    .map(({ item }) => item)
    .filter(
      ({ instance_id, type, status, begin_time }) =>
        instance_id === instance.id &&
        isAutomatic(type) &&
        (status === "COMPLETED" || status === "BUILDING") &&
        timeOf(begin_time) >= instance.policySince,
    )
    .sort((left, right) => timeOf(left.begin_time) - timeOf(right.begin_time));
  return automatic.flatMap(({ status, end_time }, index) => {
    const next = automatic[index + 1];
    const end = next ? timeOf(next.begin_time) : timeline.now();
    return status === "COMPLETED" ? [{ start_time: timeOf(end_time), end_time: end }] : [];
  });
}

/** Whether an instance can be restored to a time. */
export function isRestorable(
  databases: Databases,
  instance: InstanceRecord,
  time: number,
): boolean {
  return restoreTimes(databases, instance).some(
    ({ start_time, end_time }) => start_time <= time && time <= end_time,
  );
}

/** Responds for a replica set that can be restored to a time. */
function withRestorable(
  databases: SandboxState["databases"],
  { instance_id, restore_time }: { readonly instance_id: string; readonly restore_time: number },
  perform: (instance: InstanceRecord) => SandboxResponse,
): SandboxResponse {
  const instance = databases.instance(instance_id);
  if (!instance) return unknownInstance;
  if (instance.mode !== "ReplicaSet")
    return invalid("Databases and collections can be restored only in a replica set.");
  return isRestorable(databases, instance, restore_time)
    ? perform(instance)
    : invalid("The instance cannot be restored to this time.");
}

function page(
  name: string,
  all: readonly string[],
  {
    offset = 0,
    limit = 100,
  }: { readonly offset?: number | undefined; readonly limit?: number | undefined },
): SandboxResponse {
  const body = { [name]: all.slice(offset, offset + limit), total_count: all.length };
  return { status: 200, body };
}
