// Compares the page of the error index, which npm run docs writes, with its entries.
import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { inProject } from "../../scripts/build/project.js";
import { errorRecords, errorsAddress } from "../../scripts/docs/errors/records.js";
import { siteFolder } from "../../scripts/docs/frame/output.js";

test("the page of the error index has an anchor for each code, status and class, once", () => {
  const page = readFileSync(inProject(siteFolder, errorsAddress), "utf8");
  const anchors = [...page.matchAll(/<a id="([^"]+)"/g)].map(([, id = ""]) => id);
  expect(anchors.length).toBeGreaterThan(60);
  expect(anchors.toSorted()).toEqual(
    errorRecords()
      .flatMap((record) => record.anchors)
      .toSorted(),
  );
});
