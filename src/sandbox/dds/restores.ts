import type { CollectionToRestore, DatabaseToRestore } from "../../../generated/dds/client.js";
import type { Behaviours } from "../behaviour.js";
import {
  busyInstance,
  failureOf,
  invalid,
  unknownInstance,
  type Databases,
  type InstanceRecord,
} from "./databases.js";
import { findSource } from "./find-source.js";
import { collectionsOf, isRestorable } from "./restore-times.js";

/** The operations that restore backups. */
export const restoreInstanceBehaviours: Behaviours = {
  restoreInstance({ databases }, { source, target }) {
    const instance = databases.instance(target.instance_id);
    if (!instance) return unknownInstance;
    const found = findSource(databases, source, instance.mode);
    if ("status" in found) return found;
    if (instance.job) return busyInstance;
    const kind = instance.mode === "Sharding" ? "Cluster" : "Replica";
    const records = [instance, ...(found.backup ? [found.backup] : [])];
    const job = databases.startJob(`Restore_MongoDB_${kind}`, instance, records, () => {
      const failure = failureOf(instance.name);
      if (failure === undefined && found.instance) instance.databases = found.instance.databases;
      return failure;
    });
    return { status: 200, body: { job_id: job.id } };
  },

  restoreInstanceFromCollection({ databases }, { instance_id, restore_collections }) {
    const instance = databases.instance(instance_id);
    if (!instance) return unknownInstance;
    if (instance.mode !== "ReplicaSet")
      return invalid("Databases and collections can be restored only in a replica set.");
    const [first] = restore_collections;
    if (!first) return invalid("The list of databases is empty.");
    for (const wanted of restore_collections) {
      const problem = problemOf(databases, instance, wanted);
      if (problem !== undefined) return invalid(problem);
    }
    if (instance.job) return busyInstance;
    const job = databases.startJob("Restore_MongoDB_Collection", instance, [instance], () => {
      const failure = failureOf(instance.name);
      if (failure === undefined)
        for (const wanted of restore_collections) addCollections(instance, wanted);
      return failure;
    });
    return { status: 200, body: { job_id: job.id } };
  },
};

/** Why a database or its collections cannot be restored. */
function problemOf(
  databases: Databases,
  instance: InstanceRecord,
  { database, collections, restore_database_time }: DatabaseToRestore,
): string | undefined {
  const known = collectionsOf(instance, database);
  if (!known) return `The database ${database} does not exist.`;
  if ((collections === undefined) === (restore_database_time === undefined))
    return `The database ${database} needs either collections or restore_database_time.`;
  if (collections?.length === 0) return `The list of collections of ${database} is empty.`;
  const missing = collections?.find(({ old_name }) => !known.includes(old_name));
  if (missing) return `The collection ${missing.old_name} does not exist.`;
  const times = collections?.map(({ restore_collection_time }) => restore_collection_time) ?? [
    restore_database_time ?? NaN,
  ];
  return times.every((time) => isRestorable(databases, instance, Number(time)))
    ? undefined
    : `The database ${database} cannot be restored to this time.`;
}

/** Adds the collections that have a new name after the restoration. */
function addCollections(
  instance: InstanceRecord,
  { database, collections = [] }: DatabaseToRestore,
): void {
  const names = collections.map(
    ({ old_name, new_name = old_name }: CollectionToRestore) => new_name,
  );
  const all = new Set([...(collectionsOf(instance, database) ?? []), ...names]);
  instance.databases = { ...instance.databases, [database]: [...all] };
}
