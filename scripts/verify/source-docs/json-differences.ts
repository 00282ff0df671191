/** A member that two JSON values do not share, by its JSON pointer. */
export interface MemberDifference {
  readonly pointer: string;
  /** As JSON, or "nothing". */
  readonly before: string;
  readonly after: string;
}

export function jsonDifferences(before: unknown, after: unknown, pointer = ""): MemberDifference[] {
  if (isContainer(before) && isContainer(after) && Array.isArray(before) === Array.isArray(after)) {
    const [left, right] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
    const names = [...new Set([...left.keys(), ...right.keys()])];
    return names.flatMap((name) =>
      jsonDifferences(
        left.get(name),
        right.get(name),
        `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`,
      ),
    );
  }
  const [from, to] = [shown(before), shown(after)];
  return from === to
    ? []
    : [{ pointer: pointer === "" ? "the whole" : pointer, before: from, after: to }];
}

function isContainer(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function shown(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}
