// npm run diff: what has changed in the descriptions since the last release, whom it breaks, and whether the versions match.
import { StepError } from "../build/step.js";
import { diffAgainst, formatDiff } from "./diff/diff-against.js";
import { lastRelease } from "./diff/versions.js";

try {
  const released = lastRelease();
  if (released === undefined)
    console.log("There is no release yet, so there is nothing to compare with.");
  else {
    const diff = await diffAgainst(released);
    console.log(formatDiff(released, diff));
    if (diff.problems.length > 0) process.exitCode = 1;
  }
} catch (error) {
  if (!(error instanceof StepError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
