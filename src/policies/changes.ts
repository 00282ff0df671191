import { withoutUndefined } from "../values.js";

/** A property that a plan changes. */
export interface PolicyChange {
  /** The property; that of one of several policies follows the name of the policy, as in `nightly.backup_strategy`. */
  readonly property: string;
  /** Its value now; undefined if it has none. */
  readonly from: unknown;
  /** Its value after the change. */
  readonly to: unknown;
  /** The new value in words, if the plan was made with a function that explains it. */
  readonly explanation?: string | undefined;
}

/** The properties of the wanted settings that differ from the current ones, with the given texts before their names. */
export function changesOf(current: object, wanted: object, prefix = ""): PolicyChange[] {
  const now = new Map<string, unknown>(Object.entries(current));
  return [...new Map<string, unknown>(Object.entries(withoutUndefined(wanted)))]
    .filter(([name, to]) => !isSame(now.get(name), to))
    .map(([name, to]) => ({ property: prefix + name, from: now.get(name) ?? undefined, to }));
}

/** Whether two values of JSON are the same, without regard to the order of properties. */
export function isSame(left: unknown, right: unknown): boolean {
  return textOf(left) === textOf(right);
}

function textOf(value: unknown): string {
  return JSON.stringify(value ?? null, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([left], [right]) => (left < right ? -1 : 1)))
      : part,
  );
}
