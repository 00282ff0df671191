// Written by "npm run build" from spec/, where changes belong.
import type { Question } from "../src/cli/verify/question.js";

/** The open questions of all services that responses can clarify. */
export const questions: readonly Question[] = [
  {
    id: "dds-5",
    text: "Which spelling does the service send today?",
    observe: [{ look: "value", operation: "listBackups", object: "/backups/*", property: "type" }],
  },
  {
    id: "dds-7",
    text: "Do offset and limit count backups, like the response?",
    observe: [{ look: "offset", operation: "listBackups", object: "", property: "backups" }],
  },
  {
    id: "dds-9",
    text: "What is the value of end_time while a backup is running?",
    observe: [{ look: "form", operation: "listBackups", object: "/backups/*", property: "end_time", when: { status: "BUILDING" } }],
  },
  {
    id: "dds-22",
    text: "What is the value of ended while a job is running?",
    observe: [{ look: "form", operation: "showJobDetail", object: "/job", property: "ended", when: { status: "Running" } }],
  },
  {
    id: "dds-46",
    text: "Does total_count count the instances of all pages?",
    observe: [{ look: "total", operation: "listInstances", object: "", property: "total_count" }],
  },
  {
    id: "dws-8",
    text: "Does any region still send AUTOMATED for a scheduled snapshot?",
    observe: [
      { look: "value", operation: "listSnapshots", object: "/snapshots/*", property: "type" },
      { look: "value", operation: "listClusterSnapshots", object: "/snapshots/*", property: "type" },
    ],
  },
  {
    id: "dws-9",
    text: "Does count include all pages, or only the current one?",
    observe: [{ look: "total", operation: "listClusterSnapshots", object: "", property: "count" }],
  },
  {
    id: "dws-10",
    text: "Is this an error of the document, or does the service send this value?",
    observe: [{ look: "form", operation: "listClusterSnapshots", object: "", property: "project_id" }],
  },
  {
    id: "dws-14",
    text: "Does the offset of the service count pages or snapshots?",
    observe: [{ look: "offset", operation: "listClusterSnapshots", object: "", property: "snapshots" }],
  },
  {
    id: "dws-26",
    text: "Which properties does the service return for a snapshot of a schedule?",
    observe: [{ look: "properties", operation: "listSnapshotDetails", object: "/snapshot", when: { type: "AUTO" } }],
  },
  {
    id: "dws-29",
    text: "Which spelling does the service send today?",
    observe: [{ look: "value", operation: "listSnapshotDetails", object: "/snapshot", property: "backup_device" }],
  },
  {
    id: "dws-50",
    text: "Which kinds of disks does the service send?",
    observe: [{ look: "value", operation: "listSnapshotFlavorInfo", object: "/flavors/*/volume_used", property: "volume_type" }],
  },
  {
    id: "dws-69",
    text: "What does the service send for a task that was stopped?",
    observe: [{ look: "value", operation: "listJobDetails", object: "", property: "status" }],
  },
  {
    id: "dws-80",
    text: "Does the service send these numbers as numbers?",
    observe: [
      { look: "form", operation: "listClusters", object: "", property: "count" },
      { look: "form", operation: "listClusterDetails", object: "/cluster/resize_info", property: "target_node_num" },
      { look: "form", operation: "listClusterDetails", object: "/cluster/resize_info", property: "origin_node_num" },
    ],
  },
  {
    id: "shared-1",
    text: "Does Open Telekom Cloud accept signed requests for both services?",
    observe: [{ look: "signature", cloud: "opentelekomcloud" }],
  },
  { id: "shared-4", text: "Which of these forms do the two services still send?", observe: [{ look: "errors" }] },
  { id: "shared-8", text: "Which other properties can be null?", observe: [{ look: "nulls" }] },
];
