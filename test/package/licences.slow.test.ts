import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
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

test("the package has no code of other packages, whose licences it would have to name", () => {
  const modules = readdirSync(join(installed.folder, "node_modules/huaweicloud-dws-dds/dist/lib"));
  expect(modules).toContain("index.js");
  for (const name of modules.filter((file) => file.endsWith(".js")))
    expect(shipped(join("dist/lib", name))).not.toContain("node_modules/");
});
