import { existsSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { fromPointer, type Path } from "./json-pointer.js";
import { ledgerSchema } from "./deviations-schema.js";
import { displayPath, inProject, serviceNames } from "../build/project.js";
import { readYaml, type YamlPlace } from "./read-yaml.js";

/** Contradiction: other than a document, or documents, say. Addition: more than they say. Narrowing: less than they allow. */
export type DeviationKind = "contradiction" | "addition" | "narrowing";

/** A difference between description and documents that is meant, as deviations.yaml has it. */
export interface Deviation {
  readonly kind: DeviationKind;
  readonly reason: string;
  readonly evidence: string;
  /** What nobody has seen yet, and what would settle it. */
  readonly question?: string;
  /**
   * JSON pointers into the bundle, `*` for any one segment, each with what the description holds there: a value, or null
   * for nothing. At a description it is the words that stand in it, one text or a list of them.
   */
  readonly places: Readonly<Record<string, unknown>>;
}

/** One place of a deviation. */
export interface LedgerPlace {
  readonly deviation: Deviation;
  /** Counted from 1, in the order of the file. */
  readonly number: number;
  readonly pattern: string;
  readonly segments: Path;
  readonly value: unknown;
  readonly at: YamlPlace;
}

export interface Ledger {
  readonly service: string;
  readonly file: string;
  readonly deviations: readonly Deviation[];
  readonly places: readonly LedgerPlace[];
}

const isLedger = new Ajv().compile<Deviation[]>(ledgerSchema);

/** The ledgers of all services, and the one that they share. */
export function readLedgers(): Ledger[] {
  return [...serviceNames(), "shared"].map(readLedger);
}

/** A service without the file deviates nowhere. */
function readLedger(service: string): Ledger {
  const path = inProject("spec", service, "deviations.yaml");
  const file = displayPath(path);
  const { data, placeOf } = readYaml(
    file,
    existsSync(path) ? readFileSync(path, "utf8") : "[]",
    isLedger,
    "deviations",
  );
  const places = data.flatMap((deviation, index) =>
    Object.entries(deviation.places).map(([pattern, value]) => ({
      deviation,
      number: index + 1,
      pattern,
      segments: fromPointer(pattern),
      value,
      at: placeOf([index, "places", pattern]),
    })),
  );
  return { service, file, deviations: data, places };
}

/** The places that the ledgers have for the description of a service: its own, and those that services share. */
export function placesFor(ledgers: readonly Ledger[], service: string): LedgerPlace[] {
  return ledgers
    .filter((ledger) => [service, "shared"].includes(ledger.service))
    .flatMap(({ places }) => places);
}

/** Whether a deviation names a place of a description itself. */
export function isPlace(ledgers: readonly Ledger[], service: string, path: Path): boolean {
  return placesFor(ledgers, service).some(({ segments }) => behind(segments, path)?.length === 0);
}

/** What is left of a path behind a pattern that leads to it or to something above it; undefined for another place. */
export function behind(segments: Path, path: Path): Path | undefined {
  if (segments.length > path.length) return undefined;
  for (let index = 0; index < segments.length; index++)
    if (
      segments[index] !== "*" &&
      segments[index] !== path[index] &&
      segments[index] !== String(path[index])
    )
      return undefined;
  return path.slice(segments.length);
}
