import { readFileSync } from "node:fs";
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

test("the package brings the licences of the packages whose code it contains, and no others", () => {
  const licences = shipped("dist/lib/LICENCES.txt");
  const named = [...licences.matchAll(/^(@?[\w./-]+) \d+\.\d+\.\d+$/gm)].map(([, name]) => name);
  expect(named).toEqual(expect.arrayContaining(["cli-progress", "cli-table3", "commander"]));
  const { dependencies = {} } = JSON.parse(shipped("package.json")) as {
    readonly dependencies?: Readonly<Record<string, string>>;
  };
  expect(named.filter((name) => name !== undefined && Object.hasOwn(dependencies, name))).toEqual(
    [],
  );
  expect(licences.split("\n---\n")).toHaveLength(named.length);
  expect(licences.match(/Permission is hereby granted/g)).toHaveLength(named.length);
});
