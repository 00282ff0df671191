import { encodePointerFragment, pointerToPath } from "@stoplight/json";

/** A place in a JSON document, segment by segment. */
export type Path = readonly (string | number)[];

const reserved = /[~/]/;
// In a test, jest looks up a global such as Object each time, which takes longer than the rest of the loop.
const { hasOwn } = Object;

/** A path as a JSON pointer of RFC 6901. */
export function toPointer(path: Path): string {
  let pointer = "";
  // Few segments need to be encoded, which takes longer than the rest.
  for (const segment of path)
    pointer += `/${typeof segment === "string" && reserved.test(segment) ? encodePointerFragment(segment) : segment}`;
  return pointer;
}

/** The segments of a JSON pointer, with or without the # of a reference. */
export function fromPointer(pointer: string): string[] {
  return pointerToPath(pointer.startsWith("#") ? pointer : `#${pointer}`).map(String);
}

/** The value at a path, or undefined if there is none. */
export function valueAt(document: unknown, path: Path): unknown {
  let node = document;
  for (const segment of path) {
    if (typeof node !== "object" || node === null || !hasOwn(node, segment)) return undefined;
    node = (node as Readonly<Record<string | number, unknown>>)[segment];
  }
  return node;
}

/** Every scalar, empty object and empty list inside a value, except below the keys that `leaveOut` selects. */
export function leavesOf(
  value: unknown,
  path: Path = [],
  leaveOut: (node: object, key: string | number) => boolean = () => false,
): [path: Path, value: unknown][] {
  if (typeof value !== "object" || value === null) return [[path, value]];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  if (entries.length === 0) return [[path, value]];
  return entries.flatMap(([key, child]) =>
    leaveOut(value, key) ? [] : leavesOf(child, [...path, key], leaveOut),
  );
}
