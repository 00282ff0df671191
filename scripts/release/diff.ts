// npm run diff: what has changed in the descriptions since the last release, whom that breaks, and whether the versions say so.
import { diffAgainst } from "./diff/diff-against.js";
import { lastRelease } from "./diff/last-release.js";
import { reportOf } from "./diff/report.js";
import { StepError } from "../build/step.js";

try {
  const released = lastRelease();
  if (released === undefined)
    console.log("Nothing has been released yet, so that nothing can break.");
  else {
    const verdict = await diffAgainst(released);
    console.log(reportOf(released, verdict));
    if (verdict.faults.length > 0) process.exitCode = 1;
  }
} catch (error) {
  if (!(error instanceof StepError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
