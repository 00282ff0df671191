// Every recorded exchange of the documents, through the package as it was packed.
import { spawnSync } from "node:child_process";
import { copyFileSync, writeFileSync } from "node:fs";
import { readBundle } from "../spec/description.js";
import { exchangesOf } from "../spec/exchanges.js";
import { inProject } from "../build/project.js";
import { runStep, StepError } from "../build/step.js";
import { readSourceDocuments } from "../spec/tables.js";
import { unpackPackage } from "./unpack-package.js";

await runStep("replay", () => {
  const exchanges = readSourceDocuments().flatMap((document) =>
    exchangesOf(readBundle(document.service), document),
  );
  const folder = inProject("build/replay");
  unpackPackage(folder);
  writeFileSync(`${folder}/exchanges.json`, JSON.stringify(exchanges));
  copyFileSync(inProject("scripts/release/replay/runner.mjs"), `${folder}/runner.mjs`);
  const result = spawnSync(process.execPath, ["runner.mjs"], { cwd: folder, encoding: "utf8" });
  if (result.status !== 0) throw new StepError(result.stderr.trim());
  const examples = exchanges.reduce(
    (sum, { request }) => sum + (request.body === undefined ? 1 : 2),
    0,
  );
  return { figures: { exchanges: exchanges.length, examples } };
});
