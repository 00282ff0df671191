import { readSeed } from "../../../src/sandbox/read-seed.js";
import type { SandboxSeed } from "../../../src/sandbox.js";
import { isObject } from "../../../src/values.js";
import type { Description, Operation } from "../../spec/description.js";
import { exampleOfItem } from "./example-values.js";

type Item = Readonly<Record<string, unknown>>;

/**
 * What the sandbox has to contain for a call with the body, and with the examples of the parameters, to succeed. Each item has
 * every property that the description documents.
 */
export function seedFor(
  description: Description,
  { method, parameters, object: { operationId } }: Operation,
  body: unknown,
): SandboxSeed {
  const values: Readonly<Record<string, string>> = {
    ...textsIn(body),
    ...Object.fromEntries(parameters.map(({ name, example }) => [name, String(example)])),
  };
  const { cluster_id = "00000000-0000-4000-8000-000000000000", snapshot_id = "s-1" } = values;
  const { id = "none", instance_id = "i-1", backup_id = "b-1", db_name = "shop" } = values;
  /** The items of a list, each complete; none if the service has no such list. */
  const items = (list: string, single: string, ...changes: Item[]): Item[] => {
    const complete = exampleOfItem(description, list, single);
    return Object.keys(complete).length > 0
      ? changes.map((change) => ({ ...complete, ...change }))
      : [];
  };
  const times = { begin_time: "2020-12-10 01:00:00", end_time: "2020-12-10 02:00:00" };
  const backup = { ...times, instance_id, status: "COMPLETED" };
  const schedule = { policy_id: id, backup_strategy: "0 0 2 ? * 1" };
  const { seed, errors } = readSeed({
    clusters: items("clusters", "cluster", {
      ...{ id: cluster_id, name: "described", status: "AVAILABLE" },
      policies: { backup_strategies: items("backup_strategies", "", schedule) },
    }),
    snapshots: items("snapshots", "snapshot", {
      ...{ id: snapshot_id, name: "described", cluster_id, status: "AVAILABLE" },
      // A manual snapshot can be deleted, an automated one can be copied.
      type: method === "DELETE" ? "MANUAL" : "AUTO",
      fine_grained_backup: true,
    }),
    instances: items("instances", "", {
      ...{ id: instance_id, name: "described" },
      // Of the architectures, only a cluster has routers.
      mode: JSON.stringify(body ?? null).includes('"mongos"') ? "Sharding" : "ReplicaSet",
      backup_policy: { keep_days: 7, start_time: "19:00-20:00", period: "1" },
      databases: { [db_name]: ["described"], test: ["test"] },
    }),
    backups: items(
      "backups",
      "",
      { ...backup, id: backup_id, name: "described", type: "Manual" },
      { ...backup, id: "automated", name: "automated", type: "Auto" },
    ),
    jobs: items("", "job", { id }),
  });
  if (!seed) throw new Error(`No seed for ${operationId}: ${errors[0]?.message}`);
  return seed;
}

/** The texts of a value by their names, wherever they are in it. */
function textsIn(value: unknown): Readonly<Record<string, string>> {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, child]) =>
      typeof child === "string" ? [[name, child]] : Object.entries(textsIn(child)),
    ),
  );
}
