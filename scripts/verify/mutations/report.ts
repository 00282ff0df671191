import type { Catcher, Trial } from "./try-mutants.js";

/** Fewer would mean that the generator has lost a kind of fact. */
export const leastMutants = 250;

const catchers: readonly Catcher[] = ["tables", "recordings", "way back", "lint"];

/** Caught of total, by kind of fact and by who caught; and every survivor. */
export function mutationReport(trials: readonly Trial[]): {
  readonly text: string;
  readonly passed: boolean;
} {
  const survivors = trials.filter(({ catcher }) => catcher === undefined);
  const kinds = [...new Set(trials.map(({ mutant }) => mutant.kind))];
  const caught = trials.length - survivors.length;
  const enough = trials.length >= leastMutants;
  return {
    passed: survivors.length === 0 && enough,
    text: [
      `${"fact".padEnd(12)}${"caught".padStart(12)}  ${catchers.map((name) => name.padStart(12)).join("")}`,
      ...kinds.map((kind) =>
        line(
          kind,
          trials.filter(({ mutant }) => mutant.kind === kind),
        ),
      ),
      line("all", trials),
      "",
      ...survivors.map(({ service, mutant }) => `survived: ${service}: ${mutant.title}`),
      `${caught}/${trials.length} changes caught${survivors.length === 0 ? "" : `, ${survivors.length} not noticed by anything`}${enough ? "" : `; at least ${leastMutants} changes are expected`}.`,
    ].join("\n"),
  };
}

function line(name: string, trials: readonly Trial[]): string {
  const count = (catcher: Catcher): number =>
    trials.filter((trial) => trial.catcher === catcher).length;
  const caught = trials.filter(({ catcher }) => catcher !== undefined).length;
  return `${name.padEnd(12)}${`${caught}/${trials.length}`.padStart(12)}  ${catchers.map((catcher) => String(count(catcher)).padStart(12)).join("")}`;
}
