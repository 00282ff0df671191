import type { Description } from "../spec/description.js";
import { placesFor, type Ledger, type LedgerPlace } from "../spec/deviations.js";
import type { SourceDocument } from "../spec/tables.js";
import { claimsOf, proseOf, type Claim } from "./claims.js";
import { contradictionsInRecordings } from "./contradictions-in-recordings.js";
import { contradictionsInTables } from "./contradictions-in-tables.js";
import { encodeDocument, type EncodedDocument } from "./encode-document.js";
import { Encoding, show, type Difference } from "./coverage-tracker.js";
import { coverRecordedExamples } from "./examples.js";
import { factsInProse, knownNames } from "./prose-facts.js";
import { partsOf, partText } from "./deviation-parts.js";
import { settle, type Settlement } from "./apply-deviations.js";

/** The description of one service, held against its documents in both directions. */
export interface Proof extends Settlement {
  readonly service: string;
  readonly encoding: Encoding;
  readonly documents: readonly EncodedDocument[];
  /** How many things the description says to machines. */
  readonly claims: number;
}

/** What a proof starts from. */
export interface Premises {
  readonly documents: readonly SourceDocument[];
  /** Those of the services, and the one that they share. */
  readonly ledgers: readonly Ledger[];
}

/** Something that the ledger says without need, or wrongly. */
export interface Idle {
  readonly place: LedgerPlace;
  readonly message: string;
}

/**
 * Holds a description against the records of its documents, and back: each record leads to a place that says the same,
 * and each thing that the description says goes back to a record. For everything else the ledger has to account.
 */
export function prove(service: string, description: Description, premises: Premises): Proof {
  const encoding = new Encoding(description);
  const records = premises.documents.filter((document) => document.service === service);
  const documents = records.flatMap((document) => encodeDocument(encoding, document) ?? []);
  coverRecordedExamples(encoding, documents);
  contradictionsInTables(encoding, documents);
  for (const document of documents) contradictionsInRecordings(encoding, document);
  const claims = claimsOf(description);
  const known = knownNames(description, records);
  const texts = proseOf(description).map((prose) => ({
    ...prose,
    facts: factsInProse(prose.text, known),
  }));
  const places = placesFor(premises.ledgers, service);
  const settlement = settle(
    description,
    [...encoding.differences, ...unbacked(encoding, claims)],
    texts,
    places,
  );
  return { service, encoding, documents, claims: claims.size, ...settlement };
}

/** What the description says, and no record. */
function unbacked(encoding: Encoding, claims: ReadonlyMap<string, Claim>): Difference[] {
  return [...claims]
    .filter(([pointer]) => !encoding.isCovered(pointer))
    .map(([, { path, value }]) => ({
      path,
      actual: value,
      message: `${show(value)} goes back to no document and to no deviation.`,
    }));
}

/** A deviation that excuses nothing is an error, or a leaving; one that services share has to be of use to one of them. */
export function idlePlaces(proofs: readonly Proof[], { ledgers }: Premises): Idle[] {
  return ledgers
    .flatMap((ledger) => ledger.places)
    .flatMap((place) => {
      const idle = partsOf(place).filter(
        (part) => !proofs.some(({ used }) => used.get(place)?.has(part)),
      );
      return idle.map((part) => ({
        place,
        message: `This deviation excuses nothing: ${partText(place, part)}.`,
      }));
    });
}
