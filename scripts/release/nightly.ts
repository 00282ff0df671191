// The README's nightly job, as it stands there, through the packed package and against its own sandbox.
import { spawnSync } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { inProject } from "../build/project.js";
import { runStep, StepError } from "../build/step.js";
import { unpackPackage } from "./unpack-package.js";

await runStep("nightly", () => {
  const [, job] =
    /the nightly job:\n\n```ts\n(.*?)```/s.exec(readFileSync(inProject("README.md"), "utf8")) ?? [];
  if (job === undefined)
    throw new StepError(
      'README.md shows no nightly job: the first example after the words "the nightly job:".',
    );
  const folder = inProject("build/nightly");
  unpackPackage(folder);
  writeFileSync(`${folder}/job.mjs`, job);
  copyFileSync(inProject("scripts/release/nightly/runner.mjs"), `${folder}/runner.mjs`);
  const { status, stdout, stderr } = spawnSync(process.execPath, ["runner.mjs"], {
    cwd: folder,
    encoding: "utf8",
  });
  if (status !== 0)
    throw new StepError(
      `README's nightly job does not do its work against the sandbox: ${stderr.trim()}`,
    );
  return { figures: JSON.parse(stdout) as Record<string, number> };
});
