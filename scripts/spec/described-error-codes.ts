// The error codes in a bundled description: the tables of its responses, and what the rest of its text names.
import { errorCodesOf, errorCodesTable, type ErrorCodesEntry } from "./error-codes.js";
import type { Finding } from "./findings.js";
import { isObject } from "../../src/values.js";
import { operationsOf, responsesOf } from "./walk.js";

/** What the services send for success, which is no error. */
const success = "DWS.0000";

const rule = "error-codes";

/**
 * Appends to each error response of a bundle the table of its codes.
 *
 * @returns The codes that the description names and errors.yaml lacks, and those of its own that the description does not name.
 */
export function describeErrorCodes(
  service: string,
  document: unknown,
  entries: readonly ErrorCodesEntry[],
): Finding[] {
  if (!isObject(document)) return [];
  const operations = operationsOf(document);
  const responses = operations.flatMap((operation) => responsesOf(document, operation));
  const statuses = new Map(responses.map(({ node, status }) => [node, Number(status)]));
  for (const [response, status] of statuses) {
    const codes = errorCodesOf(entries, service, status);
    if (isObject(response) && codes.length > 0) {
      const text = `${String(response["description"]).trimEnd()}\n\n${errorCodesTable(codes)}`;
      Reflect.set(response, "description", text);
    }
  }
  const texts = operations.map(({ operation }): [string, string] => [
    String(operation["operationId"]),
    String(operation["description"]),
  ]);
  return [
    ...unknownStatuses([...statuses.values()], entries),
    ...findingsIn(service, JSON.stringify(document), new Map(texts), entries),
  ];
}

function unknownStatuses(
  described: readonly number[],
  entries: readonly ErrorCodesEntry[],
): Finding[] {
  const known = entries.flatMap(({ codes, statuses }) => (codes.length > 0 ? [] : statuses));
  return [...new Set(described)]
    .filter((status) => status >= 300 && !known.includes(status))
    .map((status) => finding("shared", `A response has status ${status}, which has no entry.`));
}

/** A finding about what a file lacks. */
function finding(service: string, message: string): Finding {
  return { file: `spec/${service}/errors.yaml`, line: 1, column: 1, message, rule };
}

function findingsIn(
  service: string,
  text: string,
  texts: ReadonlyMap<string, string>,
  entries: readonly ErrorCodesEntry[],
): Finding[] {
  const prefixes = [...new Set(entries.flatMap(({ codes }) => codes.map(prefixOf)))];
  const named: readonly string[] =
    text.match(new RegExp(`\\b(?:${prefixes.join("|")})\\.\\d+`, "g")) ?? [];
  const known = new Set([success, ...entries.flatMap(({ codes }) => codes)]);
  const unknown = [...new Set(named)].filter((code) => prefixes.length > 0 && !known.has(code));
  return [
    ...unknown.map((code) =>
      finding(service, `The description names ${code}, which has no entry.`),
    ),
    ...entries
      .filter((entry) => entry.service === service)
      .flatMap(({ codes, operations = [], place }) => [
        ...codes
          .filter((code) => !named.includes(code))
          .map((code) => ({ ...place, message: `The description does not name ${code}.`, rule })),
        ...operations
          .filter((name) => codes.some((code) => !texts.get(name)?.includes(code)))
          .map((name) => ({
            ...place,
            message: `The description of ${name} must name ${codes.join(", ")}.`,
            rule,
          })),
      ]),
  ];
}

function prefixOf(code: string): string {
  return code.slice(0, code.indexOf("."));
}
