// npm run release: checks everything, and says what would be published; only --publish does it.
import { readManifest } from "./package-manifest.js";
import { StepError } from "../build/step.js";
import { readReleaseArguments, usage } from "./arguments.js";
import { releaseChecks, type ReleaseCheck } from "./checks.js";
import { planOf } from "./plan.js";
import { publish } from "./publish.js";

const wanted = readReleaseArguments(process.argv.slice(2));
if (wanted === undefined) {
  console.error(usage);
  process.exitCode = 2;
} else await release(wanted);

async function release({ publish: forGood, tests }: NonNullable<typeof wanted>): Promise<void> {
  const manifest = readManifest();
  const today = new Date().toISOString().slice(0, 10);
  let faults = 0;
  for (const { what, find } of releaseChecks(manifest.version, today, tests)) {
    const findings = await findingsOf(find);
    faults += findings.length;
    console.log(`${findings.length === 0 ? "✓" : "✗"} ${what}`);
    for (const finding of findings) console.error(finding.replaceAll(/^/gm, "    "));
  }
  if (!tests) console.log("- npm test and npm run test:package were left out");
  if (faults > 0) {
    console.error(`\n${manifest.version} is not ready to be released. Nothing was published.`);
    process.exitCode = 1;
    return;
  }
  console.log(`\n${forGood ? "Publishing" : "Would publish"} ${planOf(manifest, today)}\n`);
  if (!forGood) return console.log("This was a rehearsal: nothing was published or changed.");
  try {
    publish(manifest, today);
    console.log(`${manifest.version} is published. Now: git push --follow-tags`);
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** A check that cannot be made has found something. */
async function findingsOf(find: ReleaseCheck["find"]): Promise<readonly string[]> {
  try {
    return await find();
  } catch (error) {
    if (error instanceof StepError) return [error.message];
    throw error;
  }
}
