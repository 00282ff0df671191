// Redocly gathers the files of each description into one document.
import { rmSync } from "node:fs";
import { inProject, serviceNames } from "../build/project.js";
import { redoclyScript, runTool } from "../build/run-tool.js";
import { type StepReport, StepError } from "../build/step.js";

export async function bundleStep(): Promise<StepReport> {
  return { wrote: await Promise.all(serviceNames().map(bundle)) };
}

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
  throw new StepError(`Redocly could not bundle ${service}: ${result.stderr.trim()}`);
}
