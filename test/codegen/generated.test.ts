import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { checksumsFile, checksumsOf } from "../../scripts/build/checksums.js";
import { inProject } from "../../scripts/build/project.js";

// That this is what the steps write from spec/, "npm run check:generated" shows with a cold build.
test("no file of spec/ or generated/ has changed since the last run of npm run generate: run it again", () => {
  const text = readFileSync(inProject("generated", checksumsFile), "utf8");
  const written = new Map(Object.entries(JSON.parse(text) as Record<string, string>));
  const found = new Map(Object.entries(checksumsOf(inProject("generated"))));
  const names = [...new Set([...written.keys(), ...found.keys()])];
  expect(written.size).toBeGreaterThan(0);
  expect(names.filter((name) => written.get(name) !== found.get(name))).toEqual([]);
});
