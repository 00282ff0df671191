import { isDeepStrictEqual } from "node:util";
import type { Description } from "../spec/description.js";
import { fromPointer, toPointer, valueAt, type Path } from "../spec/json-pointer.js";
import { isObject } from "../../src/values.js";
import type { SourceDocument } from "../spec/tables.js";

/** A part of a source document that states a fact of the interface: a row, a status code, a recording. */
export interface Source {
  readonly document: SourceDocument;
  /** For messages: "table 1, limit". */
  readonly label: string;
  /** In our file of tables. */
  readonly path: Path;
}

/** A fact that a source document states and the description does not, or the other way round. */
export interface Difference {
  /** In the description. */
  readonly path: Path;
  /** The value in the description, undefined where there is none. */
  readonly actual: unknown;
  readonly message: string;
  /** Undefined for a statement of the description that no source document has. */
  readonly source?: Source;
}

/** Records which places of a description the source documents account for, and where the two differ. */
export class CoverageTracker {
  readonly differences: Difference[] = [];
  readonly #covered = new Set<string>();

  constructor(readonly description: Description) {}

  at(path: Path): unknown {
    return valueAt(this.description, path);
  }

  /** Adds what another tracker of the same description has recorded. */
  add({ differences, covered }: CoverageTracker): void {
    this.differences.push(...differences);
    for (const pointer of covered) this.#covered.add(pointer);
  }

  /** The covered places, as JSON pointers. */
  get covered(): ReadonlySet<string> {
    return this.#covered;
  }

  listAt(path: Path): readonly unknown[] {
    const value = this.at(path);
    return Array.isArray(value) ? value : [];
  }

  objectAt(path: Path): Readonly<Record<string, unknown>> {
    const value = this.at(path);
    return isObject(value) ? value : {};
  }

  /** Whether a source document states the value at the place of a JSON pointer. */
  isCovered(pointer: string): boolean {
    return this.#covered.has(pointer);
  }

  /** Records that a source document states the value at a place. */
  cover(path: Path): void {
    this.#covered.add(toPointer(path));
  }

  differ(source: Source, path: Path, message: string): void {
    this.differences.push({ source, path, actual: this.at(path), message });
  }

  /** Compares the value that a source states with the value at a place. */
  expect(source: Source, path: Path, value: unknown): void {
    const actual = this.at(path);
    const key = String(path.at(-1));
    const message = `${key}: the document has ${show(value)}, the description has ${show(actual)}.`;
    if (isDeepStrictEqual(actual, value)) this.cover(path);
    else this.differ(source, path, message);
  }

  /** The target of a reference, over further references. */
  target(path: Path): Path {
    const reference = this.at([...path, "$ref"]);
    return typeof reference === "string" ? this.target(fromPointer(reference)) : path;
  }

  /** The target of a reference; records that a source document accounts for each reference on the way. */
  follow(path: Path): Path {
    const reference = this.at([...path, "$ref"]);
    if (typeof reference !== "string") return path;
    this.cover([...path, "$ref"]);
    return this.follow(fromPointer(reference));
  }
}

/** A value as messages show it. */
export function show(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}
