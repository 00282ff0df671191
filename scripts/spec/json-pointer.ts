/** A place in a JSON document, segment by segment. */
export type Path = readonly (string | number)[];

/** A path in the notation of RFC 6901. */
export function toPointer(path: Path): string {
  let pointer = "";
  for (const segment of path)
    pointer += `/${typeof segment === "string" ? escaped(segment) : segment}`;
  return pointer;
}

function escaped(segment: string): string {
  return segment.includes("/") || segment.includes("~")
    ? segment.replaceAll("~", "~0").replaceAll("/", "~1")
    : segment;
}

/** The segments of a pointer of RFC 6901; a leading # is left out of account. */
export function fromPointer(pointer: string): string[] {
  return pointer
    .replace(/^#/, "")
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** What a path leads to, undefined where it leads to nothing. */
export function valueAt(document: unknown, path: Path): unknown {
  let node = document;
  for (const segment of path) {
    if (typeof node !== "object" || node === null || !Object.hasOwn(node, segment))
      return undefined;
    node = (node as Readonly<Record<string | number, unknown>>)[segment];
  }
  return node;
}

/**
 * Everything below a value that has nothing below itself: scalars, and objects and lists without members. What `leaveOut`
 * names is passed over with all that is below it.
 */
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

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
