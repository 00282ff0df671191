import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { build } from "esbuild";
import { parse } from "yaml";
import { inProject } from "../../scripts/build/project.js";
import { bundleProgram, listProgram } from "../../scripts/release/package-sizes.js";
import { sign } from "../../src/auth/signing.js";

let folder: string;

beforeAll(() => {
  const tarball = readdirSync(inProject("dist")).find((name) => name.endsWith(".tgz"));
  if (!tarball) throw new Error("There is no tarball in dist/: run npm run build first.");
  folder = mkdtempSync(join(tmpdir(), "consumer-"));
  writeFileSync(
    join(folder, "package.json"),
    '{ "name": "consumer", "private": true, "type": "module" }\n',
  );
  execFileSync(
    "npm",
    ["install", "--no-audit", "--no-fund", "--silent", inProject("dist", tarball)],
    { cwd: folder },
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(source: string): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--input-type=module", "--eval", source],
    {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: Infinity,
    },
  );
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
}

test("an empty folder that installs the tarball gets the pinned dependencies and their types", () => {
  const modules = readdirSync(join(folder, "node_modules")).filter((name) => !name.startsWith("."));
  expect(modules.sort()).toEqual([
    "croner",
    "cronstrue",
    "huaweicloud-dws-dds",
    "openapi-fetch",
    "openapi-typescript-helpers",
    "yaml",
  ]);
});

describe("the entry point", () => {
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
      'import { createDdsClient, operations } from "huaweicloud-dws-dds/dds"; console.log(typeof createDdsClient, "listBackups" in operations);',
      "function true",
    ],
    [
      "./raw",
      'import { createRawClient } from "huaweicloud-dws-dds/raw"; console.log(typeof createRawClient);',
      "function",
    ],
    [
      "./download",
      'import { downloadBackup } from "huaweicloud-dws-dds/download"; console.log(typeof downloadBackup);',
      "function",
    ],
    [
      "./schedules",
      'import { explainSchedule } from "huaweicloud-dws-dds/schedules"; console.log(explainSchedule("0 0 2 ? * 1"));',
      "At 02:00, only on Sunday, in UTC",
    ],
    [
      "./validation",
      'import { validateRequest } from "huaweicloud-dws-dds/validation"; console.log(validateRequest("createSnapshot", {})[0].message);',
      "snapshot is missing.",
    ],
    [
      "./sandbox",
      'import { startSandbox } from "huaweicloud-dws-dds/sandbox"; const sandbox = await startSandbox(); console.log((await (await fetch(`${sandbox.url}/openapi/dws.json`)).json()).openapi); await sandbox.close();',
      "3.0.3",
    ],
    [
      "./openapi/dws.json",
      'import dws from "huaweicloud-dws-dds/openapi/dws.json" with { type: "json" }; console.log(dws.openapi);',
      "3.0.3",
    ],
  ])("%s resolves", (_, source, printed) => {
    expect(run(source)).toBe(printed);
  });
});

test.each([
  ["dws.yaml", "3.0.3"],
  ["dds.yaml", "3.0.3"],
])("openapi/%s resolves to YAML of OpenAPI %s", (name, version) => {
  const path = run(
    `import { fileURLToPath } from "node:url"; console.log(fileURLToPath(import.meta.resolve("huaweicloud-dws-dds/openapi/${name}")));`,
  );
  expect(parse(readFileSync(path, "utf8"))).toMatchObject({ openapi: version });
});

test("the tarball has no kind of file that users do not need", () => {
  const files = readdirSync(join(folder, "node_modules/huaweicloud-dws-dds"), {
    recursive: true,
    withFileTypes: true,
  });
  const kinds = new Set(
    files
      .filter((file) => file.isFile())
      .map(({ name }) => /^[A-Z-]+(?=\.|$)|\.(d\.ts|\w+)$/.exec(name)?.[0] ?? name),
  );
  expect([...kinds].sort()).toEqual([
    ".d.ts",
    ".js",
    ".json",
    ".map",
    "CHANGELOG",
    "LICENCES",
    "LICENSE",
    "README",
  ]);
});

test("the manifest has what users need, and nothing for maintainers", () => {
  const manifest = JSON.parse(
    readFileSync(join(folder, "node_modules/huaweicloud-dws-dds/package.json"), "utf8"),
  ) as object;
  expect(Object.keys(manifest).sort()).toEqual(
    "bin dependencies description engines exports files imports keywords license name sideEffects type version".split(
      " ",
    ),
  );
});

test("its sandbox serves each description under the same names as a checkout", () => {
  const names = ["dws", "dds"].flatMap((service) =>
    ["", "-3.1"].flatMap((version) =>
      ["json", "yaml"].map((form) => `${service}${version}.${form}`),
    ),
  );
  const printed = run(`import { startSandbox } from "huaweicloud-dws-dds/sandbox";
    const sandbox = await startSandbox();
    const texts = [];
    for (const name of ${JSON.stringify(names)}) texts.push(await (await fetch(sandbox.url + "/openapi/" + name)).text());
    console.log(JSON.stringify(texts));
    await sandbox.close();`);
  const served = (JSON.parse(printed) as string[]).map((text) => parse(text) as unknown);
  expect(served).toEqual(
    names.map(
      (name) => parse(readFileSync(inProject("generated/openapi", name), "utf8")) as unknown,
    ),
  );
});

test("the command prints its usage", () => {
  const { status, stdout } = spawnSync("npx", ["--no-install", "huaweicloud-dws-dds", "--help"], {
    cwd: folder,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  expect([status, stdout]).toEqual([
    0,
    expect.stringContaining("Usage: hwbackup [options] [command]"),
  ]);
});

test("a program that only checks requests has no response schema in its bundle", async () => {
  const contents =
    'import { validateRequest } from "huaweicloud-dws-dds/validation"; console.log(validateRequest("createSnapshot", {}).length);';
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: folder },
    bundle: true,
    format: "esm",
    platform: "neutral",
    minify: true,
    write: false,
    metafile: true,
  });
  expect(outputFiles[0]?.text).toContain("createSnapshot");
  expect(outputFiles[0]?.text).not.toContain("support_inplace_restore");
  expect(Object.values(metafile.outputs).flatMap((output) => output.imports)).toEqual([]);
  expect(run(outputFiles[0]?.text ?? "")).toBe("1");
});

test("all entry points share their classes, so that instanceof works for an error of another entry point", () => {
  const source =
    'import { ApiError as a } from "huaweicloud-dws-dds"; import { ApiError as b } from "huaweicloud-dws-dds/dws"; import { ApiError as c } from "huaweicloud-dws-dds/dds"; console.log(a === b, b === c);';
  expect(run(source)).toBe("true true");
});

test("the entry point of a service loads itself, the shared code, and what differs by platform", () => {
  const hooks = `export async function load(url, context, next) { if (url.includes("/dist/lib/")) process._rawDebug(url.replace(/.*lib\\//, "")); return next(url, context); }`;
  const register = `import { register } from "node:module"; register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(hooks)}`)});`;
  const { stderr } = spawnSync(
    process.execPath,
    [
      "--import",
      `data:text/javascript,${encodeURIComponent(register)}`,
      "--input-type=module",
      "--eval",
      'import "huaweicloud-dws-dds/dws";',
    ],
    { cwd: folder, encoding: "utf8" },
  );
  expect(stderr.trim().split("\n").sort()).toEqual([
    "dws.js",
    "node-cloud-files.js",
    "node-crypto.js",
    "shared.js",
  ]);
});

test("a bundled program contains no credentials but those that it imports", async () => {
  expect(await bundleProgram(listProgram, folder)).not.toMatch(
    /passwordCredentials|agencyCredentials|OS_PASSWORD/,
  );
});

test("bundled for a browser, reading the environment needs no module of Node, and says that there are no files", async () => {
  const contents = `import { optionsFromEnvironment } from "huaweicloud-dws-dds/dws";
try { optionsFromEnvironment("dws", { OS_CLOUD: "otc" }); } catch (error) { console.log(error.message); }`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: folder },
    bundle: true,
    format: "esm",
    platform: "browser",
    write: false,
  });
  const text = outputFiles[0]?.text ?? "";
  expect(text).not.toMatch(/"?node:/);
  expect(run(text)).toBe("OS_CLOUD is set, but this platform has no file clouds.yaml.");
});

test("the file clouds.yaml is read with the parser that is installed with the package", () => {
  writeFileSync(
    join(folder, "clouds.yaml"),
    "clouds: {otc: {auth: {token: t, project_id: p}, region_name: eu-west-101}}",
  );
  const source = `import { optionsFromEnvironment } from "huaweicloud-dws-dds/dws";
console.log(optionsFromEnvironment("dws", { OS_CLOUD: "otc" }).region);`;
  expect(run(source)).toBe("eu-west-101");
});

test("a call uses the platform's current fetch, which may be replaced later", () => {
  const source = `
import { createDwsClient, tokenCredentials } from "huaweicloud-dws-dds";
const dws = createDwsClient({ endpoint: "https://dws.example.com", projectId: "p", credentials: tokenCredentials("t") });
globalThis.fetch = async () => Response.json({ count: 7 });
console.log((await dws.listSnapshots()).count);`;
  expect(run(source)).toBe("7");
});

/** A program that authenticates with a key, lists, calls raw, and gets an error response; it prints a signature to check. */
const program = `
import { accessKeyCredentials, createDwsClient, isApiError } from "huaweicloud-dws-dds/dws";
import { createRawClient } from "huaweicloud-dws-dds/raw";
const headers = [];
const fetch = async (url, init) => {
  headers.push(init.headers);
  return Response.json(headers.length < 3 ? { snapshots: [{ id: "s" }] } : { error_code: "DWS.0015" }, { status: headers.length < 3 ? 200 : 403 });
};
const credentials = accessKeyCredentials({ accessKeyId: "AK", secretAccessKey: "SK" });
const dws = createDwsClient({ endpoint: "https://dws.example.com", projectId: "p", credentials, fetch });
const { snapshots } = await dws.listSnapshots();
const { data } = await createRawClient(dws).GET("/v1.0/{project_id}/snapshots", {});
const error = await dws.listSnapshots().catch((reason) => reason);
console.log(snapshots[0].id, data.snapshots[0].id, isApiError(error, { status: 403, code: "DWS.0015" }), headers[0]["x-sdk-date"], headers[0].authorization);
`;

test.each([
  ["Node", "node", [/"node:crypto"/, undefined]],
  ["a browser", "browser", [undefined, /"?node:/]],
  ["a worker of Cloudflare", "neutral", [undefined, /"?node:/]],
] as const)(
  "bundled for %s, a program signs, calls raw and reads an error response",
  async (_, platform, [has, hasNot]) => {
    const { outputFiles } = await build({
      stdin: { contents: program, resolveDir: folder },
      bundle: true,
      format: "esm",
      platform,
      conditions: platform === "neutral" ? ["workerd", "worker"] : [],
      mainFields: ["module", "main"],
      target: "es2022",
      write: false,
    });
    const text = outputFiles[0]?.text ?? "";
    if (has) expect(text).toMatch(has);
    if (hasNot) expect(text).not.toMatch(hasNot);
    const [listed, raw, isError, date, authorization] = run(text).split(/ (?=s|true|\d{8}T|SDK)/);
    expect([listed, raw, isError]).toEqual(["s", "s", "true"]);
    const signed = { host: "dws.example.com", "x-project-id": "p", "x-sdk-date": date ?? "" };
    const url = "https://dws.example.com/v1.0/p/snapshots";
    expect(authorization).toBe(
      await sign({ method: "GET", url, headers: signed }, undefined, "AK", "SK"),
    );
  },
);
