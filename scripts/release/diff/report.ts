import type { Change } from "./change.js";
import type { Verdict } from "./diff-against.js";

/** What has changed since a release, for people: each break and each addition in a line, and how much is only text. */
export function reportOf(version: string, { changes, faults }: Verdict): string {
  const services = [...changes].map(([service, found]) =>
    [`${service}, since ${version}:`, ...linesOf(found)].join("\n"),
  );
  const end = faults.length === 0 ? "The versions say what has changed." : faults.join("\n");
  return [...services, end].join("\n\n");
}

function linesOf(changes: readonly Change[]): string[] {
  if (changes.length === 0) return ["  nothing"];
  const line = ({ weight, whom, sentence, pointer }: Change): string =>
    `  ${weight === "break" ? "breaks" : "adds to"} ${whom}: ${sentence}\n    ${pointer}`;
  const texts = changes.filter(({ weight }) => weight === "text").length;
  const said = texts === 0 ? [] : [`  says ${texts} ${texts === 1 ? "thing" : "things"} anew`];
  return [...changes.filter(({ weight }) => weight !== "text").map(line), ...said];
}
