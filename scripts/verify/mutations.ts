// npm run mutations: changes one fact of the published descriptions after the other, and says which change nothing noticed.
import { readFileSync } from "node:fs";
import type { Description } from "../spec/description.js";
import { readLedgers } from "../spec/deviations.js";
import { createDescriptionLinter } from "../spec/lint-description.js";
import { inProject, serviceNames } from "../build/project.js";
import { readSourceDocuments } from "../spec/tables.js";
import { mutationReport } from "./mutations/report.js";
import { tryMutants } from "./mutations/try-mutants.js";

const descriptions = new Map(
  serviceNames().map((service) => [
    service,
    JSON.parse(
      readFileSync(inProject("generated/openapi", `${service}.json`), "utf8"),
    ) as Description,
  ]),
);
const lint = await createDescriptionLinter();
const trials = await tryMutants(
  descriptions,
  { documents: readSourceDocuments(), ledgers: readLedgers() },
  lint,
);
const { text, passed } = mutationReport(trials);
console.log(text);
if (!passed) process.exitCode = 1;
