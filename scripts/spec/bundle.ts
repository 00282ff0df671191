// Redocly gathers the files of each description into one document.
import { rmSync } from "node:fs";
import { lintSource } from "./redocly-lint.js";
import { inProject, serviceNames } from "../build/project.js";
import { redoclyScript, runTool } from "../build/run-tool.js";
import { runStep, StepError } from "../build/step.js";

await runStep("bundle", async () => {
  const wrote: string[] = [];
  for (const service of serviceNames()) wrote.push(await bundle(service));
  return { wrote };
});

async function bundle(service: string): Promise<string> {
  const output = `build/bundle/${service}.yaml`;
  rmSync(inProject(output), { force: true });
  const result = await runTool(redoclyScript, [
    "bundle",
    service,
    `--output=${output}`,
    // Without it, two components of one name become "Name" and "Name-2", with a warning only.
    "--component-renaming-conflicts-severity=error",
  ]);
  if (result.status === 0) return output;
  if (await lintHasFindings()) throw new StepError("");
  throw new StepError(`Redocly could not bundle ${service}: ${result.stderr.trim()}`);
}

/** The linter runs beside this step, and says better than the bundler what is wrong: then nothing is said here. */
async function lintHasFindings(): Promise<boolean> {
  try {
    return (await lintSource()).length > 0;
  } catch (error) {
    return error instanceof StepError;
  }
}
