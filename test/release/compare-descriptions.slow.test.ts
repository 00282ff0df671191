import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "@jest/globals";
import { heaviest, type Weight } from "../../scripts/release/diff/change.js";
import { compareDescriptions } from "../../scripts/release/diff/changes.js";
import { fromPointer, valueAt } from "../../scripts/spec/json-pointer.js";
import { inProject } from "../../scripts/build/project.js";

const folder = mkdtempSync(join(tmpdir(), "diff-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A change at a place: another value, or none, which removes it. */
type Edit = readonly [pointer: string, value?: unknown];

const list = "/paths/~1v1.0~1{project_id}~1snapshots";
const ofCluster = "/paths/~1v1.0~1{project_id}~1clusters~1{cluster_id}~1snapshots";
const schema = (path: string): string => `/components/schemas/${path}`;
const statuses = ["CREATING", "AVAILABLE", "UNAVAILABLE", "RESTORING", "FROZEN", "POLICE_FROZEN"];

let files = 0;
function write(description: unknown): string {
  const path = join(folder, `${++files}.json`);
  writeFileSync(path, JSON.stringify(description));
  return path;
}

function edited(description: unknown, edits: readonly Edit[]): unknown {
  const copy = structuredClone(description);
  for (const [pointer, value] of edits) {
    const path = fromPointer(pointer);
    const [parent, key = ""] = [
      valueAt(copy, path.slice(0, -1)) as Record<string, unknown>,
      path.at(-1),
    ];
    if (value !== undefined) parent[key] = value;
    else if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else Reflect.deleteProperty(parent, key);
  }
  return copy;
}

const base = JSON.parse(readFileSync(inProject("generated/openapi/dws.json"), "utf8")) as unknown;
const now = (pointer: string): unknown => valueAt(base, fromPointer(pointer));

interface Case {
  readonly name: string;
  /** Edits of the released description, if it differs from the current one. */
  readonly before?: readonly Edit[];
  readonly after: readonly Edit[];
  readonly weight: Weight | undefined;
  readonly whom?: string;
}

const cases: readonly Case[] = [
  { name: "nothing", after: [], weight: undefined },
  { name: "the version alone", after: [["/info/version", "0.1.1"]], weight: undefined },
  {
    name: "another description of an operation",
    after: [[`${list}/get/description`, "Lists."]],
    weight: "text",
  },
  {
    name: "another example",
    after: [[schema("Snapshot/properties/name/example"), "other"]],
    weight: "text",
  },
  // Operations and their names.
  {
    name: "a removed operation",
    after: [[`${list}/post`]],
    weight: "break",
    whom: "who sends createSnapshot",
  },
  {
    name: "a removed path",
    after: [[ofCluster]],
    weight: "break",
    whom: "who sends listClusterSnapshots",
  },
  {
    name: "a renamed operation",
    after: [[`${list}/get/operationId`, "listAll"]],
    weight: "break",
  },
  {
    name: "a new operation",
    after: [[`${list}/delete`, { ...(now(`${list}/get`) as object), operationId: "x" }]],
    weight: "addition",
  },
  // Requests.
  {
    name: "a new required parameter",
    after: [
      [
        `${list}/get/parameters`,
        [{ name: "q", in: "query", required: true, schema: { type: "string" } }],
      ],
    ],
    weight: "break",
    whom: "who sends listSnapshots",
  },
  {
    name: "a new optional parameter",
    after: [[`${list}/get/parameters`, [{ name: "q", in: "query", schema: { type: "string" } }]]],
    weight: "addition",
    whom: "who sends listSnapshots",
  },
  {
    name: "a removed parameter",
    after: [[`${ofCluster}/get/parameters/3`]],
    weight: "break",
    whom: "who sends listClusterSnapshots",
  },
  {
    name: "a value that requests lose",
    after: [[schema("SortDirection/enum"), ["asc"]]],
    weight: "break",
    whom: "who sends listClusterSnapshots",
  },
  {
    name: "a value that requests gain",
    after: [[schema("SortDirection/enum"), ["asc", "desc", "none"]]],
    weight: "addition",
    whom: "who sends listClusterSnapshots",
  },
  {
    name: "a request property that becomes required",
    after: [[schema("SnapshotToCreate/required"), ["name", "cluster_id", "description"]]],
    weight: "break",
    whom: "who sends createSnapshot",
  },
  {
    name: "a request property that becomes optional",
    after: [[schema("SnapshotToCreate/required"), ["name"]]],
    weight: "addition",
  },
  {
    name: "a new optional request property",
    after: [[schema("SnapshotToCreate/properties/x"), { type: "string" }]],
    weight: "addition",
  },
  {
    name: "a lower maximum length in a request",
    after: [[schema("SnapshotToCreate/properties/name/maxLength"), 10]],
    weight: "break",
  },
  {
    name: "another pattern in a request",
    after: [[schema("SnapshotToCreate/properties/name/pattern"), "^x$"]],
    weight: "break",
  },
  // Responses.
  {
    name: "a removed response property",
    after: [[schema("Snapshot/properties/name")]],
    weight: "break",
    whom: "who reads listSnapshots",
  },
  {
    name: "a new response property",
    after: [[schema("Snapshot/properties/x"), { type: "string" }]],
    weight: "addition",
  },
  {
    name: "a response property with another type",
    after: [[schema("Snapshot/properties/name/type"), "integer"]],
    weight: "break",
    whom: "who reads listSnapshots",
  },
  {
    name: "a response property that becomes optional",
    before: [[schema("Snapshot/required"), ["id", "name"]]],
    after: [[schema("Snapshot/required"), ["id"]]],
    weight: "break",
    whom: "who reads listSnapshots",
  },
  {
    name: "a response property that becomes required",
    after: [[schema("Snapshot/required"), ["id"]]],
    weight: "addition",
  },
  { name: "a removed status", after: [[`${list}/get/responses/200`]], weight: "break" },
  {
    name: "a renamed schema",
    after: [
      [schema("Renamed"), now(schema("SnapshotToCreate"))],
      [schema("SnapshotToCreate")],
      [
        schema("CreateSnapshotRequest/properties/snapshot"),
        { $ref: "#/components/schemas/Renamed" },
      ],
    ],
    weight: "break",
    whom: "who uses the type SnapshotToCreate",
  },
  // Lists of values in responses: open ones may grow, closed ones must not.
  {
    name: "a new value in an open list",
    after: [[schema("SnapshotStatus/x-extensible-enum"), [...statuses, "ARCHIVED"]]],
    weight: "addition",
    whom: "who reads listSnapshots, listSnapshotDetails, listClusterSnapshots",
  },
  {
    name: "a value that an open list loses",
    after: [[schema("SnapshotStatus/x-extensible-enum"), statuses.slice(1)]],
    weight: "addition",
  },
  {
    name: "a new value in a closed list of a response",
    before: [
      [schema("SnapshotStatus/x-extensible-enum")],
      [schema("SnapshotStatus/enum"), statuses],
    ],
    after: [
      [schema("SnapshotStatus/x-extensible-enum")],
      [schema("SnapshotStatus/enum"), [...statuses, "ARCHIVED"]],
    ],
    weight: "break",
    whom: "who reads listSnapshots, listSnapshotDetails, listClusterSnapshots",
  },
  {
    name: "a closed list of a response that becomes open",
    before: [
      [schema("SnapshotStatus/x-extensible-enum")],
      [schema("SnapshotStatus/enum"), statuses],
    ],
    after: [],
    weight: "break",
  },
  {
    name: "an open list of a response that becomes closed",
    after: [
      [schema("SnapshotStatus/x-extensible-enum")],
      [schema("SnapshotStatus/enum"), statuses],
    ],
    weight: "addition",
  },
  // Security schemes, servers and pagers.
  {
    name: "a removed security scheme",
    after: [["/security/1"]],
    weight: "break",
    whom: "everybody",
  },
  { name: "a removed server", after: [["/servers/2"]], weight: "break", whom: "everybody" },
  {
    name: "a removed pager",
    after: [[`${ofCluster}/get/x-speakeasy-pagination`]],
    weight: "break",
    whom: "who sends listClusterSnapshots",
  },
  {
    name: "a new dependency between parameters",
    after: [[`${ofCluster}/get/x-dependencies`, ["IF sort_key THEN sort_dir;"]]],
    weight: "break",
  },
];

describe.each(cases)("$name", ({ before = [], after, weight, whom }) => {
  test(`has the weight "${weight ?? "none"}"`, async () => {
    const changes = await compareDescriptions(
      write(edited(base, before)),
      write(edited(base, after)),
    );
    const found = changes.map((change) => ({
      weight: change.weight,
      whom: change.whom,
      sentence: change.sentence,
    }));
    expect({ weight: heaviest(changes), found }).toMatchObject({ weight });
    if (whom)
      expect(
        changes.filter((change) => change.weight === weight).map((change) => change.whom),
      ).toContain(whom);
  });
});
