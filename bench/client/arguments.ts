import { readOptions, readRuns, refuse } from "../lib/command-line.js";

const allParts = ["loopback", "stub", "size", "import", "pager"] as const;

/** What can be measured by itself. */
export type Part = (typeof allParts)[number];

export interface Arguments {
  /** How many rounds are measured. */
  readonly runs: number;
  /** What is measured, in the order of the tables. */
  readonly parts: readonly Part[];
}

const usage = `npm run bench:client -- [--runs N] [--only ${allParts.join(",")}], where N is a whole number from 1 and 9 if left out`;

/** What stands on the command line. What is not understood gives one line and ends with status 2. */
export function readArguments(words: readonly string[]): Arguments {
  let runs = 9;
  let parts: readonly Part[] = allParts;
  for (const { name, value } of readOptions(words)) {
    if (name === "--runs") runs = readRuns(value, usage);
    else if (name === "--only") parts = readParts(value);
    else return refuse(`"${name}" is not understood`, usage);
  }
  return { runs, parts };
}

function readParts(value: string | undefined): Part[] {
  if (value === undefined) return refuse("--only needs the parts to measure", usage);
  const wanted = value.split(",");
  const unknown = wanted.find((name) => !allParts.some((part) => part === name));
  if (unknown !== undefined) return refuse(`there is no part "${unknown}"`, usage);
  return allParts.filter((part) => wanted.includes(part));
}
