import type { SandboxSeed } from "../../src/sandbox.js";

type Item<List extends keyof SandboxSeed> = NonNullable<SandboxSeed[List]>[number];

/** What the recipes are run with. */
export const cluster = {
  id: "e59d6b86-9072-46eb-a996-13f8b44994c1",
  name: "nightly-dwh",
  status: "Available",
} satisfies Item<"clusters">;

export const instance = {
  id: "d8e6ca5a624745bcb546a227aa3ae1cfin02",
  name: "orders",
  mode: "ReplicaSet",
  status: "normal",
  backup_policy: { keep_days: 0 },
} satisfies Item<"instances">;

/** A manual snapshot of the cluster. */
export function snapshot(name: string, started: string) {
  const state = { type: "MANUAL", status: "AVAILABLE", size: 500 };
  return { id: `id-${name}-${started}`, name, cluster_id: cluster.id, started, ...state };
}

/** A manual backup of the instance. */
export function backup(name: string, begin_time: string) {
  return {
    ...{ id: `id-${name}`, name, instance_id: instance.id, instance_name: instance.name },
    ...{ datastore: { type: "DDS-Community", version: "4.0" }, type: "Manual" },
    ...{ begin_time, end_time: begin_time, status: "COMPLETED", size: 1, description: "" },
  };
}
