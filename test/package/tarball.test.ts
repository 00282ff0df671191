import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { build } from "esbuild";
import { inProject } from "../../scripts/lib/project.js";

let folder: string;

beforeAll(() => {
  const tarball = readdirSync(inProject("dist")).find((name) => name.endsWith(".tgz"));
  if (!tarball) throw new Error("There is no tarball in dist/: run npm run build first.");
  folder = mkdtempSync(join(tmpdir(), "consumer-"));
  writeFileSync(join(folder, "package.json"), '{ "name": "consumer", "private": true, "type": "module" }\n');
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--silent", inProject("dist", tarball)], { cwd: folder });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(source: string): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", source], {
    cwd: folder,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
}

test("an empty folder that installs the tarball gets one dependency and its types", () => {
  const modules = readdirSync(join(folder, "node_modules")).filter((name) => !name.startsWith("."));
  expect(modules.sort()).toEqual(["huaweicloud-dws-dds", "openapi-fetch", "openapi-typescript-helpers"]);
});

describe("the door", () => {
  test.each([
    [
      ".",
      'import { createDwsClient, createDdsClient, tokenCredentials, ApiError } from "huaweicloud-dws-dds"; console.log([createDwsClient, createDdsClient, tokenCredentials, ApiError].map((f) => typeof f).join());',
      "function,function,function,function",
    ],
    [
      "./dws",
      'import { createDwsClient, snapshotStatusValues } from "huaweicloud-dws-dds/dws"; console.log(typeof createDwsClient, snapshotStatusValues.length);',
      "function 6",
    ],
    [
      "./dds",
      'import { createDdsClient, operations } from "huaweicloud-dws-dds/dds"; console.log(typeof createDdsClient, Object.keys(operations).join());',
      "function listBackups",
    ],
    [
      "./validation",
      'import { createSnapshotValidator, validateRequest } from "huaweicloud-dws-dds/validation"; console.log(validateRequest(createSnapshotValidator, {})[0].message);',
      "The value lacks the member snapshot.",
    ],
    [
      "./openapi/dws.json",
      'import dws from "huaweicloud-dws-dds/openapi/dws.json" with { type: "json" }; console.log(dws.openapi);',
      "3.0.3",
    ],
    [
      "./openapi/dds-3.1.yaml",
      'import { readFileSync } from "node:fs"; import { fileURLToPath } from "node:url"; console.log(readFileSync(fileURLToPath(import.meta.resolve("huaweicloud-dws-dds/openapi/dds-3.1.yaml")), "utf8").includes("openapi: 3.1.0"));',
      "true",
    ],
  ])("%s resolves", (_, source, printed) => {
    expect(run(source)).toBe(printed);
  });
});

test("a validator brings no other module with it", async () => {
  const contents =
    'import { createSnapshotValidator, validateRequest } from "huaweicloud-dws-dds/validation"; console.log(validateRequest(createSnapshotValidator, {}).length);';
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: folder },
    bundle: true,
    format: "esm",
    platform: "neutral",
    minify: true,
    write: false,
    metafile: true,
  });
  const bundled = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  );
  expect(bundled.filter((path) => path.includes("/validators/"))).toEqual([expect.stringMatching(/createSnapshot\.js$/)]);
  expect(Object.values(metafile.outputs).flatMap((output) => output.imports)).toEqual([]);
  expect(run(outputFiles[0]?.text ?? "")).toBe("1");
});

test.each(["nodenext", "bundler"])("types resolve with moduleResolution %s, strict, declarations checked", (moduleResolution) => {
  writeFileSync(
    join(folder, "job.ts"),
    `import { createDwsClient, tokenCredentials, type Snapshot } from "huaweicloud-dws-dds";
import { validateRequest, createSnapshotValidator } from "huaweicloud-dws-dds/validation";
const dws = createDwsClient({ region: "eu-west-101", projectId: "p", credentials: tokenCredentials("t") });
const { snapshots = [] } = await dws.listSnapshots();
export const names: (string | undefined)[] = snapshots.map((snapshot: Snapshot) => snapshot.name);
export const count: number = validateRequest(createSnapshotValidator, {}).length;
`,
  );
  const module = moduleResolution === "bundler" ? "esnext" : "nodenext";
  const args = [
    "--strict",
    "--exactOptionalPropertyTypes",
    "--noEmit",
    "--target",
    "es2022",
    "--lib",
    "es2022,dom,dom.iterable",
    "--module",
    module,
    "--moduleResolution",
    moduleResolution,
    "job.ts",
  ];
  const { status, stdout } = spawnSync(process.execPath, [inProject("node_modules/typescript/bin/tsc"), ...args], {
    cwd: folder,
    encoding: "utf8",
  });
  expect(stdout).toBe("");
  expect(status).toBe(0);
});
