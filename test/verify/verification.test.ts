import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { inProject, serviceNames } from "../../scripts/build/project.js";
import { behind, placesFor, type DeviationPlace } from "../../scripts/spec/deviations.js";
import { toPointer, type Path } from "../../scripts/spec/json-pointer.js";
import type { Row, SourceDocument } from "../../scripts/spec/tables.js";
import { checkCitations } from "../../scripts/verify/check-citations.js";
import { countsOf, countsSummary } from "../../scripts/verify/counts.js";
import { affectedParts } from "../../scripts/verify/mutations/affected-part.js";
import { edited, set, type Edit } from "../../scripts/verify/mutations/mutant.js";
import {
  readInputs,
  unusedDeviations,
  verifyDescription,
  type Verification,
  type VerificationInputs,
} from "../../scripts/verify/verify.js";
import { publishedDescription } from "../support/recordings.js";

const inputs = readInputs();
const published = new Map(
  serviceNames().map((service) => [service, publishedDescription(service)] as const),
);

/** What the tests change mostly concerns one service: the verification of the other one is made once. */
const unchanged = new Map<string, Verification>();

function verifyAll(given: VerificationInputs): Verification[] {
  return [...published].map(([service, description]) => {
    const isUnchanged = isSame(service, given);
    const known = isUnchanged ? unchanged.get(service) : undefined;
    const verification = known ?? verifyDescription(service, description, given);
    if (isUnchanged) unchanged.set(service, verification);
    return verification;
  });
}

/** Whether the inputs of a service are those that are in spec/. */
function isSame(service: string, given: VerificationInputs): boolean {
  const places = placesFor(inputs.deviationFiles, service);
  const givenPlaces = placesFor(given.deviationFiles, service);
  return (
    inputs.documents.every((one) => one.service !== service || given.documents.includes(one)) &&
    given.documents.every((one) => one.service !== service || inputs.documents.includes(one)) &&
    places.length === givenPlaces.length &&
    places.every((place, index) => place === givenPlaces[index])
  );
}

/** The open differences of a verification, as lines. */
function linesOf({ service, open }: Verification): string[] {
  return open.map(({ path, message, source }) => {
    const origin = source ? `${source.document.document.slice(0, 3)}, ${source.label}: ` : "";
    return `${origin}${message} ${service}${toPointer(path)}`;
  });
}

/** The open differences and unused deviations of all services, as lines. */
function findings(given: VerificationInputs): string[] {
  const verifications = verifyAll(given);
  return [
    ...verifications.flatMap(linesOf),
    ...unusedDeviations(verifications, given).map(({ message }) => message),
  ];
}

const partOf = new Map(
  [...published].map(([service, description]) => {
    const documents = inputs.documents.filter((document) => document.service === service);
    return [service, affectedParts(description, documents)] as const;
  }),
);

/** The open differences in the part of a description that an edit can affect. */
function findingsAfter(service: string, edit: Edit): string[] {
  const part = partOf.get(service)?.([edit]);
  if (!part) throw new Error(`There is no service ${service}.`);
  const { description, documents } = part;
  return linesOf(verifyDescription(service, edited(description, [edit]), { ...inputs, documents }));
}

/** The open differences in the part of a description that a document describes, after a change of the document. */
function findingsWith(document: SourceDocument): string[] {
  const { service, file } = document;
  const part = partOf.get(service)?.([], file);
  if (!part) throw new Error(`There is no service ${service}.`);
  const documents = part.documents.map((one) => (one.file === file ? document : one));
  return linesOf(verifyDescription(service, part.description, { ...inputs, documents }));
}

test("accounts for every fact of the source documents and every statement of the descriptions", () => {
  expect(findings(inputs)).toEqual([]);
});

test("compares every row, status code and recording that the files of tables have", () => {
  const files = serviceNames().flatMap((service) => {
    const folder = inProject("spec", service, "tables");
    return readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, "utf8"));
  });
  const occurrences = (pattern: RegExp): number =>
    files.reduce((total, text) => total + [...text.matchAll(pattern)].length, 0);
  const documents = occurrences(/^document:/gm);
  const hashes = occurrences(/\bhash:/g);
  const counts = countsOf(verifyAll(inputs), inputs);
  expect(counts).toMatchObject({
    documents: files.length,
    tables: occurrences(/\bholds:/g),
    statusCodes: occurrences(/\bstatus: *["']?\d{3}\b/g),
    recordings: occurrences(/\bexample:/g),
  });
  // Each row, status code, recording and document has exactly one fingerprint.
  expect(counts.rows + counts.statusCodes + counts.recordings + documents).toBe(hashes);
  expect(countsSummary(counts)).toMatch(
    new RegExp(`^verified: ${counts.rows} rows in ${counts.tables} tables, `),
  );
});

// That any row, status code or call is missed is a test of mutations.test.ts.
describe("finds what a file of tables has lost", () => {
  test("names what only one of two documents of an operation lacks", () => {
    const document = inputs.documents.find(({ document: name }) => name.startsWith("002"));
    if (!document) throw new Error("Document 002 has no file of tables.");
    const { tables, statusCodes } = document;
    const changed = {
      ...document,
      tables: tables.map((table) => ({
        ...table,
        rows: table.rows.filter(({ name }) => name !== "finished"),
      })),
      statusCodes: statusCodes.filter(({ status }) => status !== "404"),
    };
    const found = findings({
      ...inputs,
      documents: inputs.documents.map((one) => (one === document ? changed : one)),
    });
    expect(found).toEqual([
      "002, table 3: The document lacks finished, which another document has. dws/components/schemas/Snapshot/properties/finished/type",
      "002, status codes: The document lacks the status code 404, which another document has. dws/paths/~1v1.0~1{project_id}~1snapshots/get/responses/404",
    ]);
  });
});

/** The documents of an operation with one row changed. */
function withRow(
  operation: string,
  number: number,
  name: string,
  change: Partial<Row>,
): SourceDocument[] {
  return inputs.documents
    .filter((document) => document.operation === operation)
    .map((document) => ({
      ...document,
      tables: document.tables.map((table) =>
        table.number !== number
          ? table
          : {
              ...table,
              rows: table.rows.map((row) => (row.name === name ? { ...row, ...change } : row)),
            },
      ),
    }));
}

describe("reports a row that differs from the description with document, table, row and pointer", () => {
  test.each([
    [
      "listBackups",
      1,
      "limit",
      { name: "limits" },
      "003, table 1, limits: listBackups has no parameter limits in the description.",
    ],
    [
      "listBackups",
      1,
      "limit",
      { mandatory: true },
      "003, table 1, limit: required: the document has true, the description has nothing.",
    ],
    [
      "listBackups",
      1,
      "limit",
      { type: "String" },
      '003, table 1, limit: type: the document has "string", the description has "integer".',
    ],
    [
      "listBackups",
      1,
      "limit",
      { maximum: 99 },
      "003, table 1, limit: maximum: the document has 99, the description has 100. dds/components/parameters/Limit/schema/maximum",
    ],
    [
      "listBackups",
      1,
      "limit",
      { minimum: 0 },
      "003, table 1, limit: minimum: the document has 0, the description has 1.",
    ],
    [
      "listBackups",
      1,
      "limit",
      { default: 10 },
      "003, table 1, limit: default: the document has 10, the description has 100.",
    ],
    [
      "listBackups",
      1,
      "mode",
      { values: ["Cluster"] },
      '003, table 1, mode: mode: the description does not list "Cluster".',
    ],
    [
      "listBackups",
      1,
      "mode",
      { values: ["Sharding"] },
      '003, table 1, mode: mode: 003_6bd36c428338fa9a.txt does not list "Single".',
    ],
    [
      "listBackups",
      1,
      "begin_time",
      { neededBy: "limit" },
      "003, table 1, begin_time: limit needs begin_time, and x-dependencies does not say so.",
    ],
    [
      "listBackups",
      2,
      "X-Auth-Token",
      { name: "X-Token" },
      "003, table 2, X-Token: The description has no security scheme for X-Token.",
    ],
    [
      "listBackups",
      4,
      "size",
      { unit: "GB" },
      '003, table 4, size: unit: the document has "GB", the description has "KB".',
    ],
    [
      "listBackups",
      1,
      "begin_time",
      { counts: "backups" },
      '003, table 1, begin_time: counts: the document has "backups", the description has nothing.',
    ],
    [
      "listBackups",
      4,
      "status",
      { meanings: { BUILDING: "failed", FAILED: "running" } },
      '003, table 4, status: status: "failed" is what the description says of FAILED, not of BUILDING.',
    ],
    [
      "listBackups",
      4,
      "status",
      { meanings: { DISABLED: "being written" } },
      '003, table 4, status: status: "being written" is what the description says of no value, not of DISABLED.',
    ],
    [
      "listBackups",
      4,
      "status",
      { meanings: { BUILDING: "the backup" } },
      '003, table 4, status: status: "the backup" is what the description says of BUILDING, COMPLETED, FAILED, DISABLED, not of BUILDING alone.',
    ],
    [
      "listBackups",
      4,
      "status",
      { meanings: { PAUSED: "being" } },
      "003, table 4, status: status: the row has a meaning of PAUSED and no such value.",
    ],
    [
      "listBackups",
      4,
      "size",
      { type: "Double" },
      '003, table 4, size: type: the document has "number", the description has "integer".',
    ],
    [
      "listBackups",
      4,
      "datastore",
      { table: 4 },
      "003, table 4, datastore: datastore: the document describes it in table 4 (Backup), the description by Datastore.",
    ],
    [
      "createSnapshot",
      3,
      "name",
      { minLength: 3 },
      "004, table 3, name: minLength: the document has 3, the description has 4.",
    ],
    [
      "createSnapshot",
      3,
      "description",
      { pattern: "^a$" },
      '004, table 3, description: pattern: the document has "^a$", the description has ',
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
      "004, table 5, uuid: CreatedSnapshot has no property uuid.",
    ],
    [
      "listClusterSnapshots",
      4,
      "datastore",
      { type: "String" },
      '000, table 4, datastore: type: the document has "string", the description has "object".',
    ],
  ] as const)("%s, table %i, %s %j", (operation, number, name, change, message) => {
    const found = withRow(operation, number, name, change).flatMap(findingsWith);
    expect(found).toContainEqual(expect.stringContaining(message));
  });
});

const snapshotsOfProject: Path = ["paths", "/v1.0/{project_id}/snapshots", "get"];

describe("reports a statement that no source document has with its pointer", () => {
  test.each([
    [
      "dds",
      ["components", "schemas", "Backup", "properties", "surprise"],
      { type: "string" },
      '"string" is unverified: no source document and no deviation states it. Remove it, or add a deviation with evidence. dds/components/schemas/Backup/properties/surprise/type',
    ],
    [
      "dds",
      ["components", "schemas", "BackupStatus", "x-extensible-enum", 4],
      "PAUSED",
      '"PAUSED" is unverified: no source document',
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
      "The text states 90 days, which no source document states: quote it in a deviation with evidence, or remove it.",
    ],
    [
      "dws",
      ["components", "schemas", "Snapshot", "properties", "name", "description"],
      "Also `DWS.9999`.",
      "The text states DWS.9999",
    ],
    ["dws", ["info", "version"], "9.9.9", "which follows from package.json. dws/info/version"],
    [
      "dws",
      ["info", "title"],
      publishedDescription("dds").info.title,
      'is not "Huawei Cloud DWS snapshots (unofficial)", which follows from spec/manifest.yaml',
    ],
    [
      "dds",
      ["info", "license", "name"],
      "Apache-2.0",
      '"Apache-2.0" is not "MIT", which follows from package.json',
    ],
    [
      "dds",
      ["info", "license", "url"],
      "https://opensource.org/license/apache-2-0",
      'is not "https://opensource.org/license/mit", which follows from package.json',
    ],
    [
      "dws",
      [...snapshotsOfProject, "externalDocs", "url"],
      "https://support.huaweicloud.com/intl/en-us/api-dws/CreateSnapshot.html",
      "CreateSnapshot.html is not the address of a document of listSnapshots",
    ],
    [
      "dws",
      [...snapshotsOfProject, "externalDocs", "url"],
      "https://example.com/ListSnapshots.html",
      '"https://example.com/ListSnapshots.html" is no page of the service',
    ],
    [
      "dds",
      ["components", "schemas", "Datastore", "required"],
      ["version", "type"],
      "version has another place among the required than in the document.",
    ],
    [
      "dds",
      ["components", "schemas", "BackupStatus", "x-enumDescriptions"],
      { BUILDING: "in progress.", COMPLETED: "failed.", FAILED: "completed." },
      '003, table 4, status: status: "completed" is what the description says of FAILED, not of COMPLETED.',
    ],
    [
      "dws",
      ["components", "schemas", "SnapshotStatus", "x-enumDescriptions"],
      { AVAILABLE: "the creation failed.", UNAVAILABLE: "it is complete and can be restored." },
      '"is complete and can be restored" here, the description has "the creation failed."',
    ],
  ] as const)("%s %j", (changed, path, value, message) => {
    const found = findingsAfter(changed, set(path as Path, value));
    expect(found).toContainEqual(expect.stringContaining(message));
  });
});

describe("the deviations", () => {
  /** Some places of the deviations of one file. */
  interface Group {
    readonly id: string;
    readonly service: string;
    readonly places: readonly DeviationPlace[];
  }
  const groups = inputs.deviationFiles.flatMap(({ service, deviations, places }) =>
    deviations.map((deviation, index): Group => ({
      id: `${service}-${index + 1}`,
      service,
      places: places.filter((place) => place.deviation === deviation),
    })),
  );
  // A note on a text without a code or a duration consists of quotations only.
  const isNote = ({ places }: Group): boolean =>
    places.every(({ pattern }) => pattern.endsWith("/description"));

  interface OpenPlace {
    readonly service: string;
    readonly path: Path;
  }

  function openWithout(removed: readonly Group[]): OpenPlace[] {
    const gone = new Set(removed.flatMap(({ places }) => places));
    const deviationFiles = inputs.deviationFiles.map((file) => ({
      ...file,
      places: file.places.filter((place) => !gone.has(place)),
    }));
    return verifyAll({ ...inputs, deviationFiles }).flatMap(({ service, open }) =>
      open.map(({ path }) => ({ service, path })),
    );
  }

  /**
   * The groups without which no difference is open. Removes several at once: the number of verifications does not grow with
   * that of the deviations.
   */
  function unneeded(all: readonly Group[]): string[] {
    const batches = 8;
    const unnamed = Array.from({ length: batches }, (_, batch) => {
      const removed = all.filter((_group, index) => index % batches === batch);
      // A difference for which two of them may account does not tell of either that it is needed.
      const named = openWithout(removed)
        .map((open) => removed.filter((group) => mayAccountFor(group, open)))
        .flatMap((accounting) => (accounting.length === 1 ? accounting : []));
      return removed.filter((group) => !named.includes(group));
    });
    return unnamed
      .flat()
      .filter((group) => openWithout([group]).length === 0)
      .map(({ id }) => id);
  }

  function mayAccountFor({ service, places }: Group, open: OpenPlace): boolean {
    const isOfService = service === "shared" || service === open.service;
    return isOfService && places.some(({ segments }) => behind(segments, open.path) !== undefined);
  }

  test.each([
    ["Document 003, table 4.", []],
    ["Documents 003 (table 4), 000 and 004 (tables 1 to 5); an SDK with 999 stars, table 77.", []],
    ["Document 099, table 4.", ["There is no document 099: correct the evidence."]],
    ["Documents 003 and 099.", ["There is no document 099: correct the evidence."]],
    ["Document 003, table 14.", ["There is no table 14 in 003: correct the evidence."]],
    ["Document 003 (tables 1 and 14).", ["There is no table 14 in 003: correct the evidence."]],
  ])("cite documents and tables that exist: %s", (evidence, messages) => {
    const [file] = inputs.deviationFiles;
    const [deviation] = file?.deviations ?? [];
    if (!file || !deviation) throw new Error("There is no deviation.");
    const cited = [{ ...file, deviations: [{ ...deviation, evidence }] }];
    expect(checkCitations(cited, inputs.documents).map(({ message }) => message)).toEqual(messages);
    expect(checkCitations(inputs.deviationFiles, inputs.documents)).toEqual([]);
  });

  test("quote texts, where they are notes on a text", () => {
    const values = groups.filter(isNote).flatMap(({ places }) => places.map(({ value }) => value));
    expect(values.flat()).toEqual(values.flat().map(() => expect.any(String)));
  });

  test("leave a difference open without any of them", () => {
    expect(unneeded(groups.filter((group) => !isNote(group)))).toEqual([]);
  });

  test("are reported when they are unused", () => {
    const unused = [
      ["/components/schemas/Backup/type", "object"],
      ["/components/schemas/Backup/description", "no such words"],
      ["/components/schemas/Nothing/type", "string"],
    ] as const;
    const deviationFiles = inputs.deviationFiles.map((file) => {
      const [first] = file.places;
      if (file.service !== "dds" || !first) return file;
      const added = unused.map(([pattern, value]): DeviationPlace => ({
        ...first,
        pattern,
        segments: pattern.split("/").slice(1),
        value,
      }));
      return { ...file, places: [...file.places, ...added] };
    });
    expect(findings({ ...inputs, deviationFiles })).toEqual([
      'Unused deviation: /components/schemas/Backup/type is not "object", or a source document states the same. Remove or correct the entry.',
      'Unused deviation: "no such words" is not in the text at /components/schemas/Backup/description. Remove or correct the entry.',
      'Unused deviation: /components/schemas/Nothing/type is not "string", or a source document states the same. Remove or correct the entry.',
    ]);
  });

  // Contradictions in the source documents, each with one of its places.
  const contradictions = [
    ["000: count 2 with one item", "/components/examples/ClusterSnapshots/value/count"],
    [
      "000: project_id with the id of the snapshot",
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
      "000: RESTORING in this document only; 002: three statuses only",
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
    ["DWS: mandatory properties of responses", "/components/schemas/Snapshot/required"],
    ["003: auto in the example", "/components/examples/Backups/value/backups/*/type"],
    ["003: incremental backups without a value", "/components/schemas/BackupTypeFilter/enum"],
    ["003: offset counts instances", "/components/parameters/Offset/x-measure/counts"],
    ["003: limit counts instances", "/components/parameters/Limit/x-measure/counts"],
    ["003: id equals instance_id", "/components/examples/Backups/value/backups/*/instance_id"],
    ["003: mandatory end while BUILDING", "/components/schemas/Backup/required"],
    ["003: statuses by reference", "/paths/*/*/responses/400"],
    ["003: error codes by reference", "/components/responses/BadRequest/description"],
  ] as const;

  test("account for each known contradiction with evidence", () => {
    const known = contradictions.flatMap(([id, pattern]) =>
      inputs.deviationFiles.flatMap(({ service, places }) =>
        places
          .filter((place) => place.pattern === pattern)
          .map((place): Group => ({ id, service, places: [place] })),
      ),
    );
    expect(new Set(known.map(({ id }) => id))).toEqual(new Set(contradictions.map(([id]) => id)));
    for (const { deviation } of known.flatMap(({ places }) => places))
      expect(deviation.evidence).not.toBe("");
    expect(unneeded(known)).toEqual([]);
  });
});

describe("reports what a recorded response contradicts", () => {
  const example = (name: string, ...path: Path): Path => [
    "components",
    "examples",
    name,
    "value",
    ...path,
  ];

  test.each([
    ["project_id", "dws", example("ClusterSnapshots", "project_id"), "other"],
    ["job_id", "dws", example("FailedJob", "job_id"), "other"],
    ["cluster_id", "dws", example("ClusterDetails", "cluster", "id"), "other"],
    ["cluster_id", "dws", example("ClusterSnapshots", "snapshots", 0, "cluster_id"), "other"],
    ["snapshot_id", "dws", example("SnapshotDetails", "snapshot", "id"), "other"],
    ["id", "dds", example("RunningJob", "job", "id"), "other"],
  ])("another %s than the request names: %s %j", (name, changed, path, value) => {
    const found = findingsAfter(changed, set(path, value));
    expect(found).toContainEqual(
      expect.stringMatching(
        new RegExp(
          `The response has another ${name} than the recorded request\\..*${path.at(-1)}$`,
        ),
      ),
    );
  });

  test.each([
    ["submit_time", "2025-05-19 09:05:10.1"],
    ["submit_time", "2025-05-19T09:05:10"],
  ])("a time without a zone: %s %s", (name, value) => {
    const found = findingsAfter("dws", set(example("FailedSnapshotAction", name), value));
    expect(found).toContainEqual(
      expect.stringContaining(`${name} is recorded without a time zone`),
    );
  });
});
