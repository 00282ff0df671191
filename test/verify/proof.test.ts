import { describe, expect, test } from "@jest/globals";
import type { Description } from "../../scripts/spec/description.js";
import { toPointer, type Path } from "../../scripts/spec/json-pointer.js";
import { readLedgers, type Ledger } from "../../scripts/spec/deviations.js";
import { serviceNames } from "../../scripts/build/project.js";
import { readSourceDocuments, type Row, type SourceDocument } from "../../scripts/spec/tables.js";
import { edited, type Edit } from "../../scripts/verify/mutations/edit.js";
import { idlePlaces, prove, type Premises } from "../../scripts/verify/verify.js";
import { publishedDescription } from "../support/recordings.js";

const premises: Premises = { documents: readSourceDocuments(), ledgers: readLedgers() };

/** What is open and idle, over all services, as lines. */
function faults(
  { documents, ledgers }: Premises,
  change: (service: string, description: Description) => Description = (_, same) => same,
): string[] {
  const given = { documents, ledgers };
  const proofs = serviceNames().map((service) =>
    prove(service, change(service, publishedDescription(service)), given),
  );
  return [
    ...proofs.flatMap(({ service, open }) =>
      open.map(
        ({ path, message, source }) =>
          `${source ? `${source.document.document.slice(0, 3)}, ${source.label}: ` : ""}${message} ${service}${toPointer(path)}`,
      ),
    ),
    ...idlePlaces(proofs, given).map(({ message }) => message),
  ];
}

test("the five documents have 99 rows in 22 tables, 28 status codes and six recordings", () => {
  const tables = premises.documents.flatMap((document) => document.tables);
  expect(premises.documents).toHaveLength(5);
  expect(tables).toHaveLength(22);
  expect(tables.flatMap(({ rows }) => rows)).toHaveLength(99);
  expect(premises.documents.flatMap(({ statusCodes }) => statusCodes)).toHaveLength(28);
  expect(
    premises.documents.flatMap(({ exchanges }) =>
      exchanges.flatMap(({ body, response }) => [body ?? [], response].flat()),
    ),
  ).toHaveLength(6);
});

test("every fact of the documents is in the descriptions, and everything in them goes back to a document or a deviation", () => {
  expect(faults(premises)).toEqual([]);
});

/** The records with one row changed. */
function withRow(
  operation: string,
  number: number,
  name: string,
  change: Partial<Row>,
): SourceDocument[] {
  return premises.documents.map((document) =>
    document.operation !== operation
      ? document
      : {
          ...document,
          tables: document.tables.map((table) =>
            table.number !== number
              ? table
              : {
                  ...table,
                  rows: table.rows.map((row) => (row.name === name ? { ...row, ...change } : row)),
                },
          ),
        },
  );
}

describe("a row that says something else than the description is found by document, table, row and pointer", () => {
  test.each([
    [
      "listBackups",
      1,
      "limit",
      { name: "limits" },
      "003, table 1, limits: limits is no parameter of listBackups.",
    ],
    [
      "listBackups",
      1,
      "limit",
      { mandatory: true },
      "003, table 1, limit: required is true in the document and nothing in the description.",
    ],
    [
      "listBackups",
      1,
      "limit",
      { type: "String" },
      '003, table 1, limit: type is "string" in the document and "integer" in the description.',
    ],
    [
      "listBackups",
      1,
      "limit",
      { maximum: 99 },
      "003, table 1, limit: maximum is 99 in the document and 100 in the description. dds/components/parameters/Limit/schema/maximum",
    ],
    [
      "listBackups",
      1,
      "limit",
      { minimum: 0 },
      "003, table 1, limit: minimum is 0 in the document and 1 in the description.",
    ],
    [
      "listBackups",
      1,
      "limit",
      { default: 10 },
      "003, table 1, limit: default is 10 in the document and 100 in the description.",
    ],
    [
      "listBackups",
      1,
      "mode",
      { values: ["Cluster"] },
      '003, table 1, mode: mode can be "Cluster", which the description does not list.',
    ],
    [
      "listBackups",
      1,
      "mode",
      { values: ["Sharding"] },
      '003, table 1, mode: "Single" is no value of mode in 003_6bd36c428338fa9a.txt.',
    ],
    [
      "listBackups",
      1,
      "begin_time",
      { neededBy: "limit" },
      "003, table 1, begin_time: limit needs begin_time, which x-dependencies does not say.",
    ],
    [
      "listBackups",
      2,
      "X-Auth-Token",
      { name: "X-Token" },
      "003, table 2, X-Token: X-Token is no security scheme of the description.",
    ],
    [
      "listBackups",
      4,
      "size",
      { unit: "GB" },
      "003, table 4, size: size is in GB, which its description does not say.",
    ],
    [
      "listBackups",
      4,
      "size",
      { type: "Double" },
      '003, table 4, size: type is "number" in the document and "integer" in the description.',
    ],
    [
      "listBackups",
      4,
      "datastore",
      { table: 4 },
      "003, table 4, datastore: datastore is described by table 4, which is Backup, and leads elsewhere.",
    ],
    [
      "createSnapshot",
      3,
      "name",
      { minLength: 3 },
      "004, table 3, name: minLength is 3 in the document and 4 in the description.",
    ],
    [
      "createSnapshot",
      3,
      "description",
      { pattern: "^a$" },
      '004, table 3, description: pattern is "^a$" in the document and ',
    ],
    [
      "createSnapshot",
      3,
      "description",
      { mandatory: true },
      "004, table 3, description: description is mandatory in the document and optional in the description.",
    ],
    [
      "createSnapshot",
      5,
      "id",
      { name: "uuid" },
      "004, table 5, uuid: uuid is no member of CreatedSnapshot.",
    ],
    [
      "listClusterSnapshots",
      4,
      "datastore",
      { type: "String" },
      '000, table 4, datastore: type is "string" in the document and "object" in the description.',
    ],
  ] as const)("%s, table %i, %s %j", (operation, number, name, change, message) => {
    const found = faults({
      ...premises,
      documents: withRow(operation, number, name, change as Partial<Row>),
    });
    expect(found).toContainEqual(expect.stringContaining(message));
  });
});

describe("something in the description that no document says is found by its pointer", () => {
  test.each([
    [
      "dds",
      ["components", "schemas", "Backup", "properties", "surprise"],
      { type: "string" },
      '"string" goes back to no document and to no deviation. dds/components/schemas/Backup/properties/surprise/type',
    ],
    [
      "dds",
      ["components", "schemas", "BackupStatus", "x-extensible-enum", 4],
      "PAUSED",
      '"PAUSED" goes back to no document',
    ],
    [
      "dws",
      ["paths", "/v1.0/{project_id}/snapshots", "get", "responses", "409"],
      { $ref: "#/components/responses/Conflict" },
      "dws/paths/~1v1.0~1{project_id}~1snapshots/get/responses/409",
    ],
    [
      "dws",
      ["components", "responses", "Conflict", "headers", "X-Extra"],
      { schema: { type: "string" } },
      "dws/components/responses/Conflict/headers/X-Extra/schema/type",
    ],
    [
      "dws",
      ["components", "schemas", "Snapshot", "properties", "size", "description"],
      "In GB, kept for 90 days.",
      "The text states 90 days, which no record and no quotation of the ledger does.",
    ],
    [
      "dws",
      ["components", "schemas", "Snapshot", "properties", "name", "description"],
      "Also `DWS.9999`.",
      "The text states DWS.9999",
    ],
  ] as const)("%s %j", (changed, path, value, message) => {
    const edit: Edit = { kind: "set", path: path as Path, value };
    const found = faults(premises, (service, description) =>
      service === changed ? edited(description, [edit]) : description,
    );
    expect(found).toContainEqual(expect.stringContaining(message));
  });
});

describe("the ledger", () => {
  const entries = premises.ledgers.flatMap((ledger) =>
    ledger.deviations.map(
      (deviation, index) => [`${ledger.service}-${index + 1}`, ledger, deviation] as const,
    ),
  );
  const without = (ledger: Ledger, number: number): Ledger[] =>
    premises.ledgers.map((one) =>
      one === ledger
        ? { ...one, places: one.places.filter((place) => place.number !== number) }
        : one,
    );

  test.each(entries)("needs %s: without it, a difference is open", (_, ledger, deviation) => {
    // A note on a text that states no code and no figure is kept by its quotation alone.
    const places = Object.keys(deviation.places).filter((place) => !place.endsWith("/description"));
    const found = faults({
      ...premises,
      ledgers: without(ledger, ledger.deviations.indexOf(deviation) + 1),
    });
    if (places.length > 0) expect(found).not.toEqual([]);
    else
      expect(
        Object.values(deviation.places)
          .flat()
          .every((quote) => typeof quote === "string"),
      ).toBe(true);
  });

  test("names a deviation that excuses nothing", () => {
    const [dds, ...others] = [...premises.ledgers].sort((ledger) =>
      ledger.service === "dds" ? -1 : 1,
    ) as [Ledger, ...Ledger[]];
    const extra = (pattern: string, value: unknown) => ({
      ...(dds.places[0] as Ledger["places"][number]),
      pattern,
      segments: pattern.split("/").slice(1),
      value,
    });
    const idle = [
      extra("/components/schemas/Backup/type", "object"),
      extra("/components/schemas/Backup/description", "no such words"),
      extra("/components/schemas/Nothing/type", "string"),
    ];
    expect(
      faults({ ...premises, ledgers: [{ ...dds, places: [...dds.places, ...idle] }, ...others] }),
    ).toEqual([
      'This deviation excuses nothing: /components/schemas/Backup/type is not "object", or a document says the same.',
      'This deviation excuses nothing: "no such words" stands nowhere in /components/schemas/Backup/description.',
      'This deviation excuses nothing: /components/schemas/Nothing/type is not "string", or a document says the same.',
    ]);
  });

  /** The contradictions inside the documents, each by a place that the proof leads to. */
  test.each([
    ["000: count 2 with one item", "/components/examples/ClusterSnapshots/value/count"],
    [
      "000: the project has the id of the snapshot",
      "/components/examples/ClusterSnapshots/value/project_id",
    ],
    [
      "000: started is not in the example",
      "/components/examples/ClusterSnapshots/value/snapshots/0/started",
    ],
    [
      "000: updated without zone",
      "/components/examples/ClusterSnapshots/value/snapshots/0/updated",
    ],
    [
      "000: MANUAL with an incremental chain",
      "/components/examples/ClusterSnapshots/value/snapshots/0/type",
    ],
    [
      "000: RESTORING only here; 002: three statuses only",
      "/components/schemas/SnapshotStatus/x-extensible-enum/3",
    ],
    ["002: three statuses only", "/components/schemas/SnapshotStatus/x-extensible-enum/4"],
    [
      "000, 001, 002: AUTO, nothing, AUTOMATED",
      "/components/schemas/SnapshotType/x-extensible-enum/2",
    ],
    ["000: sort_key without values", "/components/parameters/SortKey/schema/enum"],
    [
      "000: total_backup_size without unit",
      "/components/schemas/ClusterSnapshot/properties/total_backup_size/description",
    ],
    [
      "004: the rules of name in prose only",
      "/components/schemas/SnapshotToCreate/properties/name/description",
    ],
    [
      "004: the rules of description in prose only",
      "/components/schemas/SnapshotToCreate/properties/description/description",
    ],
    [
      "004: cluster_id without the UUID of 000",
      "/components/schemas/SnapshotToCreate/properties/cluster_id/format",
    ],
    ["DWS: no authentication header", "/security/0/Token"],
    ["DWS and DDS: no error body", "/components/schemas/ErrorBody"],
    ["DWS: mandatory members of answers", "/components/schemas/Snapshot/required"],
    ["003: auto in the example", "/components/examples/Backups/value/backups/*/type"],
    ["003: incremental backups without a value", "/components/schemas/BackupTypeFilter/enum"],
    ["003: offset speaks of instances", "/components/parameters/Offset/name"],
    ["003: limit speaks of instances", "/components/parameters/Limit/name"],
    ["003: id equals instance_id", "/components/examples/Backups/value/backups/*/instance_id"],
    ["003: mandatory end while BUILDING", "/components/schemas/Backup/required/*"],
    ["003: statuses by reference", "/paths/*/get/responses/400"],
    ["003: error codes by reference", "/components/responses/BadRequest/description"],
  ])("has %s, with evidence, and the proof needs it", (_, pattern) => {
    const places = premises.ledgers
      .flatMap((ledger) => ledger.places)
      .filter((place) => place.pattern === pattern);
    expect(places.length).toBeGreaterThan(0);
    for (const place of places) {
      expect(place.deviation.evidence).not.toBe("");
      const ledgers = premises.ledgers.map((ledger) => ({
        ...ledger,
        places: ledger.places.filter((other) => other !== place),
      }));
      expect(faults({ ...premises, ledgers })).not.toEqual([]);
    }
  });
});
