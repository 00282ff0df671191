import { describe, expect, test } from "@jest/globals";
import { backupTypeFilterValues, instanceModeValues } from "../../src/index.js";
import {
  createSnapshotValidator,
  listBackupsValidator,
  listClusterSnapshotsValidator,
  listSnapshotsValidator,
  validateRequest,
  validateResponse,
} from "../../src/validation.js";

const cluster_id = "e59d6b86-9072-46eb-a996-13f8b44994c1";
const order = (snapshot: Readonly<Record<string, unknown>>): unknown => ({
  snapshot: { name: "snapshot-3", cluster_id, ...snapshot },
});
const ofCluster = (members: Readonly<Record<string, unknown>>): unknown => ({
  cluster_id,
  ...members,
});

/** Title, validator, input that keeps every rule. */
const accepted = [
  ["a name of 4 characters", createSnapshotValidator, order({ name: "abcd" })],
  ["a name of 64 characters", createSnapshotValidator, order({ name: "a".repeat(64) })],
  ["a name with every kind of character", createSnapshotValidator, order({ name: "Ab_9-z" })],
  ["an empty description", createSnapshotValidator, order({ description: "" })],
  [
    "a description of 256 characters",
    createSnapshotValidator,
    order({ description: "d".repeat(256) }),
  ],
  [
    "a description of 256 characters beyond the basic plane",
    createSnapshotValidator,
    order({ description: "😀".repeat(256) }),
  ],
  [
    "a description in another script, over two lines",
    createSnapshotValidator,
    order({ description: "月末\nфинал" }),
  ],
  [
    "a description that is left out as undefined",
    createSnapshotValidator,
    order({ description: undefined }),
  ],
  ["a cluster id by itself", listClusterSnapshotsValidator, ofCluster({})],
  [
    "a cluster id in capitals",
    listClusterSnapshotsValidator,
    { cluster_id: cluster_id.toUpperCase() },
  ],
  ["a limit of 1 for a cluster", listClusterSnapshotsValidator, ofCluster({ limit: 1 })],
  [
    "a limit of 101 for a cluster, which has no upper bound",
    listClusterSnapshotsValidator,
    ofCluster({ limit: 101 }),
  ],
  ["an offset of 0 for a cluster", listClusterSnapshotsValidator, ofCluster({ offset: 0 })],
  [
    "sorting upwards",
    listClusterSnapshotsValidator,
    ofCluster({ sort_key: "updated", sort_dir: "asc" }),
  ],
  ["sorting downwards", listClusterSnapshotsValidator, ofCluster({ sort_dir: "desc" })],
  ["no input for the list of a project", listSnapshotsValidator, {}],
  ["no filter for the backups", listBackupsValidator, {}],
  ["a limit of 1", listBackupsValidator, { limit: 1 }],
  ["a limit of 100", listBackupsValidator, { limit: 100 }],
  ["an offset of 0", listBackupsValidator, { offset: 0 }],
  ...backupTypeFilterValues.map(
    (backup_type) =>
      [`the backup type ${backup_type}`, listBackupsValidator, { backup_type }] as const,
  ),
  ...instanceModeValues.map(
    (mode) => [`the mode ${mode}`, listBackupsValidator, { mode }] as const,
  ),
  ["a begin without an end", listBackupsValidator, { begin_time: "2018-08-06 00:00:00" }],
  [
    "a begin with an end",
    listBackupsValidator,
    { begin_time: "2018-08-06 00:00:00", end_time: "2018-08-07 00:00:00" },
  ],
] as const;

/** Title, validator, input that breaks one rule, the pointer that leads there. */
const rejected = [
  ["a name of 3 characters", createSnapshotValidator, order({ name: "abc" }), "/snapshot/name"],
  [
    "a name of 65 characters",
    createSnapshotValidator,
    order({ name: "a".repeat(65) }),
    "/snapshot/name",
  ],
  [
    "a name that begins with a digit",
    createSnapshotValidator,
    order({ name: "1abc" }),
    "/snapshot/name",
  ],
  [
    "a name that begins with a hyphen",
    createSnapshotValidator,
    order({ name: "-abc" }),
    "/snapshot/name",
  ],
  [
    "a name that begins with an underscore",
    createSnapshotValidator,
    order({ name: "_abc" }),
    "/snapshot/name",
  ],
  ["a name with a space", createSnapshotValidator, order({ name: "ab cd" }), "/snapshot/name"],
  ["a name with a dot", createSnapshotValidator, order({ name: "ab.cd" }), "/snapshot/name"],
  [
    "a name with a letter that is not Latin",
    createSnapshotValidator,
    order({ name: "abcdé" }),
    "/snapshot/name",
  ],
  [
    "a name that ends in a line break",
    createSnapshotValidator,
    order({ name: "abcd\n" }),
    "/snapshot/name",
  ],
  ["a name that is a number", createSnapshotValidator, order({ name: 1234 }), "/snapshot/name"],
  ["no name", createSnapshotValidator, { snapshot: { cluster_id } }, "/snapshot/name"],
  [
    "no cluster id to copy",
    createSnapshotValidator,
    { snapshot: { name: "abcd" } },
    "/snapshot/cluster_id",
  ],
  ["no snapshot", createSnapshotValidator, {}, "/snapshot"],
  [
    "a description of 257 characters",
    createSnapshotValidator,
    order({ description: "d".repeat(257) }),
    "/snapshot/description",
  ],
  ...[..."!<>'=&\""].map(
    (character) =>
      [
        `a description with ${character}`,
        createSnapshotValidator,
        order({ description: `a${character}b` }),
        "/snapshot/description",
      ] as const,
  ),
  [
    "a member of the snapshot that is not documented",
    createSnapshotValidator,
    order({ tags: [] }),
    "/snapshot/tags",
  ],
  [
    "a member of the body that is not documented",
    createSnapshotValidator,
    { ...(order({}) as object), dry_run: true },
    "/dry_run",
  ],
  ["no cluster id", listClusterSnapshotsValidator, {}, "/cluster_id"],
  [
    "a cluster id of 35 characters",
    listClusterSnapshotsValidator,
    { cluster_id: cluster_id.slice(1) },
    "/cluster_id",
  ],
  [
    "a cluster id without hyphens",
    listClusterSnapshotsValidator,
    { cluster_id: `${cluster_id.replaceAll("-", "")}0000` },
    "/cluster_id",
  ],
  ["a limit of 0 for a cluster", listClusterSnapshotsValidator, ofCluster({ limit: 0 }), "/limit"],
  [
    "a limit beyond 32 bits",
    listClusterSnapshotsValidator,
    ofCluster({ limit: 2 ** 31 }),
    "/limit",
  ],
  [
    "an offset of -1 for a cluster",
    listClusterSnapshotsValidator,
    ofCluster({ offset: -1 }),
    "/offset",
  ],
  [
    "a limit that is no whole number",
    listClusterSnapshotsValidator,
    ofCluster({ limit: 1.5 }),
    "/limit",
  ],
  [
    "a limit that is NaN",
    listClusterSnapshotsValidator,
    ofCluster({ limit: Number.NaN }),
    "/limit",
  ],
  [
    "a sort direction in capitals",
    listClusterSnapshotsValidator,
    ofCluster({ sort_dir: "ASC" }),
    "/sort_dir",
  ],
  ["a misspelt filter", listBackupsValidator, { instanceId: "a" }, "/instanceId"],
  ["a limit of 0", listBackupsValidator, { limit: 0 }, "/limit"],
  ["a limit of 101", listBackupsValidator, { limit: 101 }, "/limit"],
  ["a limit of -1", listBackupsValidator, { limit: -1 }, "/limit"],
  ["an offset of -1", listBackupsValidator, { offset: -1 }, "/offset"],
  ["a limit in a string", listBackupsValidator, { limit: "10" }, "/limit"],
  ["a backup type in lower case", listBackupsValidator, { backup_type: "auto" }, "/backup_type"],
  ["a backup type in capitals", listBackupsValidator, { backup_type: "MANUAL" }, "/backup_type"],
  ["a mode in lower case", listBackupsValidator, { mode: "sharding" }, "/mode"],
  [
    "an end without a begin",
    listBackupsValidator,
    { end_time: "2018-08-07 00:00:00" },
    "/begin_time",
  ],
  [
    "a time of the ISO form",
    listBackupsValidator,
    { begin_time: "2018-08-06T00:00:00Z" },
    "/begin_time",
  ],
  [
    "a time without seconds",
    listBackupsValidator,
    { begin_time: "2018-08-06 00:00" },
    "/begin_time",
  ],
] as const;

describe("a request", () => {
  test.each(accepted)("may have %s", (_, validator, input) => {
    expect(validateRequest(validator, input)).toEqual([]);
  });

  test.each(rejected)("must not have %s", (_, validator, input, pointer) => {
    const findings = validateRequest(validator, input);
    expect(findings.map((finding) => finding.pointer)).toContain(pointer);
    for (const { message } of findings) expect(message).toMatch(/^(\/|The value).+\.$/);
  });

  test("is told about everything that is wrong with it at once", () => {
    const findings = validateRequest(createSnapshotValidator, {
      snapshot: { name: "1", description: "<" },
    });
    expect(findings.map(({ pointer, message }) => `${pointer}: ${message}`)).toEqual([
      "/snapshot/cluster_id: /snapshot lacks the member cluster_id.",
      "/snapshot/name: /snapshot/name must have at least 4 characters and has 1.",
      "/snapshot/name: /snapshot/name does not have the documented form ^[A-Za-z][A-Za-z0-9_-]*$.",
      "/snapshot/description: /snapshot/description does not have the documented form ^[^!<>'=&\\x22]*$.",
    ]);
  });
});

describe("an answer", () => {
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
  const list = (members: object): unknown => ({
    backups: [{ ...backup, ...members }],
    total_count: 1,
  });

  test.each([
    [
      "a status that is not documented",
      listSnapshotsValidator,
      { snapshots: [{ status: "HIBERNATING" }] },
      "/snapshots/0/status",
    ],
    [
      "a type that is not documented",
      listClusterSnapshotsValidator,
      { snapshots: [{ type: "SCHEDULED" }] },
      "/snapshots/0/type",
    ],
    [
      "a backup status that is not documented",
      listBackupsValidator,
      list({ status: "DELETING" }),
      "/backups/0/status",
    ],
    [
      "an engine version that is not documented",
      listBackupsValidator,
      list({ datastore: { type: "DDS-Community", version: "5.0" } }),
      "/backups/0/datastore/version",
    ],
    [
      "a member that is not documented",
      listBackupsValidator,
      list({ kms_enable: true }),
      "/backups/0/kms_enable",
    ],
  ] as const)("may have %s, and a strict check finds it", (_, validator, body, pointer) => {
    expect(validateResponse(validator, body)).toEqual([]);
    expect(
      validateResponse(validator, body, { strict: true }).map((finding) => finding.pointer),
    ).toEqual([pointer]);
  });

  test.each([
    [
      "a building backup with an empty end time and a size beyond 32 bits",
      listBackupsValidator,
      list({}),
    ],
    ["an empty list of snapshots without a count", listSnapshotsValidator, { snapshots: [] }],
    ["no member at all, for none is mandatory", listClusterSnapshotsValidator, {}],
    [
      "a total size beyond 32 bits",
      listClusterSnapshotsValidator,
      { snapshots: [{ total_backup_size: 2 ** 40 }] },
    ],
  ] as const)("may have %s", (_, validator, body) => {
    expect(validateResponse(validator, body, { strict: true })).toEqual([]);
  });

  test.each([
    ["a list that is no list", listSnapshotsValidator, { snapshots: {} }, "/snapshots"],
    [
      "a size in a string",
      listSnapshotsValidator,
      { snapshots: [{ size: "500" }] },
      "/snapshots/0/size",
    ],
    ["a count that is no whole number", listSnapshotsValidator, { count: 1.5 }, "/count"],
    [
      "a backup without a mandatory member",
      listBackupsValidator,
      { backups: [{ ...backup, size: undefined }], total_count: 1 },
      "/backups/0/size",
    ],
    ["no total", listBackupsValidator, { backups: [] }, "/total_count"],
    [
      "a progress that is a number",
      listClusterSnapshotsValidator,
      { snapshots: [{ progress: 42 }] },
      "/snapshots/0/progress",
    ],
    ["null in place of an object", createSnapshotValidator, { snapshot: null }, "/snapshot"],
    ["nothing", createSnapshotValidator, null, ""],
  ] as const)("must not have %s", (_, validator, body, pointer) => {
    expect(validateResponse(validator, body).map((finding) => finding.pointer)).toEqual([pointer]);
  });
});
