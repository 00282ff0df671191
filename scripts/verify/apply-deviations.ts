import { isDeepStrictEqual } from "node:util";
import type { Description } from "../spec/description.js";
import { behind, type DeviationPlace } from "../spec/deviations.js";
import { fromPointer, leavesOf, toPointer, valueAt, type Path } from "../spec/json-pointer.js";
import { show, type Difference } from "./coverage-tracker.js";
import type { Text } from "./statements.js";

/** A difference or a text for which the deviations account. */
export interface AppliedDeviation {
  readonly place: DeviationPlace;
  /** In the description. */
  readonly path: Path;
  readonly difference?: Difference;
}

export interface AppliedDeviations {
  readonly applied: readonly AppliedDeviation[];
  /** Differences for which no deviation accounts. */
  readonly open: readonly Difference[];
  /** The parts of each place that were applied: see {@link partsOf}. */
  readonly used: ReadonlyMap<DeviationPlace, ReadonlySet<string>>;
}

/** Applies the deviations to differences and to the facts that texts state. */
export function applyDeviations(
  description: Description,
  differences: readonly Difference[],
  texts: readonly Text[],
  places: readonly DeviationPlace[],
): AppliedDeviations {
  const application = new Application(description, places);
  for (const text of texts) application.applyToText(text);
  application.applyToDifferences(differences, expectationsOf(description, places));
  return application;
}

class Application implements AppliedDeviations {
  readonly applied: AppliedDeviation[] = [];
  readonly open: Difference[] = [];
  readonly used = new Map<DeviationPlace, Set<string>>();
  readonly #placesNear: (path: Path) => readonly DeviationPlace[];

  constructor(
    readonly description: Description,
    places: readonly DeviationPlace[],
  ) {
    this.#placesNear = indexByPrefix(places);
  }

  #use(place: DeviationPlace, parts: readonly string[]): void {
    const used = this.used.get(place) ?? new Set();
    for (const part of parts) used.add(part);
    this.used.set(place, used);
  }

  applyToText({ path, text, facts }: Text): void {
    const quotations: string[] = [];
    for (const place of this.#placesNear(path)) {
      if (!isText(place) || behind(place.segments, path)?.length !== 0) continue;
      const quotes = partsOf(place).filter((quote) => text.includes(quote));
      if (quotes.length === 0) continue;
      this.#use(place, quotes);
      this.applied.push({ place, path });
      quotations.push(...quotes);
    }
    for (const fact of facts.filter((one) => !quotations.some((quote) => quote.includes(one))))
      this.open.push({
        path,
        actual: text,
        message: `The text states ${fact}, which no source document states: quote it in a deviation with evidence, or remove it.`,
      });
  }

  applyToDifferences(
    differences: readonly Difference[],
    expectations: Map<string, Expectation>,
  ): void {
    // A missing value is reported once: as an expectation that is not met, not as an unused deviation, too.
    for (const { place, parts } of expectations.values()) this.#use(place, parts);
    for (const difference of differences) {
      const pointer = toPointer(difference.path);
      const expectation = expectations.get(pointer);
      expectations.delete(pointer);
      if (this.#applyToDifference(difference))
        this.open.push(...(expectation ? [expectation] : []));
      else {
        const messages = [difference.message, ...(expectation ? [expectation.message] : [])];
        this.open.push({ ...difference, message: messages.join(" ") });
      }
    }
    this.open.push(...expectations.values());
  }

  /** Returns whether a deviation accounts for the difference. */
  #applyToDifference(difference: Difference): boolean {
    const { path, actual } = difference;
    let isApplied = false;
    for (const place of this.#placesNear(path)) {
      const rest = behind(place.segments, path);
      if (!rest) continue;
      const value = valueAt(place.value, rest);
      const accounts = isText(place)
        ? this.used.has(place)
        : isDeepStrictEqual(value, actual ?? null) || statesMeaning(this.description, path, value);
      if (!accounts) continue;
      isApplied = true;
      this.applied.push({ place, path, difference });
      if (!isText(place)) {
        const leaves = leavesOf(value, rest).map(([leaf]) => toPointer(leaf));
        this.#use(place, leaves);
      }
    }
    return isApplied;
  }
}

/** Finds the places that may match a path by its first three segments, so that few have to be compared. */
function indexByPrefix(
  places: readonly DeviationPlace[],
): (path: Path) => readonly DeviationPlace[] {
  const prefixOf = (path: Path): string => path.slice(0, 3).join(" ");
  const byPrefix = new Map<string, DeviationPlace[]>();
  const anywhere: DeviationPlace[] = [];
  for (const place of places) {
    const group = byPrefix.get(prefixOf(place.segments));
    const hasPrefix = place.segments.length >= 3 && !place.segments.slice(0, 3).includes("*");
    if (!hasPrefix) anywhere.push(place);
    else if (group) group.push(place);
    else byPrefix.set(prefixOf(place.segments), [place]);
  }
  return (path) => [...(byPrefix.get(prefixOf(path)) ?? []), ...anywhere];
}

/** A value that a deviation gives and the description does not have. */
interface Expectation extends Difference {
  readonly place: DeviationPlace;
  readonly parts: readonly string[];
}

/**
 * A deviation with a wildcard expects its value at every place that matches. Otherwise a property that many places share
 * could be removed at one of them unnoticed.
 */
function expectationsOf(
  description: Description,
  places: readonly DeviationPlace[],
): Map<string, Expectation> {
  const expectations = new Map<string, Expectation>();
  for (const place of places) {
    const last = place.segments.at(-1);
    if (isText(place) || last === undefined || last === "*") continue;
    for (const parent of matchesOf(description, place.segments.slice(0, -1))) {
      // A reference has no other keys: its target has a place of its own.
      if (valueAt(description, [...parent, "$ref"]) !== undefined) continue;
      const top = [...parent, last];
      // A place without any value is one expectation, not one for each leaf.
      const leaves: [Path, unknown][] =
        valueAt(description, top) === undefined ? [[[], place.value]] : leavesOf(place.value);
      for (const [leaf, value] of leaves) {
        const path = [...top, ...leaf];
        const actual = valueAt(description, path);
        if (isDeepStrictEqual(actual ?? null, value)) continue;
        if (statesMeaning(description, path, value)) continue;
        const { file, line } = place.at;
        const message = `The deviation at ${file}:${line} expects ${show(value)} here, the description has ${show(actual)}.`;
        const parts = leavesOf(value, leaf).map(([part]) => toPointer(part));
        expectations.set(toPointer(path), { place, parts, path, actual, message });
      }
    }
  }
  return expectations;
}

/** Whether a deviation quotes the meaning of one value of a list, and of no other one: a swap must not pass. */
function statesMeaning(description: Description, path: Path, quotation: unknown): boolean {
  if (path.at(-2) !== "x-enumDescriptions" || typeof quotation !== "string") return false;
  const meanings = Object.entries(valueAt(description, path.slice(0, -1)) ?? {});
  const holders = meanings.filter(([, text]) => String(text).includes(quotation));
  return holders.length === 1 && holders[0]?.[0] === path.at(-1);
}

/** Every object that a pattern matches. */
function matchesOf(description: Description, pattern: Path): Path[] {
  let matches: (readonly [path: Path, node: unknown])[] = [[[], description]];
  for (const segment of pattern)
    matches = matches.flatMap(([path, node]) => {
      if (typeof node !== "object" || node === null) return [];
      const keys = segment === "*" ? Object.keys(node) : [segment];
      return keys
        .map((key) => [[...path, key], valueAt(node, [key])] as const)
        .filter(([, child]) => typeof child === "object");
    });
  return matches.map(([path]) => path);
}

/** The parts of a place, each of which has to be of use: quotations of a text, or pointers into its value. */
export function partsOf(place: DeviationPlace): string[] {
  if (!isText(place)) return leavesOf(place.value).map(([leaf]) => toPointer(leaf));
  return (Array.isArray(place.value) ? place.value : [place.value]).map(String);
}

export function unusedMessage(place: DeviationPlace, part: string): string {
  const { pattern } = place;
  const value = isText(place) ? undefined : valueAt(place.value, fromPointer(part));
  const reason = isText(place)
    ? `"${part}" is not in the text at ${pattern}`
    : value === null
      ? `there is a value at ${pattern}${part}, or no source document expects one`
      : `${pattern}${part} is not ${show(value)}, or a source document states the same`;
  return `Unused deviation: ${reason}. Remove or correct the entry.`;
}

/** A place at a description holds quotations, every other place a value. */
function isText({ segments }: DeviationPlace): boolean {
  return segments.at(-1) === "description" && segments.at(-2) !== "properties";
}
