import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { bundledPackages } from "../../scripts/release/third-party-notices.js";
import { inProject } from "../../scripts/build/project.js";
import { installPackage, type InstalledPackage } from "../support/installed-package.js";

let installed: InstalledPackage;
beforeAll(() => {
  installed = installPackage();
});
afterAll(() => installed.remove());

const shipped = (name: string): string =>
  readFileSync(join(installed.folder, "node_modules/huaweicloud-dws-dds", name), "utf8");

test("the package brings the text of its own licence, and names it", () => {
  expect(shipped("LICENSE")).toMatch(/^MIT License\n\nCopyright/);
  expect(JSON.parse(shipped("package.json"))).toMatchObject({ license: "MIT" });
});

test("of others' code it has ajv's helpers only", () => {
  expect(bundledPackages(inProject("generated"))).toEqual(["ajv"]);
});

test.each(bundledPackages(inProject("generated")))(
  "the licence of %s, of which code is shipped, is in the notices word for word",
  (name) => {
    const licence = readFileSync(inProject("node_modules", name, "LICENSE"), "utf8").trim();
    expect(shipped("dist/lib/THIRD-PARTY-NOTICES.txt")).toContain(licence);
  },
);

test("a helper of ajv that the validators call is in them, so that the notice is needed", () => {
  // ucs2length: how many characters a text has, when some of them take two units.
  expect(shipped("dist/lib/validators/createSnapshot.js")).toMatch(/charCodeAt/);
});
