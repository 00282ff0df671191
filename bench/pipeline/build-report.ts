import type { BuildTimes } from "./builds.js";
import { median, ratios } from "../lib/statistics.js";
import { asRatio, asSeconds, table, verdict } from "../lib/table.js";

/** The builds as a table. Each ratio is the median of those of the rounds, which stand beside it. */
export function buildReport(times: BuildTimes): string {
  const { clean, unchanged, edited, oneByOne, npmStarts } = times;
  const withNpm = oneByOne.map((milliseconds) => milliseconds + npmStarts);
  const rows = [
    [`the ${times.commands} commands, one after another`, asSeconds(median(oneByOne))],
    [
      `the same and ${times.commands} starts of an empty npm script, a sum`,
      asSeconds(median(withNpm)),
    ],
    [
      "clean build",
      asSeconds(median(clean)),
      ...compared(ratios(clean, oneByOne), "the commands", 0.7),
    ],
    [
      "clean build",
      asSeconds(median(clean)),
      ...compared(ratios(clean, withNpm), "commands and npm"),
    ],
    [
      "nothing changed",
      asSeconds(median(unchanged)),
      ...compared(ratios(unchanged, clean), "the clean build", 0.15),
    ],
    [
      "one sentence of a description changed",
      asSeconds(median(edited)),
      ...compared(ratios(edited, clean), "the clean build"),
    ],
  ];
  return table(
    [`Builds, medians of ${clean.length}`, "time", "ratio", "to", "goal", "", "each round"],
    rows,
    2,
  );
}

function compared(values: readonly number[], partner: string, atMost?: number): string[] {
  const ratio = median(values);
  const goal =
    atMost === undefined
      ? ["", ""]
      : verdict(ratio, { words: `at most ${asRatio(atMost)}`, isMet: (value) => value <= atMost });
  return [asRatio(ratio), partner, ...goal, values.map(asRatio).join(" ")];
}
