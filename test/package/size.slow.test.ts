import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { inProject } from "../../scripts/build/project.js";
import { entryPoints } from "../../scripts/release/package-manifest.js";
import {
  budgetProblems,
  bundleProgram,
  limitOf,
  listProgram,
  packageBudget,
  packageSizes,
} from "../../scripts/release/package-sizes.js";
import { findTarball, tarballFiles } from "../../scripts/release/tarball.js";
import { installPackage } from "../support/installed-package.js";

const tarball = findTarball();
const sizes = await packageSizes(tarball);

test("the package and a bundled program stay within their budgets", () => {
  expect(budgetProblems(sizes, tarball)).toEqual([]);
});

test("an operation may add 12 kB to the unpacked package and 150 B to a bundled program", () => {
  expect(packageBudget.unpacked.perOperation).toBe(12_000);
  expect(packageBudget.listProgram.perOperation).toBe(150);
  expect(limitOf("listProgram", 4)).toBe(11_500);
});

test("a size that exceeds its budget is reported with the largest files", () => {
  expect(budgetProblems(sizes, tarball, () => 1000)).toEqual([
    expect.stringMatching(
      /^The unpacked package has \d+\.\d kB, and its budget is 1\.0 kB .* The largest files: dist\/lib\/\S+ \d+\.\d kB, /,
    ),
    expect.stringMatching(/^The tarball has \d+\.\d kB, and its budget is 1\.0 kB /),
    expect.stringMatching(/^A bundled program that lists snapshots has \d+\.\d kB, /),
  ]);
});

test("each entry point is one file, with one file of types beside it", () => {
  const files = tarballFiles(tarball).map(({ path }) => path);
  const typed = entryPoints().filter((entry) => entry.typed);
  expect(typed.length).toBeGreaterThan(0);
  for (const { name } of typed)
    expect(files).toEqual(expect.arrayContaining([`dist/lib/${name}.js`, `dist/lib/${name}.d.ts`]));
  // What several entry points export is in shared.d.ts.
  expect(files.filter((path) => path.endsWith(".d.ts"))).toHaveLength(typed.length + 1);
});

test("nothing but the command loads a part of the command", () => {
  const folder = inProject("build/package/dist/lib");
  const loading = readdirSync(folder)
    .filter((name) => name.endsWith(".js"))
    .filter((name) => readFileSync(join(folder, name), "utf8").includes("./command/"));
  expect(loading).toEqual(["cli.js"]);
});

test("the bundled program, installed from the tarball, authenticates and lists", async () => {
  const snapshots = ["snapshot-1", "snapshot-2"].map((id) => ({ name: id, status: "AVAILABLE" }));
  const server = createServer(({ headers }, response) => {
    response.statusCode = headers.authorization?.startsWith("SDK-HMAC-SHA256 ") ? 200 : 401;
    response.setHeader("Content-Type", "application/json").end(JSON.stringify({ snapshots }));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const installed = installPackage();
  try {
    const local = listProgram.replace('region: "eu-west-101"', `endpoint: "${endpoint}"`);
    expect(local).toContain(endpoint);
    const program = installed.write("program.mjs", await bundleProgram(local, installed.folder));
    const output = await installed.run(process.execPath, [program]);
    for (const { name, status } of snapshots)
      expect(output).toContain(`{ name: '${name}', status: '${status}' }`);
  } finally {
    installed.remove();
    server.close();
  }
});
