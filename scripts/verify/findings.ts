import { operationsOf, type Description } from "../spec/description.js";
import type { Finding } from "../spec/findings.js";
import { leavesOf, toPointer, type Path } from "../spec/json-pointer.js";
import { sourceLocator } from "../spec/source-location.js";
import type { SourceDocument } from "../spec/tables.js";
import type { Difference } from "./coverage-tracker.js";
import { unverifiedMessage, type UnusedDeviation, type Verification } from "./verify.js";

const rule = "verification";

/** Open differences and unused deviations as findings with document, row, JSON pointer and the files to edit. */
export function findingsOf(
  verifications: readonly Verification[],
  unused: readonly UnusedDeviation[],
): Finding[] {
  return [
    ...verifications.flatMap((verification) => {
      const locate = sourceLocator(verification.service);
      return grouped(verification).map((difference): Finding => {
        const { path, message, source } = difference;
        const place = locate(path);
        const pointer = `${verification.service}.json#${toPointer(path)}`;
        if (!source) return { ...place, message: `${message} At ${pointer}.`, rule };
        const { document, label } = source;
        const text = `${document.document}, ${label}: ${message} At ${pointer} (${place.file}:${place.line}).`;
        return { ...document.placeOf(source.path), message: text, rule };
      });
    }),
    ...unused.map(({ place, message }) => ({ ...place.at, message, rule: "deviations" })),
  ];
}

/** Reports an object that is unverified as a whole once, at its top, instead of once for each leaf. */
function grouped({ open, tracker }: Verification): Difference[] {
  const unverified = new Set(
    open.filter(({ source }) => !source).map(({ path }) => toPointer(path)),
  );
  const isUnverified = (path: Path): boolean =>
    !tracker.isCovered(toPointer(path)) &&
    leavesOf(tracker.at(path), path).every(
      ([leaf]) => unverified.has(toPointer(leaf)) || leaf.at(-1) === "description",
    );
  const seen = new Set<string>();
  return open.flatMap((difference) => {
    if (difference.source || difference.actual === undefined) return [difference];
    let top = difference.path;
    while (top.length > 3 && isUnverified(top.slice(0, -1))) top = top.slice(0, -1);
    if (seen.has(toPointer(top))) return [];
    seen.add(toPointer(top));
    if (top === difference.path) return [difference];
    return [{ ...difference, path: top, message: unverifiedMessage(tracker.at(top)) }];
  });
}

/** Operations that cannot be verified because no file of tables documents them. */
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
  const locate = sourceLocator(service);
  return operationsOf(description)
    .filter(({ object }) => !documented.has(object.operationId))
    .map(({ path, method, object }) => ({
      ...locate(["paths", path, method.toLowerCase(), "operationId"]),
      message: `${object.operationId} has no tables: add those of its source document to spec/${service}/tables/.`,
      rule,
    }));
}
