// Runs the packed package: every recorded exchange of the source documents, and the nightly job of the README.
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { readBundle } from "../spec/description.js";
import { exchangesOf } from "../spec/exchanges.js";
import { recordingsOf } from "../spec/recorded-calls.js";
import { readSourceDocuments } from "../spec/tables.js";
import { inProject } from "../build/project.js";
import { runScript } from "../build/run-tool.js";
import { runStep, StepError } from "../build/step.js";
import { unpackPackage } from "./tarball.js";

await runStep("replay", async () => {
  const folder = inProject("build/replay");
  unpackPackage(folder);
  for (const name of ["recorded-calls.mjs", "nightly-job.mjs"])
    copyFileSync(inProject("scripts/release/replay", name), `${folder}/${name}`);
  const documents = readSourceDocuments();
  const exchanges = documents.flatMap((document) =>
    exchangesOf(readBundle(document.service), document),
  );
  writeFileSync(`${folder}/exchanges.json`, JSON.stringify(exchanges));
  writeFileSync(`${folder}/job.mjs`, nightlyJob());
  const [calls, job] = await Promise.all([
    runScript(`${folder}/recorded-calls.mjs`, [], folder),
    runScript(`${folder}/nightly-job.mjs`, [], folder),
  ]);
  const problems = [
    ...(calls.status === 0 ? [] : [calls.stderr.trim()]),
    ...(job.status === 0
      ? []
      : [`The README's nightly job fails against the sandbox: ${job.stderr.trim()}`]),
  ];
  if (problems.length > 0) throw new StepError(problems.join("\n"));
  const examples = documents.flatMap((document) => recordingsOf(document.exchanges));
  return {
    figures: {
      exchanges: exchanges.length,
      examples: examples.length,
      ...(JSON.parse(job.stdout) as Record<string, number>),
    },
  };
});

/** The first example after the words "the nightly job:" in the README. */
function nightlyJob(): string {
  const readme = readFileSync(inProject("README.md"), "utf8");
  const job = /the nightly job:\n\n```ts\n(.*?)```/s.exec(readme)?.[1];
  if (job === undefined)
    throw new StepError('README.md has no example after the words "the nightly job:".');
  return job;
}
