// The sandbox in the bundle of a program, in a folder that contains nothing else.
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { build } from "esbuild";
import { inProject } from "../../scripts/build/project.js";
import { platformModules } from "../support/bundled-cli.js";

const program = `
import { accessKeyCredentials, createDwsClient } from "./src/index.ts";
import { startSandbox } from "./src/sandbox.ts";

async function main() {
  const sandbox = await startSandbox();
  const { url: endpoint, account } = sandbox;
  const { projectId } = account;
  const dws = createDwsClient({ endpoint, projectId, credentials: accessKeyCredentials(account) });
  const { count } = await dws.listSnapshots();
  const texts = [];
  for (const path of ["/openapi/dws.json", "/openapi/dws-3.1.yaml", "/docs/", "/"]) {
    const response = await fetch(endpoint + path);
    texts.push([response.status, await response.text()]);
  }
  console.log(JSON.stringify({ count, texts }));
  await sandbox.close();
}
void main();
`;

interface Printed {
  readonly count: number;
  readonly texts: readonly (readonly [status: number, text: string])[];
}

describe.each([
  ["cjs", "job.cjs"],
  ["esm", "job.mjs"],
] as const)("bundled as %s and moved, the sandbox", (format, name) => {
  let folder: string;
  beforeAll(async () => {
    // Below two folders, as the package is: their dist/docs is not the documentation.
    folder = mkdtempSync(join(tmpdir(), "bundle-"));
    mkdirSync(join(folder, "dist/docs"), { recursive: true });
    mkdirSync(join(folder, "build/job"), { recursive: true });
    writeFileSync(join(folder, "dist/docs/index.html"), "another project");
    await build({
      stdin: { contents: program, resolveDir: inProject(), loader: "ts" },
      outfile: join(folder, "build/job", name),
      bundle: true,
      platform: "node",
      format,
      target: "node20",
      alias: platformModules,
      logLevel: "silent",
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function run(): Promise<Printed> {
    const file = join(folder, "build/job", name);
    const { stdout } = await promisify(execFile)(process.execPath, [file], { cwd: folder });
    return JSON.parse(stdout) as Printed;
  }

  test("responds to calls, and says where its descriptions are", async () => {
    const { count, texts } = await run();
    expect(count).toBe(2);
    const [json, yaml, documentation, addresses] = texts;
    for (const missing of [json, yaml])
      expect(missing).toEqual([404, expect.stringContaining("install huaweicloud-dws-dds")]);
    expect(documentation?.[0]).toBe(404);
    expect(addresses).toEqual([200, expect.not.stringContaining("/docs/")]);
  });

  test("serves the descriptions of the package that is installed beside it", async () => {
    const installed = join(folder, "node_modules/huaweicloud-dws-dds");
    mkdirSync(installed, { recursive: true });
    const manifest = { name: "huaweicloud-dws-dds", exports: { "./openapi/*": "./*" } };
    writeFileSync(join(installed, "package.json"), JSON.stringify(manifest));
    writeFileSync(join(installed, "dws.json"), '{"openapi":"3.0.3"}');
    const [json, yaml] = (await run()).texts;
    expect(json).toEqual([200, '{"openapi":"3.0.3"}']);
    expect(yaml).toEqual([200, '{"openapi":"3.1.0"}']);
  });
});
