// Written by "npm run build" from spec/dds, where changes belong.
import type { JsonSchema } from "../../src/operation.js";
import type { Operations } from "./client.js";

/** The schemas that responses use, by the names of their components. */
export const components: Readonly<Record<string, JsonSchema>> = {
  BackupList: {
    required: ["backups", "total_count"],
    properties: { backups: { items: { $ref: "Backup" } }, total_count: { type: "integer", format: "int32" } },
  },
  Backup: {
    required: ["id", "name", "instance_id", "instance_name", "datastore", "type", "begin_time", "end_time", "status", "size", "description"],
    properties: {
      id: { type: "string" },
      name: { type: "string" },
      instance_id: { type: "string" },
      instance_name: { type: "string" },
      datastore: { $ref: "Datastore" },
      type: { $ref: "BackupType" },
      begin_time: { type: "string" },
      end_time: { type: "string" },
      status: { $ref: "BackupStatus" },
      size: { type: "integer" },
      description: { type: "string" },
    },
  },
  Datastore: { required: ["type", "version"], properties: { type: { $ref: "DatastoreType" }, version: { $ref: "DatastoreVersion" } } },
  DatastoreType: { type: "string", enum: ["DDS-Community"] },
  DatastoreVersion: { type: "string", enum: ["4.4", "4.2", "4.0", "3.4"] },
  BackupType: { type: "string", enum: ["Auto", "Manual"] },
  BackupStatus: { type: "string", enum: ["BUILDING", "COMPLETED", "FAILED", "DISABLED"] },
  DeleteManualBackupResponse: { properties: { job_id: { type: "string" } } },
  JobDetailResponse: { properties: { job: { $ref: "Job" } } },
  Job: {
    properties: {
      id: { type: "string" },
      name: { type: "string" },
      status: { $ref: "JobStatus" },
      created: { type: "string" },
      ended: { type: "string" },
      progress: { type: "string" },
      instance: { $ref: "JobInstance" },
      fail_reason: { type: "string", nullable: true },
    },
  },
  JobStatus: { type: "string", enum: ["Running", "Completed", "Failed"] },
  JobInstance: { properties: { id: { type: "string" }, name: { type: "string" } } },
};

/** The schemas of the success responses, null for one without a body, by operationId. */
export const responses: Readonly<Record<keyof Operations<unknown>, readonly (JsonSchema | null)[]>> = {
  listBackups: [{ $ref: "BackupList" }],
  deleteManualBackup: [{ $ref: "DeleteManualBackupResponse" }],
  showJobDetail: [{ $ref: "JobDetailResponse" }],
};
