// npm run generate: from spec/ to generated/. With --watch (npm run watch), again after every change.
import { watch } from "node:fs";
import { generate } from "./build/generate.js";
import { startBundleLinter, type BundleLinter } from "./build/lint-process.js";
import { inProject } from "./build/project.js";
import { generatedSummary, seconds } from "./build/summary.js";

/** Changes of one moment belong together: an editor writes a file in several steps. */
const settleMs = 50;

let linter: BundleLinter = startBundleLinter();
await runOnce();
if (process.argv.includes("--watch")) watchSources();
else linter.close();

async function runOnce(): Promise<void> {
  const start = performance.now();
  const { failures, changed } = await generate(linter);
  const time = seconds(performance.now() - start);
  if (failures.length > 0) {
    console.error(`\n${failures.join("\n")}\n\nFailed after ${time}. generated/ is unchanged.`);
    process.exitCode = 1;
    return;
  }
  process.exitCode = 0;
  console.log(generatedSummary());
  console.log(`generated/ ${changed ? "is written" : "is up to date"}, after ${time}.`);
}

/** Runs the steps again after a change of spec/, of the rules, or of a linter's settings, one run at a time. */
function watchSources(): void {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let rulesChanged = false;
  const schedule = (changesRules: boolean): void => {
    rulesChanged ||= changesRules;
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(async () => {
        if (rulesChanged) {
          linter.close();
          linter = startBundleLinter();
          rulesChanged = false;
        }
        await runOnce();
        console.log("Watching spec/ …");
      });
    }, settleMs);
  };
  watch(inProject("spec"), { recursive: true }, () => schedule(false));
  watch(inProject("redocly.yaml"), () => schedule(false));
  for (const rules of [".spectral.yaml", "scripts/spec/rules"])
    watch(inProject(rules), { recursive: true }, () => schedule(true));
  console.log("Watching spec/ …");
}
