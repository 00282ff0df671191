import { checks, type Check, type Trial } from "./try-mutants.js";

/** A smaller number means that the generator has lost a kind of fact. */
export const leastMutants = 250;

/** The number of detected changes by kind of fact and by check, and every change that no check detects. */
export function mutationReport(trials: readonly Trial[]): {
  readonly text: string;
  readonly passed: boolean;
} {
  const undetected = trials.filter(({ check }) => check === undefined);
  const kinds = [...new Set(trials.map(({ mutant }) => mutant.kind))];
  const total = `${trials.length - undetected.length}/${trials.length} changes detected`;
  const isEnough = trials.length >= leastMutants;
  const remarks = [
    ...(undetected.length > 0 ? [`${undetected.length} not detected by any check`] : []),
    ...(isEnough ? [] : [`expected at least ${leastMutants} changes`]),
  ];
  return {
    passed: undetected.length === 0 && isEnough,
    text: [
      columns("fact", "detected", checks),
      ...kinds.map((kind) => {
        const ofKind = trials.filter(({ mutant }) => mutant.kind === kind);
        return line(kind, ofKind);
      }),
      line("all", trials),
      "",
      ...undetected.map(({ service, mutant }) => `not detected: ${service}: ${mutant.title}`),
      `${[total, ...remarks].join(", ")}.`,
    ].join("\n"),
  };
}

function line(name: string, trials: readonly Trial[]): string {
  const count = (check: Check): string =>
    String(trials.filter((trial) => trial.check === check).length);
  const detected = trials.filter(({ check }) => check !== undefined).length;
  return columns(name, `${detected}/${trials.length}`, checks.map(count));
}

function columns(first: string, second: string, others: readonly string[]): string {
  return [first.padEnd(12), ...[second, ...others].map((text) => text.padStart(12))].join("");
}
