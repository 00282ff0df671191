// Written by "npm run build" from spec/, where changes belong.
import type { Question } from "../src/cli/verify/question.js";

/** The open questions of all services. */
export const questions: readonly Question[] = [
  {
    id: "dds-5",
    text: "Which spelling does the service send today? One response of listBackups would clarify this.",
    observe: [{ look: "value", operation: "listBackups", object: "/backups/*", property: "type" }],
  },
  { id: "dds-6", text: "Does the filter accept Incremental in every region of Huawei Cloud? A request with this value would clarify this." },
  {
    id: "dds-7",
    text: "Do offset and limit count backups, like the response? A second page of an instance with many backups would clarify this.",
    observe: [{ look: "offset", operation: "listBackups", object: "", property: "backups" }],
  },
  {
    id: "dds-9",
    text: "What is the value of end_time while a backup is running? A list during a backup would clarify this.",
    observe: [{ look: "form", operation: "listBackups", object: "/backups/*", property: "end_time", when: { status: "BUILDING" } }],
  },
  { id: "dds-20", text: "Which properties are always present? Only the vendor can clarify this." },
  {
    id: "dds-22",
    text: "What is the value of ended while a job is running? One response would clarify this.",
    observe: [{ look: "form", operation: "showJobDetail", object: "/job", property: "ended", when: { status: "Running" } }],
  },
  {
    id: "dds-32",
    text: "Does the service accept the times as numbers, as in the examples, or only as strings? One restore to a point in time would clarify this.",
  },
  { id: "dds-35", text: "Can a cluster of version 4.0 be restored to a point in time? One restore would clarify this." },
  { id: "dds-40", text: "Which minutes does each cloud accept, and is the first day of the week Monday? One policy would clarify this." },
  {
    id: "dds-46",
    text: "Does total_count count the instances of all pages? A list of two pages would clarify this.",
    observe: [{ look: "total", operation: "listInstances", object: "", property: "total_count" }],
  },
  { id: "dds-49", text: "Are these times in UTC? A new instance in a list, with the time of its request, would clarify this." },
  { id: "dds-50", text: "Which properties are always present? Only the vendor can clarify this." },
  { id: "dds-65", text: "Does the service accept num for shards? One request would clarify this." },
  { id: "dds-66", text: "Does the service accept both? A restore with a number would clarify this." },
  { id: "dds-67", text: "Is this time in UTC? A new instance, with the time of its request, would clarify this." },
  { id: "dds-70", text: "Which properties are always present? Only the vendor can clarify this." },
  { id: "dws-4", text: "Which code rejects a name that is in use? One request with such a name would clarify this." },
  {
    id: "dws-8",
    text: "Does any region still send AUTOMATED for a scheduled snapshot? A response with it would clarify this.",
    observe: [
      { look: "value", operation: "listSnapshots", object: "/snapshots/*", property: "type" },
      { look: "value", operation: "listClusterSnapshots", object: "/snapshots/*", property: "type" },
    ],
  },
  {
    id: "dws-9",
    text: "Does count include all pages, or only the current one? A list of two pages would clarify this.",
    observe: [{ look: "total", operation: "listClusterSnapshots", object: "", property: "count" }],
  },
  {
    id: "dws-10",
    text: "Is this an error of the document, or does the service send this value? One response of listClusterSnapshots would clarify this.",
    observe: [{ look: "form", operation: "listClusterSnapshots", object: "", property: "project_id" }],
  },
  {
    id: "dws-12",
    text: "Are times without a time zone in UTC on every cloud? A new snapshot in a list, with the time of its request, would clarify this.",
  },
  {
    id: "dws-14",
    text: "Does the offset of the service count pages or snapshots? Two pages of a list would clarify this.",
    observe: [{ look: "offset", operation: "listClusterSnapshots", object: "", property: "snapshots" }],
  },
  { id: "dws-18", text: "Which names does sort_key accept? A request with the name of a property would clarify this for that property." },
  { id: "dws-19", text: "Is total_backup_size in KB on every cloud? A snapshot of known size would clarify this." },
  { id: "dws-23", text: "Which properties are always present? Only the vendor can clarify this." },
  {
    id: "dws-25",
    text: "What are the names and formats of the properties that only the SDKs define? A response for each type of cluster would clarify this.",
  },
  {
    id: "dws-26",
    text: "Which properties does the service return for a snapshot of a schedule? One response of listSnapshotDetails would clarify this.",
    observe: [{ look: "properties", operation: "listSnapshotDetails", object: "/snapshot", when: { type: "AUTO" } }],
  },
  {
    id: "dws-29",
    text: "Which spelling does the service send today? One response of listSnapshotDetails would clarify this.",
    observe: [{ look: "value", operation: "listSnapshotDetails", object: "/snapshot", property: "backup_device" }],
  },
  { id: "dws-31", text: "Which error does the deletion of an automated snapshot give? One such request would clarify this." },
  { id: "dws-32", text: "Does the service check the name of a copy? A copy with a name of three characters would clarify this." },
  { id: "dws-37", text: "Does the service accept number_of_cn for a restoration? One restoration with it would clarify this." },
  {
    id: "dws-41",
    text: "Which port does a restored cluster get without port, 8000 or the port of the copied cluster? One restoration would clarify this.",
  },
  { id: "dws-42", text: "Which properties are always present? Only the vendor can clarify this." },
  { id: "dws-44", text: "Does the service also accept v2? One request of each version would clarify this." },
  {
    id: "dws-45",
    text: "What do the lists contain, and what does the service respond if a source table is missing or a target table exists? One check of each would clarify this.",
  },
  {
    id: "dws-50",
    text: "Which kinds of disks does the service send? One response for each kind would clarify this.",
    observe: [{ look: "value", operation: "listSnapshotFlavorInfo", object: "/flavors/*/volume_used", property: "volume_type" }],
  },
  { id: "dws-51", text: "Are the sizes in GB? A flavor of known size would clarify this." },
  { id: "dws-52", text: "What does a second deletion of a policy respond? Two such requests would clarify this." },
  {
    id: "dws-55",
    text: "Does the request leave the policies and settings that it does not contain as they are? One request with a single policy to a cluster with two would clarify this.",
  },
  { id: "dws-56", text: "Which cron expressions does the service reject? Requests with other numbers of fields would clarify this." },
  { id: "dws-57", text: "Is update_time in UTC? A list directly after a change of a policy would clarify this." },
  {
    id: "dws-60",
    text: "What are the formats of the properties that only the SDKs define? A recorded request for schemas would clarify this.",
  },
  { id: "dws-63", text: "Which properties are always present? Only the vendor can clarify this." },
  { id: "dws-68", text: "Which properties are always present? Only the vendor can clarify this." },
  {
    id: "dws-69",
    text: "What does the service send for a task that was stopped? One response would clarify this.",
    observe: [{ look: "value", operation: "listJobDetails", object: "", property: "status" }],
  },
  { id: "dws-70", text: "Are these times in UTC? A new task, with the time of its request, would clarify this." },
  { id: "dws-72", text: "Does a successful restart remove REBOOT_FAILURE? The details of a cluster after one would clarify this." },
  {
    id: "dws-80",
    text: "Does the service send these numbers as numbers? One response of listClusters would clarify this.",
    observe: [
      { look: "form", operation: "listClusters", object: "", property: "count" },
      { look: "form", operation: "listClusterDetails", object: "/cluster/resize_info", property: "target_node_num" },
      { look: "form", operation: "listClusterDetails", object: "/cluster/resize_info", property: "origin_node_num" },
    ],
  },
  {
    id: "shared-1",
    text: "Does Open Telekom Cloud accept signed requests for both services? One signed list request would clarify this.",
    observe: [{ look: "signature", cloud: "opentelekomcloud" }],
  },
  { id: "shared-3", text: "Does eu-ch2 have one of the services? The service catalogue of a project there would clarify this." },
  {
    id: "shared-4",
    text: "Which of these forms do the two services still send? Error responses of both would clarify this.",
    observe: [{ look: "errors" }],
  },
  {
    id: "shared-8",
    text: "Which other properties can be null? A list while a backup is running, and an empty list, would clarify this.",
    observe: [{ look: "nulls" }],
  },
];
