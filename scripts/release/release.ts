// npm run release: checks everything and prints what would be published; only --publish publishes.
import { StepError } from "../build/step.js";
import { releaseChecks, type ReleaseCheck } from "./checks.js";
import { readManifest } from "./package-manifest.js";
import { publicationPlan, publish } from "./publish.js";

const usage = `npm run release -- --dry-run | --publish [--skip-tests]
  --dry-run     checks everything, prints what would be published, and changes nothing
  --publish     checks the same, then publishes: writes releases/, commits, tags, and sends the tarball to the registry
  --skip-tests  skips npm test and npm run test:package`;

const words = process.argv.slice(2);
const known = ["--dry-run", "--publish", "--skip-tests"];
const [dryRun, forReal, skipTests] = known.map((word) => words.includes(word));
if (dryRun === forReal || words.some((word) => !known.includes(word))) {
  console.error(usage);
  process.exitCode = 2;
} else await release(forReal === true, skipTests !== true);

async function release(forReal: boolean, tests: boolean): Promise<void> {
  const manifest = readManifest();
  const today = new Date().toISOString().slice(0, 10);
  let problems = 0;
  for (const { what, find } of releaseChecks(manifest, today, tests)) {
    const found = await problemsOf(find);
    problems += found.length;
    console.log(`${found.length === 0 ? "✓" : "✗"} ${what}`);
    for (const problem of found) console.log(problem.replaceAll(/^/gm, "    "));
  }
  if (!tests) console.log("- npm test and npm run test:package were skipped");
  if (problems > 0) {
    console.log(`\n${manifest.version} is not ready for a release. Nothing was published.`);
    process.exitCode = 1;
    return;
  }
  const plan = await publicationPlan(manifest, today);
  console.log(`\n${forReal ? "Publishing" : "Would publish"} ${plan}\n`);
  if (!forReal) {
    console.log("This was a dry run: nothing was published or changed.");
    return;
  }
  try {
    publish(manifest, today);
    console.log(`${manifest.version} is published. Now: git push --follow-tags`);
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** A check that cannot run is a problem, too. */
async function problemsOf(find: ReleaseCheck["find"]): Promise<readonly string[]> {
  try {
    return await find();
  } catch (error) {
    if (error instanceof StepError) return [error.message];
    throw error;
  }
}
