import { operationsOf, type Description } from "../spec/description.js";
import type { Finding } from "../spec/findings.js";
import { sourceLocator } from "../spec/source-location.js";
import type { SourceDocument } from "../spec/tables.js";

/** An operation without tables has no source, and nothing would hold it against one. */
export function operationsWithoutTables(
  service: string,
  description: Description,
  documents: readonly SourceDocument[],
): Finding[] {
  const documented = new Set(
    documents
      .filter((document) => document.service === service)
      .map((document) => document.operation),
  );
  return operationsOf(description)
    .filter(({ object }) => !documented.has(object.operationId))
    .map(({ path, method, object }) => ({
      ...sourceLocator(service)(["paths", path, method.toLowerCase(), "operationId"]),
      message: `${object.operationId} has no tables: add those of its document to spec/${service}/tables/.`,
      rule: "proof",
    }));
}
