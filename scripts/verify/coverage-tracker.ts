import { isDeepStrictEqual } from "node:util";
import type { Description } from "../spec/description.js";
import { fromPointer, toPointer, valueAt, type Path } from "../spec/json-pointer.js";
import type { SourceDocument } from "../spec/tables.js";

/** A record, or a part of one, that says something of the interface. */
export interface Source {
  readonly document: SourceDocument;
  /** What it is, to a person: "table 1, limit". */
  readonly label: string;
  /** Where it stands in our file of tables. */
  readonly path: Path;
}

/** Something that a record says and the description does not, or the other way round. */
export interface Difference {
  /** In the description. */
  readonly path: Path;
  /** What the description holds there, undefined for nothing. */
  readonly actual: unknown;
  /** A sentence without its place. */
  readonly message: string;
  /** Undefined for something in the description that no record speaks of. */
  readonly source?: Source;
}

/** A description while records are held against it: which of its places which records have led to, and what differs. */
export class Encoding {
  readonly differences: Difference[] = [];
  readonly #sources = new Map<string, Set<Source>>();
  readonly #places = new Map<Source, Set<string>>();

  constructor(readonly description: Description) {}

  at(path: Path): unknown {
    return valueAt(this.description, path);
  }

  isCovered(pointer: string): boolean {
    return this.#sources.has(pointer);
  }

  /** The pointers that a record has led to, in the order in which it did. */
  placesOf(source: Source): string[] {
    return [...(this.#places.get(source) ?? [])];
  }

  /** Notes that a record says what stands at a place. */
  cover(source: Source, path: Path): void {
    const pointer = toPointer(path);
    this.#sources.set(pointer, (this.#sources.get(pointer) ?? new Set()).add(source));
    this.lead(source, path);
  }

  /** Notes that a record speaks of a place, without what stands there. */
  lead(source: Source, path: Path): void {
    this.#places.set(source, (this.#places.get(source) ?? new Set()).add(toPointer(path)));
  }

  differ(source: Source, path: Path, message: string): void {
    this.differences.push({ source, path, actual: this.at(path), message });
  }

  /** Holds what a record says against what stands at a place. */
  expect(source: Source, path: Path, value: unknown): void {
    const actual = this.at(path);
    if (isDeepStrictEqual(actual, value)) this.cover(source, path);
    else
      this.differ(
        source,
        path,
        `${String(path.at(-1))} is ${show(value)} in the document and ${show(actual)} in the description.`,
      );
  }

  /** Where a reference leads to, over further ones, without notice. */
  target(path: Path): Path {
    const reference = this.at([...path, "$ref"]);
    return typeof reference === "string" ? this.target(fromPointer(reference)) : path;
  }

  /** Where a reference leads to; the record accounts for the way. */
  follow(source: Source, path: Path): Path {
    const reference = this.at([...path, "$ref"]);
    if (typeof reference !== "string") return path;
    this.cover(source, [...path, "$ref"]);
    return this.follow(source, fromPointer(reference));
  }
}

/** A value as a message shows it. */
export function show(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}
