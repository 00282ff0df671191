import {
  jsonContent,
  operationsOf,
  resolve,
  type Description,
  type Operation,
} from "../../scripts/spec/description.js";
import { recordedSeed, type SandboxSeed } from "../../src/sandbox.js";
import { isObject } from "../../src/values.js";
import type { Call } from "./sandbox-calls.js";

/** A call of an operation that its description and its examples make valid. */
export interface DescribedCall {
  readonly operationId: string;
  readonly call: Call;
  /** The documented statuses of a success. */
  readonly successes: readonly number[];
  /** What the sandbox has to contain for the call to succeed. */
  readonly seed: SandboxSeed;
}

/** A valid call of every operation of a description, from the examples in it. */
export function describedCalls(description: Description): DescribedCall[] {
  return operationsOf(description).map((operation) => {
    const { operationId, responses } = operation.object;
    const body = bodyOf(description, operation);
    return {
      operationId,
      call: {
        method: operation.method,
        target: targetOf(operation),
        ...(body !== undefined && { body: JSON.stringify(body) }),
      },
      seed: seedFor(operationId, {
        ...textsIn(body),
        ...Object.fromEntries(
          operation.parameters.map(({ name, example }) => [name, String(example)]),
        ),
      }),
      successes: Object.keys(responses)
        .map(Number)
        .filter((status) => status < 300),
    };
  });
}

function targetOf({ path, parameters }: Operation): string {
  const query = new URLSearchParams();
  let target = path.replace("{project_id}", "PROJECT");
  for (const { name, in: place, required, example } of parameters) {
    const text = String(example);
    if (place === "path") target = target.replace(`{${name}}`, encodeURIComponent(text));
    if (place === "query" && required) query.set(name, text);
  }
  return query.size > 0 ? `${target}?${query}` : target;
}

function bodyOf(description: Description, { object }: Operation): unknown {
  const body = object.requestBody && resolve(description, object.requestBody);
  const [example] = Object.values((body && jsonContent(body)?.examples) ?? {});
  return example && resolve(description, example).value;
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

/** The recorded seed, with what the values of a call name. */
function seedFor(operationId: string, values: Readonly<Record<string, string>>): SandboxSeed {
  const { clusters, snapshots, backups, jobs = [] } = recordedSeed();
  const { cluster_id = clusters[0]?.id ?? "", snapshot_id = "none", id = "none" } = values;
  const { instance_id = "i-1", backup_id = "none", db_name = "shop" } = values;
  const mode = operationId === "restoreNewInstance" ? "Sharding" : "ReplicaSet";
  const policy = { keep_days: 7, start_time: "19:00-20:00", period: "1" };
  const backup = {
    ...{ instance_id, instance_name: "described", description: "", size: 1 },
    ...{ begin_time: "2020-12-10 01:00:00", end_time: "2020-12-10 02:00:00", status: "COMPLETED" },
    datastore: { type: "DDS-Community", version: "4.0" },
  };
  return {
    clusters: [
      {
        ...{ id: cluster_id, name: "described" },
        policies: { backup_strategies: [{ policy_id: id, backup_strategy: "0 0 2 ? * 1" }] },
      },
      ...clusters.filter((cluster) => cluster.id !== cluster_id),
    ],
    snapshots: [
      {
        ...{ id: snapshot_id, name: "described", cluster_id, status: "AVAILABLE" },
        // A manual snapshot can be deleted, an automated one can be copied.
        ...{
          type: operationId === "deleteSnapshot" ? "MANUAL" : "AUTO",
          fine_grained_backup: true,
        },
      },
      ...snapshots,
    ],
    instances: [
      {
        ...{ id: instance_id, name: "described", mode, backup_policy: policy },
        databases: { [db_name]: ["described"], test: ["test"] },
      },
    ],
    backups: [
      { ...backup, id: backup_id, name: "described", type: "Manual" },
      { ...backup, id: "automated", name: "automated", type: "Auto" },
      ...backups,
    ],
    jobs: [{ ...jobs[0], id }, ...jobs],
  };
}
