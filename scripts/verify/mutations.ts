// npm run mutations: changes one fact of the published descriptions at a time and reports each change that no check notices.
import { readFileSync } from "node:fs";
import { inProject, serviceNames } from "../build/project.js";
import type { Description } from "../spec/description.js";
import { formatFinding } from "../spec/findings.js";
import { createDescriptionLinter } from "../spec/spectral.js";
import { unacceptedTables } from "./acceptance.js";
import { mutationReport } from "./mutations/report.js";
import { tryMutants } from "./mutations/try-mutants.js";
import { tryTexts } from "./mutations/try-texts.js";
import { readInputs } from "./verify.js";

const descriptions = new Map(
  serviceNames().map((service) => {
    const json = readFileSync(inProject("generated/openapi", `${service}.json`), "utf8");
    return [service, JSON.parse(json) as Description];
  }),
);
const inputs = readInputs();
const unaccepted = unacceptedTables(inputs.documents).map(formatFinding);
if (unaccepted.length > 0) {
  console.error(unaccepted.join("\n"));
  process.exit(1);
}
const linters = [await createDescriptionLinter("ours"), await createDescriptionLinter()];
const facts = await tryMutants(descriptions, inputs, linters);
const { text, passed } = mutationReport([...facts, ...tryTexts(descriptions, inputs)]);
console.log(text);
if (!passed) process.exitCode = 1;
