// Written by "npm run build" from spec/dws, where changes belong.
import type { JsonSchema } from "../../src/operation.js";
import type { Operations } from "./client.js";

/** The schemas that responses use, by the names of their components. */
export const components: Readonly<Record<string, JsonSchema>> = {
  SnapshotList: { properties: { snapshots: { items: { $ref: "Snapshot" } }, count: { type: "integer", format: "int32" } } },
  Snapshot: {
    properties: {
      id: { type: "string" },
      name: { type: "string" },
      description: { type: "string" },
      started: { type: "string" },
      finished: { type: "string" },
      size: { type: "number" },
      status: { $ref: "SnapshotStatus" },
      type: { $ref: "SnapshotType" },
      cluster_id: { type: "string" },
    },
  },
  SnapshotStatus: { type: "string", enum: ["CREATING", "AVAILABLE", "UNAVAILABLE", "RESTORING", "FROZEN", "POLICE_FROZEN"] },
  SnapshotType: { type: "string", enum: ["MANUAL", "AUTO", "AUTOMATED"] },
  CreateSnapshotResponse: { properties: { snapshot: { $ref: "CreatedSnapshot" } } },
  CreatedSnapshot: { properties: { id: { type: "string" } } },
  ClusterSnapshotList: {
    properties: {
      snapshots: { items: { $ref: "ClusterSnapshot" } },
      project_id: { type: "string" },
      cluster_id: { type: "string", minLength: 36, maxLength: 36 },
      count: { type: "integer", format: "int32" },
    },
  },
  ClusterSnapshot: {
    properties: {
      id: { type: "string" },
      name: { type: "string" },
      description: { type: "string" },
      started: { type: "string" },
      size: { type: "number" },
      status: { $ref: "SnapshotStatus" },
      cluster_id: { type: "string" },
      datastore: { $ref: "Datastore" },
      cluster_name: { type: "string" },
      updated: { type: "string" },
      type: { $ref: "SnapshotType" },
      bak_expected_start_time: { type: "string" },
      bak_keep_day: { type: "integer", format: "int32" },
      bak_period: { type: "string" },
      db_user: { type: "string" },
      progress: { type: "string" },
      backup_key: { type: "string" },
      prior_backup_key: { type: "string" },
      base_backup_key: { type: "string" },
      backup_device: { type: "string" },
      total_backup_size: { type: "integer" },
      base_backup_name: { type: "string" },
      support_inplace_restore: { type: "boolean" },
      fine_grained_backup: { type: "boolean" },
      backup_level: { type: "string" },
      fine_grained_backup_detail: { $ref: "FineGrainedSnapshotDetail" },
      guest_agent_version: { type: "string" },
      cluster_status: { type: "string" },
    },
  },
  Datastore: { properties: { type: { type: "string" }, version: { type: "string" } } },
  FineGrainedSnapshotDetail: { properties: { database: { type: "string" }, schema_list: { items: { type: "string" } }, table_list: { items: { type: "string" } } } },
};

/** The schemas of the success responses, null for one without a body, by operationId. */
export const responses: Readonly<Record<keyof Operations<unknown>, readonly (JsonSchema | null)[]>> = {
  listSnapshots: [{ $ref: "SnapshotList" }],
  createSnapshot: [{ $ref: "CreateSnapshotResponse" }],
  listClusterSnapshots: [{ $ref: "ClusterSnapshotList" }],
};
