import { once } from "node:events";
import { readdirSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { expect, test } from "@jest/globals";
import { build } from "esbuild";
import { packageLimits, packageSizes, sizeFindings } from "../../scripts/release/package-sizes.js";
import { inProject } from "../../scripts/build/project.js";
import { tarballFiles } from "../../scripts/release/tarball-files.js";
import { installPackage } from "../support/installed-package.js";

const [name = "there is no tarball: run npm run build"] = readdirSync(inProject("dist")).filter(
  (file) => file.endsWith(".tgz"),
);
const tarball = inProject("dist", name);

test("without its documentation the package takes at most 500 kB in node_modules", () => {
  expect(packageSizes(tarball).unpacked).toBeLessThanOrEqual(500_000);
  expect(packageLimits.unpacked).toBe(500_000);
});

test("the build says what is too large by how much, and where to look", () => {
  expect(sizeFindings(tarball)).toEqual([]);
  expect(sizeFindings(tarball, { unpacked: 1000, packed: 2000 })).toEqual([
    expect.stringMatching(
      /^The package is \d+\.\d kB unpacked, and may be 1\.0 kB .* Its largest files: dist\/lib\/\S+ \d+\.\d kB, /,
    ),
    expect.stringMatching(/^The package is \d+\.\d kB packed, and may be 2\.0 kB /),
  ]);
});

test("each door is one file, with one file of types beside it", () => {
  const files = tarballFiles(tarball).map(({ path }) => path);
  for (const door of ["index", "dws", "dds", "validation", "sandbox"])
    expect(files).toEqual(expect.arrayContaining([`dist/lib/${door}.js`, `dist/lib/${door}.d.ts`]));
  expect(files.filter((path) => path.endsWith(".d.ts"))).toHaveLength(6); // What several doors show stands in shared.d.ts.
});

test("a bundled program that signs and lists snapshots stays within its budget", async () => {
  const snapshots = ["snapshot-1", "snapshot-2"].map((id) => ({ name: id, status: "AVAILABLE" }));
  const server = createServer((_, response) => {
    response.setHeader("Content-Type", "application/json").end(JSON.stringify({ snapshots }));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const installed = installPackage();
  try {
    const { outputFiles } = await build({
      stdin: {
        contents: `
          import { accessKeyCredentials, createDwsClient } from "huaweicloud-dws-dds/dws";
          const credentials = accessKeyCredentials({ accessKeyId: "AK", secretAccessKey: "SK" });
          const dws = createDwsClient({ endpoint: "${endpoint}", projectId: "project", credentials });
          const { snapshots } = await dws.listSnapshots();
          for (const { name, status } of snapshots) console.log(name, status);`,
        resolveDir: installed.folder,
      },
      bundle: true,
      minify: true,
      format: "esm",
      platform: "node",
      target: "es2022",
      write: false,
    });
    const text = outputFiles[0]?.text ?? "";
    // A program that does not work would be small.
    const output = await installed.run(process.execPath, [installed.write("program.mjs", text)]);
    expect(output).toBe("snapshot-1 AVAILABLE\nsnapshot-2 AVAILABLE\n");
    expect(gzipSync(text, { level: 9 }).length).toBeLessThanOrEqual(packageLimits.listProgram);
  } finally {
    installed.remove();
    server.close();
  }
});
