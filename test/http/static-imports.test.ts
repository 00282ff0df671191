// What handles a failure must be loaded before it: out of file descriptors, offline, or with the package replaced on disk, an
// import within the failure would fail, too, and hide it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { inProject } from "../../scripts/build/project.js";

test.each([
  "auth",
  "client",
  "dds",
  "dws",
  "ensuring",
  "http",
  "paging",
  "retention",
  "status",
  "download",
  "waiting",
])("src/%s has no dynamic import", (folder) => {
  const files = readdirSync(inProject("src", folder), { recursive: true, encoding: "utf8" });
  const names = files.filter((name) => name.endsWith(".ts"));
  expect(names.length).toBeGreaterThan(0);
  expect(
    names.filter((name) =>
      /\bimport\s*\(/.test(readFileSync(inProject(join("src", folder, name)), "utf8")),
    ),
  ).toEqual([]);
});

test("src has no dynamic import beside its folders either, but in the command", () => {
  const names = readdirSync(inProject("src")).filter(
    (name) => name.endsWith(".ts") && name !== "cli.ts",
  );
  expect(
    names.filter((name) => /\bimport\s*\(/.test(readFileSync(inProject("src", name), "utf8"))),
  ).toEqual([]);
});
