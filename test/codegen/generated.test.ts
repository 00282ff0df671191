import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { checksumsFile, checksumsOf } from "../../scripts/build/checksums.js";
import { inProject } from "../../scripts/build/project.js";

// That this is what the steps write from spec/, "npm run check:generated" shows with a cold build.
test("generated/ has the files that the last npm run generate wrote, from the files that spec/ has", () => {
  const written: unknown = JSON.parse(readFileSync(inProject("generated", checksumsFile), "utf8"));
  expect(checksumsOf(inProject("generated"))).toEqual(written);
});
