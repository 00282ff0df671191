import { describe, test } from "@jest/globals";
import { readSourceDocuments } from "../../../scripts/spec/tables.js";
import { brokenPages, expectReadOrLocated } from "../../support/broken-pages.js";
import { carries, forms } from "../../support/written-pages.js";

// All of the pages of which round-trip.test.ts reads some.
describe.each(forms)("reads a document in the form %s", (form) => {
  const carried = readSourceDocuments()
    .filter((record) => carries(record, form))
    .map((record) => [record.file, record] as const);

  test.each(carried)("that lacks parts of %s, or reports the place of the error", (_, record) => {
    for (const text of brokenPages(record, form)) expectReadOrLocated(text);
  });
});
