// "npm run languages:table": writes what the tests of the generators found out into the pages that show it.
import { readFileSync, writeFileSync } from "node:fs";
import { readResults } from "./matrix/results.js";
import { pagesWithTable, tableOf, withTable } from "./matrix/table.js";
import { inProject } from "../../scripts/build/project.js";

const table = tableOf(readResults());
for (const page of pagesWithTable)
  writeFileSync(inProject(page), withTable(readFileSync(inProject(page), "utf8"), table));
