import { describe, expect, test } from "@jest/globals";
import { operationsOf, type Description } from "../../scripts/lib/description.js";
import { readSourceDocuments, type Row, type SourceDocument, type Table } from "../../scripts/lib/tables.js";
import { checkRow } from "../../scripts/tables/check-row.js";
import { publishedDescription } from "../support/recordings.js";

const documents = readSourceDocuments();

test("the five documents have 99 rows in 22 tables, and 28 status codes", () => {
  const tables = documents.flatMap((document) => document.tables);
  expect(documents).toHaveLength(5);
  expect(tables).toHaveLength(22);
  expect(tables.flatMap((table) => table.rows)).toHaveLength(99);
  expect(documents.flatMap((document) => document.statusCodes)).toHaveLength(28);
});

/** What a changed row would be told, in the published description. */
function faults(operation: string, number: number, name: string, change: Partial<Row>): string[] {
  const document = documents.find((candidate) => candidate.operation === operation) as SourceDocument;
  const table = document.tables.find((candidate) => candidate.number === number) as Table;
  const row = table.rows.find((candidate) => candidate.name === name) as Row;
  const description: Description = publishedDescription(document.service);
  const described = operationsOf(description).find(({ object }) => object.operationId === operation);
  if (!described) throw new Error(`There is no operation ${operation}.`);
  return checkRow(description, described, table, { ...row, ...change });
}

describe("a row that says something else than the description is found", () => {
  test.each([
    ["listBackups", 1, "limit", {}, []],
    ["listBackups", 1, "limit", { name: "limits" }, ["limits is not in the description (path and query)."]],
    ["listBackups", 1, "limit", { mandatory: true }, ["limit is mandatory in the document and not in the description."]],
    ["listBackups", 1, "limit", { type: "String" }, ["limit is documented as String and described as integer."]],
    ["listBackups", 1, "limit", { maximum: 99 }, ["limit has maximum 99 in the document and 100 in the description."]],
    ["listBackups", 1, "limit", { minimum: 0 }, ["limit has minimum 0 in the document and 1 in the description."]],
    ["listBackups", 1, "limit", { default: 10 }, ["limit has default 10 in the document and 100 in the description."]],
    ["listBackups", 1, "mode", { values: ["Cluster"] }, ["mode lacks the documented value Cluster."]],
    ["listBackups", 1, "end_time", { needs: "limit" }, ["end_time needs limit, which x-dependencies does not say."]],
    ["listBackups", 2, "X-Auth-Token", { name: "X-Token" }, ["X-Token is no security scheme of the description."]],
    ["listBackups", 4, "size", { mandatory: false }, ["size is optional in the document and not in the description."]],
    ["listBackups", 4, "size", { type: "Double" }, ["size is documented as Double and described as integer."]],
    ["listSnapshots", 3, "size", { type: "Long" }, ["size is documented as Long and described as number."]],
    ["createSnapshot", 3, "name", { minLength: 3 }, ["name has minLength 3 in the document and 4 in the description."]],
    [
      "createSnapshot",
      3,
      "description",
      { pattern: "^a$" },
      [expect.stringContaining('description has pattern "^a$" in the document and')],
    ],
    ["listClusterSnapshots", 4, "datastore", { type: "String" }, ["datastore is documented as String and described as object."]],
  ] as const)("%s, table %i, %s %j", (operation, number, name, change, messages) => {
    expect(faults(operation, number, name, change as Partial<Row>)).toEqual(messages);
  });
});
