// Every row, status code and recording of the source documents has its place in the description.
import type { Finding } from "./lib/findings.js";
import { operationsOf, readBundle } from "./lib/description.js";
import { serviceNames } from "./lib/project.js";
import { sourceLocator } from "./lib/source-location.js";
import { runStep, StepError } from "./lib/step.js";
import { readSourceDocuments, type SourceDocument } from "./lib/tables.js";
import { checkRow } from "./tables/check-row.js";

await runStep("tables", () => {
  const documents = readSourceDocuments();
  const findings = [...documents.flatMap(check), ...serviceNames().flatMap((service) => undocumented(service, documents))];
  if (findings.length > 0) throw StepError.fromFindings(findings);
  const tables = documents.flatMap((document) => document.tables);
  return {
    figures: {
      documents: documents.length,
      tables: tables.length,
      rows: tables.reduce((sum, table) => sum + table.rows.length, 0),
      statusCodes: documents.reduce((sum, document) => sum + document.statusCodes.length, 0),
    },
  };
});

function check(document: SourceDocument): Finding[] {
  const fault = (message: string): Finding => ({ file: document.file, line: 1, column: 1, message, rule: "tables" });
  const description = readBundle(document.service);
  const operation = operationsOf(description).find(({ object }) => object.operationId === document.operation);
  if (!operation) return [fault(`The description has no operation ${document.operation}.`)];
  return [
    ...(document.request === `${operation.method} ${operation.path}`
      ? []
      : [fault(`${document.operation} is described as ${operation.method} ${operation.path}.`)]),
    ...document.statusCodes
      .filter((status) => !operation.object.responses[status])
      .map((status) => fault(`The documented status ${status} is not described.`)),
    ...document.exchanges
      .flatMap((exchange) => [exchange.requestExample, exchange.answerExample])
      .filter((name) => name !== undefined && !description.components.examples[name])
      .map((name) => fault(`There is no example ${String(name)}.`)),
    ...document.tables.flatMap((table, tableIndex) =>
      table.rows.flatMap((row, rowIndex) =>
        checkRow(description, operation, table, row).map((message) => ({
          ...document.placeOf(tableIndex, rowIndex),
          message: `Table ${table.number}: ${message}`,
          rule: "tables",
        })),
      ),
    ),
  ];
}

/** An operation without tables has no source, and nothing would hold it against one. */
function undocumented(service: string, documents: readonly SourceDocument[]): Finding[] {
  const documented = new Set(documents.filter((document) => document.service === service).map((document) => document.operation));
  return operationsOf(readBundle(service))
    .filter(({ object }) => !documented.has(object.operationId))
    .map(({ path, method, object }) => ({
      ...sourceLocator(service)(["paths", path, method.toLowerCase(), "operationId"]),
      message: `${object.operationId} has no tables: add those of its document to spec/${service}/tables/.`,
      rule: "tables",
    }));
}
