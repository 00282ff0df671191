// "npm run languages:table": writes the results of the generators into the guide that shows them.
import { readFileSync, writeFileSync } from "node:fs";
import { inProject } from "../../scripts/build/project.js";
import { readResults } from "./matrix/results.js";
import { tableOf, tablePage, withTable } from "./matrix/table.js";

const page = inProject(tablePage);
writeFileSync(page, withTable(readFileSync(page, "utf8"), tableOf(readResults())));
