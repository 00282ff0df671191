import { describe, expect, test } from "@jest/globals";
import { backupTypeFilterValues, instanceModeValues } from "../../src/index.js";
import { validateRequest, validateResponse } from "../../src/validation.js";

const cluster_id = "e59d6b86-9072-46eb-a996-13f8b44994c1";
const withSnapshot = (snapshot: Readonly<Record<string, unknown>>): unknown => ({
  snapshot: { name: "snapshot-3", cluster_id, ...snapshot },
});
const ofCluster = (parameters: Readonly<Record<string, unknown>>): unknown => ({
  cluster_id,
  ...parameters,
});

/** Title, operation, valid input. */
const accepted = [
  ["a name of 4 characters", "createSnapshot", withSnapshot({ name: "abcd" })],
  ["a name of 64 characters", "createSnapshot", withSnapshot({ name: "a".repeat(64) })],
  ["a name with every kind of character", "createSnapshot", withSnapshot({ name: "Ab_9-z" })],
  ["an empty description", "createSnapshot", withSnapshot({ description: "" })],
  [
    "a description of 256 characters",
    "createSnapshot",
    withSnapshot({ description: "d".repeat(256) }),
  ],
  [
    "a description of 256 characters beyond the basic plane",
    "createSnapshot",
    withSnapshot({ description: "😀".repeat(256) }),
  ],
  [
    "a description in another script, over two lines",
    "createSnapshot",
    withSnapshot({ description: "月末\n月初" }),
  ],
  [
    "a description that is left out as undefined",
    "createSnapshot",
    withSnapshot({ description: undefined }),
  ],
  ["a cluster id by itself", "listClusterSnapshots", ofCluster({})],
  ["a cluster id in upper case", "listClusterSnapshots", { cluster_id: cluster_id.toUpperCase() }],
  ["a limit of 1 for a cluster", "listClusterSnapshots", ofCluster({ limit: 1 })],
  [
    "a limit of 101 for a cluster, where no maximum is documented",
    "listClusterSnapshots",
    ofCluster({ limit: 101 }),
  ],
  ["an offset of 0 for a cluster", "listClusterSnapshots", ofCluster({ offset: 0 })],
  [
    "an ascending order",
    "listClusterSnapshots",
    ofCluster({ sort_key: "updated", sort_dir: "asc" }),
  ],
  ["a descending order", "listClusterSnapshots", ofCluster({ sort_dir: "desc" })],
  ["no input for the list of a project", "listSnapshots", {}],
  ["no filter for the backups", "listBackups", {}],
  ["a limit of 1", "listBackups", { limit: 1 }],
  ["a limit of 100", "listBackups", { limit: 100 }],
  ["an offset of 0", "listBackups", { offset: 0 }],
  ...backupTypeFilterValues.map(
    (backup_type) => [`the backup type ${backup_type}`, "listBackups", { backup_type }] as const,
  ),
  ...instanceModeValues.map((mode) => [`the mode ${mode}`, "listBackups", { mode }] as const),
  [
    "a begin time with an end time",
    "listBackups",
    { begin_time: "2018-08-06 00:00:00", end_time: "2018-08-07 00:00:00" },
  ],
] as const;

const until = { end_time: "2018-08-07 00:00:00" };

/** Title, operation, input that breaks one rule, the pointer to it. */
const rejected = [
  ["a name of 3 characters", "createSnapshot", withSnapshot({ name: "abc" }), "/snapshot/name"],
  [
    "a name of 65 characters",
    "createSnapshot",
    withSnapshot({ name: "a".repeat(65) }),
    "/snapshot/name",
  ],
  [
    "a name that begins with a digit",
    "createSnapshot",
    withSnapshot({ name: "1abc" }),
    "/snapshot/name",
  ],
  [
    "a name that begins with a hyphen",
    "createSnapshot",
    withSnapshot({ name: "-abc" }),
    "/snapshot/name",
  ],
  [
    "a name that begins with an underscore",
    "createSnapshot",
    withSnapshot({ name: "_abc" }),
    "/snapshot/name",
  ],
  ["a name with a space", "createSnapshot", withSnapshot({ name: "ab cd" }), "/snapshot/name"],
  ["a name with a dot", "createSnapshot", withSnapshot({ name: "ab.cd" }), "/snapshot/name"],
  [
    "a name with a letter that is not Latin",
    "createSnapshot",
    withSnapshot({ name: "abcd\u00e9" }),
    "/snapshot/name",
  ],
  [
    "a name that ends with a line break",
    "createSnapshot",
    withSnapshot({ name: "abcd\n" }),
    "/snapshot/name",
  ],
  ["a name that is a number", "createSnapshot", withSnapshot({ name: 1234 }), "/snapshot/name"],
  ["no name", "createSnapshot", { snapshot: { cluster_id } }, "/snapshot/name"],
  [
    "no cluster id to copy",
    "createSnapshot",
    { snapshot: { name: "abcd" } },
    "/snapshot/cluster_id",
  ],
  ["no snapshot", "createSnapshot", {}, "/snapshot"],
  [
    "a description of 257 characters",
    "createSnapshot",
    withSnapshot({ description: "d".repeat(257) }),
    "/snapshot/description",
  ],
  ...Array.from("!<>'=&\"").map(
    (character) =>
      [
        `a description with ${character}`,
        "createSnapshot",
        withSnapshot({ description: `a${character}b` }),
        "/snapshot/description",
      ] as const,
  ),
  [
    "an undocumented property of the snapshot",
    "createSnapshot",
    withSnapshot({ tags: [] }),
    "/snapshot/tags",
  ],
  [
    "an undocumented property of the body",
    "createSnapshot",
    { ...(withSnapshot({}) as object), dry_run: true },
    "/dry_run",
  ],
  ["no cluster id", "listClusterSnapshots", {}, "/cluster_id"],
  [
    "a cluster id of 35 characters",
    "listClusterSnapshots",
    { cluster_id: cluster_id.slice(1) },
    "/cluster_id",
  ],
  [
    "a cluster id without hyphens",
    "listClusterSnapshots",
    { cluster_id: `${cluster_id.replaceAll("-", "")}0000` },
    "/cluster_id",
  ],
  ["a limit of 0 for a cluster", "listClusterSnapshots", ofCluster({ limit: 0 }), "/limit"],
  ["a limit beyond 32 bits", "listClusterSnapshots", ofCluster({ limit: 2 ** 31 }), "/limit"],
  ["an offset of -1 for a cluster", "listClusterSnapshots", ofCluster({ offset: -1 }), "/offset"],
  ["a fractional limit", "listClusterSnapshots", ofCluster({ limit: 1.5 }), "/limit"],
  ["a limit that is NaN", "listClusterSnapshots", ofCluster({ limit: Number.NaN }), "/limit"],
  [
    "a sort direction in upper case",
    "listClusterSnapshots",
    ofCluster({ sort_dir: "ASC" }),
    "/sort_dir",
  ],
  ["a misspelt filter", "listBackups", { instanceId: "a" }, "/instanceId"],
  ["a limit of 0", "listBackups", { limit: 0 }, "/limit"],
  ["a limit of 101", "listBackups", { limit: 101 }, "/limit"],
  ["a limit of -1", "listBackups", { limit: -1 }, "/limit"],
  ["an offset of -1", "listBackups", { offset: -1 }, "/offset"],
  ["a limit in a string", "listBackups", { limit: "10" }, "/limit"],
  ["a backup type in lower case", "listBackups", { backup_type: "auto" }, "/backup_type"],
  ["a backup type in upper case", "listBackups", { backup_type: "MANUAL" }, "/backup_type"],
  ["a mode in lower case", "listBackups", { mode: "sharding" }, "/mode"],
  [
    "a begin time without an end time",
    "listBackups",
    { begin_time: "2018-08-06 00:00:00" },
    "/end_time",
  ],
  ["an end time without a begin time", "listBackups", until, "/begin_time"],
  [
    "a time in ISO 8601",
    "listBackups",
    { ...until, begin_time: "2018-08-06T00:00:00Z" },
    "/begin_time",
  ],
  [
    "a time without seconds",
    "listBackups",
    { ...until, begin_time: "2018-08-06 00:00" },
    "/begin_time",
  ],
] as const;

describe("validateRequest", () => {
  test.each(accepted)("accepts %s", (_, operationId, input) => {
    expect(validateRequest(operationId, input)).toEqual([]);
  });

  test.each(rejected)("rejects %s", (_, operationId, input, pointer) => {
    const issues = validateRequest(operationId, input);
    expect(issues.map((issue) => issue.pointer)).toContain(pointer);
    for (const { message } of issues) expect(message).toMatch(/^([\w.]+|The value) .+\.$/);
  });

  test("reports everything that is wrong with an input at once", () => {
    const issues = validateRequest("createSnapshot", {
      snapshot: { name: "1", description: "<" },
    });
    expect(issues.map(({ pointer, message }) => `${pointer}: ${message}`)).toEqual([
      "/snapshot/cluster_id: snapshot.cluster_id is missing.",
      "/snapshot/name: snapshot.name must be at least 4 characters long and is 1.",
      "/snapshot/name: snapshot.name does not have the documented form ^[A-Za-z][A-Za-z0-9_-]*$.",
      "/snapshot/description: snapshot.description does not have the documented form ^[^!<>'=&\\x22]*$.",
    ]);
  });
});

describe("validateResponse", () => {
  const backup = {
    id: "1",
    name: "n",
    instance_id: "i",
    instance_name: "in",
    datastore: { type: "DDS-Community", version: "4.0" },
    type: "Auto",
    begin_time: "2018-08-06 12:41:14",
    end_time: "",
    status: "BUILDING",
    size: 2 ** 40,
    description: "",
  };
  const list = (properties: object): unknown => ({
    backups: [{ ...backup, ...properties }],
    total_count: 1,
  });

  test.each([
    [
      "an undocumented status",
      "listSnapshots",
      { snapshots: [{ status: "HIBERNATING" }] },
      "/snapshots/0/status",
    ],
    [
      "an undocumented type",
      "listClusterSnapshots",
      { snapshots: [{ type: "SCHEDULED" }] },
      "/snapshots/0/type",
    ],
    [
      "an undocumented backup status",
      "listBackups",
      list({ status: "DELETING" }),
      "/backups/0/status",
    ],
    [
      "an undocumented engine version",
      "listBackups",
      list({ datastore: { type: "DDS-Community", version: "6.0" } }),
      "/backups/0/datastore/version",
    ],
    [
      "an undocumented property",
      "listBackups",
      list({ kms_enable: true }),
      "/backups/0/kms_enable",
    ],
  ] as const)("accepts %s, unless it is strict", (_, operationId, body, pointer) => {
    expect(validateResponse(operationId, body)).toEqual([]);
    expect(
      validateResponse(operationId, body, { strict: true }).map((issue) => issue.pointer),
    ).toEqual([pointer]);
  });

  test.each([
    ["a building backup with an empty end time and a size beyond 32 bits", "listBackups", list({})],
    ["an empty list of snapshots without a count", "listSnapshots", { snapshots: [] }],
    ["an object without properties, where none is mandatory", "listClusterSnapshots", {}],
    [
      "a total size beyond 32 bits",
      "listClusterSnapshots",
      { snapshots: [{ total_backup_size: 2 ** 40 }] },
    ],
  ] as const)("accepts %s, even if it is strict", (_, operationId, body) => {
    expect(validateResponse(operationId, body, { strict: true })).toEqual([]);
  });

  test.each([
    ["an object in place of a list", "listSnapshots", { snapshots: {} }, "/snapshots"],
    ["a size in a string", "listSnapshots", { snapshots: [{ size: "500" }] }, "/snapshots/0/size"],
    ["a fractional count", "listSnapshots", { count: 1.5 }, "/count"],
    [
      "a backup without a mandatory property",
      "listBackups",
      { backups: [{ ...backup, size: undefined }], total_count: 1 },
      "/backups/0/size",
    ],
    ["no total", "listBackups", { backups: [] }, "/total_count"],
    [
      "a progress that is a number",
      "listClusterSnapshots",
      { snapshots: [{ progress: 42 }] },
      "/snapshots/0/progress",
    ],
    ["a text in place of an object", "createSnapshot", { snapshot: "" }, "/snapshot"],
    ["null in place of the body", "createSnapshot", null, ""],
  ] as const)("rejects %s", (_, operationId, body, pointer) => {
    expect(validateResponse(operationId, body).map((issue) => issue.pointer)).toEqual([pointer]);
  });

  test("accepts null in place of an object, and rejects it if it is strict", () => {
    const body = { snapshot: null };
    expect(validateResponse("createSnapshot", body)).toEqual([]);
    const issues = validateResponse("createSnapshot", body, { strict: true });
    expect(issues.map((issue) => issue.pointer)).toEqual(["/snapshot"]);
  });
});
