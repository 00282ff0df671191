import { StepError } from "../../build/step.js";
import type { Weight } from "./change.js";

type Version = readonly [major: number, minor: number, patch: number];

export function parseVersion(text: string, where: string): Version {
  const [, major, minor, patch] = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.exec(text) ?? [];
  if (patch === undefined)
    throw new StepError(
      `${where} has the version "${text}", which must be three numbers with points between them.`,
    );
  return [Number(major), Number(minor), Number(patch)];
}

/** Negative if the first is the lower one. */
export function compareVersions(first: Version, second: Version): number {
  return first[0] - second[0] || first[1] - second[1] || first[2] - second[2];
}

/**
 * The lowest version that may follow a released one. Before 1.0.0 anything may change at any time (semver.org, item 4), but
 * npm's "^0.1.0" takes any 0.1.x: so a break raises the second number there, and the third one says all else.
 */
export function lowestVersionAfter(
  [major, minor, patch]: Version,
  weight: Weight | undefined,
): Version {
  if (weight === undefined) return [major, minor, patch];
  if (weight === "break") return major === 0 ? [0, minor + 1, 0] : [major + 1, 0, 0];
  if (weight === "addition" && major > 0) return [major, minor + 1, 0];
  return [major, minor, patch + 1];
}
