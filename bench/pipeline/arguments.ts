import { readOptions, readRuns, refuse } from "../lib/command-line.js";

export interface Arguments {
  /** How many pairs of builds are measured. */
  readonly runs: number;
}

const usage =
  "npm run bench:pipeline -- [--runs N], where N is a whole number from 1 and 3 if left out";

/** What stands on the command line. What is not understood gives one line and ends with status 2. */
export function readArguments(words: readonly string[]): Arguments {
  let runs = 3;
  for (const { name, value } of readOptions(words)) {
    if (name !== "--runs") return refuse(`"${name}" is not understood`, usage);
    runs = readRuns(value, usage);
  }
  return { runs };
}
