import type { Weight } from "./change.js";
import { compareVersions, lowestVersionAfter, parseVersion } from "./versions.js";

const because: Readonly<Record<Weight, string>> = {
  break: "something breaks",
  addition: "something is added",
  text: "something is said anew",
};

/** A version that is written somewhere, and what it was when the last release was made. */
export interface WrittenVersion {
  readonly where: string;
  readonly released: string;
  readonly current: string;
  /** The heaviest change since then; undefined if there is none. */
  readonly weight: Weight | undefined;
}

/** What is wrong with a version, as a sentence; undefined if it says what has changed. More than is needed is not wrong. */
export function judgeVersion({
  where,
  released,
  current,
  weight,
}: WrittenVersion): string | undefined {
  const lowest = lowestVersionAfter(
    parseVersion(released, `The last release, of ${where},`),
    weight,
  );
  if (compareVersions(parseVersion(current, where), lowest) >= 0) return undefined;
  const reason = weight === undefined ? `${released} is released` : because[weight];
  return `${where} says ${current}, and must say ${lowest.join(".")} or more, since ${reason}.`;
}
