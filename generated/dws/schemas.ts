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
  SnapshotFlavorList: { properties: { flavors: { items: { $ref: "SnapshotFlavor" } }, count: { type: "integer", format: "int32", minimum: 0 } } },
  SnapshotFlavor: {
    properties: {
      id: { type: "string" },
      code: { type: "string" },
      default_capacity: { type: "string" },
      classify: { type: "string" },
      scenario: { type: "string" },
      version: { $ref: "SnapshotFlavorGeneration" },
      status: { type: "string" },
      attribute: { items: { $ref: "SnapshotFlavorAttribute" } },
      duplicate: { type: "integer", format: "int32" },
      default_node: { type: "integer", format: "int32" },
      min_node: { type: "integer", format: "int32" },
      max_node: { type: "integer", format: "int32" },
      product_version_list: { items: { $ref: "SnapshotFlavorVersion" } },
      flavor_id: { type: "string" },
      flavor_code: { type: "string" },
      volume_num: { type: "integer", format: "int32" },
      volume_used: { $ref: "SnapshotFlavorVolume" },
    },
  },
  SnapshotFlavorGeneration: { type: "string", enum: ["v1.0", "v2.0"] },
  SnapshotFlavorAttribute: { properties: { code: { type: "string" }, value: { type: "string" } } },
  SnapshotFlavorVersion: {
    properties: {
      min_cn: { type: "integer", format: "int32" },
      max_cn: { type: "integer", format: "int32" },
      version_type: { $ref: "SnapshotFlavorVersionType" },
      datastore_version: { type: "string" },
    },
  },
  SnapshotFlavorVersionType: { type: "string", enum: ["1", "0"] },
  SnapshotFlavorVolume: {
    properties: {
      volume_type: { $ref: "SnapshotFlavorVolumeType" },
      volume_num: { type: "integer", format: "int32" },
      capacity: { type: "integer", format: "int32" },
      volume_size: { type: "integer", format: "int32" },
    },
  },
  SnapshotFlavorVolumeType: { type: "string", enum: ["HIGH", "ULTRAHIGH", "COMMON", "LOCAL_DISK", "SATA"] },
};

/** The schemas of the success responses, null for one without a body, by operationId. */
export const responses: Readonly<Record<keyof Operations<unknown>, readonly (JsonSchema | null)[]>> = {
  listSnapshots: [{ $ref: "SnapshotList" }],
  createSnapshot: [{ $ref: "CreateSnapshotResponse" }],
  listClusterSnapshots: [{ $ref: "ClusterSnapshotList" }],
  listSnapshotFlavorInfo: [{ $ref: "SnapshotFlavorList" }],
};
