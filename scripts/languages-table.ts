// "npm run languages:table": writes what the tests of the generators found out into the pages that show it.
import { readFileSync, writeFileSync } from "node:fs";
import { readResults } from "../test/languages/matrix/results.js";
import { pagesWithTable, tableOf, withTable } from "../test/languages/matrix/table.js";
import { inProject } from "./lib/project.js";

const table = tableOf(readResults());
for (const page of pagesWithTable) writeFileSync(inProject(page), withTable(readFileSync(inProject(page), "utf8"), table));
