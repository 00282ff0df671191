import { operationsOf, type Description, type Operation } from "../spec/description.js";
import {
  placesFor,
  readDeviations,
  type DeviationsFile,
  type DeviationPlace,
} from "../spec/deviations.js";
import {
  readPackageIdentity,
  readSpecManifest,
  type Manifest,
  type PackageIdentity,
} from "../spec/manifest.js";
import { readSourceDocuments, type SourceDocument } from "../spec/tables.js";
import {
  applyDeviations,
  partsOf,
  unusedMessage,
  type AppliedDeviations,
} from "./apply-deviations.js";
import { checkIdentity } from "./check-identity.js";
import { checkCompleteness, checkDocument } from "./check-document.js";
import type { CheckedDocument } from "./checked-document.js";
import { checkOrder } from "./check-order.js";
import { coverRecordedExamples } from "./check-recordings.js";
import { checkRecordingContradictions } from "./contradictions-in-recordings.js";
import { checkTableContradictions } from "./contradictions-in-tables.js";
import { CoverageTracker, show, type Difference } from "./coverage-tracker.js";
import { statementsOf, textsOf, type Statement } from "./statements.js";

export interface VerificationInputs {
  readonly documents: readonly SourceDocument[];
  /** Those of the services, and the one that they share. */
  readonly deviationFiles: readonly DeviationsFile[];
  readonly manifest: Manifest;
  readonly identity: PackageIdentity;
}

/** The verification of the description of one service. */
export interface Verification extends AppliedDeviations {
  readonly service: string;
  readonly tracker: CoverageTracker;
  readonly documents: readonly CheckedDocument[];
  /** How many machine-readable facts the description states. */
  readonly statements: number;
}

export interface UnusedDeviation {
  readonly place: DeviationPlace;
  readonly message: string;
}

export function readInputs(): VerificationInputs {
  return {
    documents: readSourceDocuments(),
    deviationFiles: readDeviations(),
    manifest: readSpecManifest(),
    identity: readPackageIdentity(),
  };
}

/**
 * Verifies a description in both directions: every fact of the source documents has a place in the description, and
 * every statement of the description has a source. The deviations have to account for each difference.
 */
export function verifyDescription(
  service: string,
  description: Description,
  inputs: VerificationInputs,
): Verification {
  const { documents: all, deviationFiles } = inputs;
  const manifest = inputs.manifest.services[service];
  const tracker = new CoverageTracker(description);
  const sources = all.filter((document) => document.service === service);
  const operations = new Map(
    operationsOf(description).map((operation) => [operation.object.operationId, operation]),
  );
  const documents = sources.flatMap((document) => {
    const operation = operations.get(document.operation);
    if (operation) {
      const { own, checked } = checkAlone(description, document, operation);
      tracker.add(own);
      return [checked];
    }
    const message = `The description has no operation ${document.operation}.`;
    tracker.differ({ document, label: "request line", path: ["request"] }, ["paths"], message);
    return [];
  });
  for (const document of documents) {
    checkCompleteness(tracker, document);
    coverRecordedExamples(tracker, document);
  }
  checkOrder(tracker, documents);
  checkTableContradictions(tracker, documents);
  for (const document of documents) checkRecordingContradictions(tracker, document);
  const statements = statementsOf(description);
  const applied = applyDeviations(
    description,
    [
      ...tracker.differences,
      ...(manifest ? checkIdentity(description, sources, manifest, inputs.identity) : []),
      ...unverified(tracker, statements),
    ],
    textsOf(description, sources),
    placesFor(deviationFiles, service),
  );
  return { service, tracker, documents, statements: statements.length, ...applied };
}

interface CheckAlone {
  readonly own: CoverageTracker;
  readonly checked: CheckedDocument;
}

const checks = new WeakMap<Description, WeakMap<SourceDocument, CheckAlone>>();

/** Checks a document. It depends on no other one, so that it is checked once where only others change. */
function checkAlone(
  description: Description,
  document: SourceDocument,
  operation: Operation,
): CheckAlone {
  const known = checks.get(description) ?? new WeakMap<SourceDocument, CheckAlone>();
  checks.set(description, known);
  let check = known.get(document);
  if (!check) {
    const own = new CoverageTracker(description);
    check = { own, checked: checkDocument(own, document, operation) };
    known.set(document, check);
  }
  return check;
}

/** The statements that no source document has. */
function unverified(tracker: CoverageTracker, statements: readonly Statement[]): Difference[] {
  return statements
    .filter(({ pointer }) => !tracker.isCovered(pointer))
    .map(({ path, value }) => ({ path, actual: value, message: unverifiedMessage(value) }));
}

export function unverifiedMessage(value: unknown): string {
  return `${show(value)} is unverified: no source document and no deviation states it. Remove it, or add a deviation with evidence.`;
}

/** Deviations for which there is no difference; a shared one has to be of use to at least one service. */
export function unusedDeviations(
  verifications: readonly Verification[],
  { deviationFiles }: VerificationInputs,
): UnusedDeviation[] {
  return deviationFiles
    .flatMap(({ places }) => places)
    .flatMap((place) =>
      partsOf(place)
        .filter((part) => !verifications.some(({ used }) => used.get(place)?.has(part)))
        .map((part) => ({ place, message: unusedMessage(place, part) })),
    );
}
