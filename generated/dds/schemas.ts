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
  CreateManualBackupResponse: { properties: { job_id: { type: "string" }, backup_id: { type: "string" } } },
  JobIdResponse: { properties: { job_id: { type: "string" } } },
  BackupFileList: { properties: { files: { items: { $ref: "BackupFile" } }, bucket: { type: "string" } } },
  BackupFile: {
    properties: { name: { type: "string" }, size: { type: "integer" }, download_link: { type: "string" }, link_expired_time: { type: "string" } },
  },
  BackupPolicyResponse: { properties: { backup_policy: { $ref: "BackupPolicy" } } },
  BackupPolicy: { properties: { keep_days: { type: "integer", format: "int32" }, start_time: { type: "string" }, period: { type: "string" } } },
  RestoreTimeList: { properties: { restore_time: { items: { $ref: "RestoreTimeRange" } } } },
  RestoreTimeRange: { properties: { start_time: { type: "integer" }, end_time: { type: "integer" } } },
  RestorableDatabaseList: { properties: { databases: { items: { type: "string" } }, total_count: { type: "integer", format: "int32" } } },
  RestorableCollectionList: { properties: { collections: { items: { type: "string" } }, total_count: { type: "integer", format: "int32" } } },
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
  createManualBackup: [{ $ref: "CreateManualBackupResponse" }],
  deleteManualBackup: [{ $ref: "JobIdResponse" }],
  showBackupDownloadLink: [{ $ref: "BackupFileList" }],
  showBackupPolicy: [{ $ref: "BackupPolicyResponse" }],
  setBackupPolicy: [null],
  listRestoreTimes: [{ $ref: "RestoreTimeList" }],
  listRestoreDatabases: [{ $ref: "RestorableDatabaseList" }],
  listRestoreCollections: [{ $ref: "RestorableCollectionList" }],
  restoreInstanceFromCollection: [{ $ref: "JobIdResponse" }],
  restoreInstance: [{ $ref: "JobIdResponse" }],
  showJobDetail: [{ $ref: "JobDetailResponse" }],
};
