import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { build } from "esbuild";
import { startSandbox, type Sandbox } from "../../src/sandbox.js";
import { runtimes, skipped, workerd } from "../support/consumers.js";
import { installPackage, type InstalledPackage } from "../support/installed-package.js";
import { signedListProgram } from "../support/signed-list-program.js";

let sandbox: Sandbox;
let installed: InstalledPackage;
let responses: string[] = [];

beforeAll(async () => {
  installed = installPackage();
  // It checks the signature of each request, and rejects a wrong one with 401.
  sandbox = await startSandbox({
    onRequest: ({ operation, status }) => responses.push(`${operation} ${status}`),
  });
});
beforeEach(() => {
  responses = [];
});
afterAll(async () => {
  installed.remove();
  await sandbox.close();
});

const listed = "2 AVAILABLE AVAILABLE";
const program = (): string => signedListProgram(JSON.stringify(sandbox.url), sandbox.account);

async function bundle(contents: string, conditions: string[]): Promise<string> {
  const stdin = { contents, resolveDir: installed.folder };
  const { outputFiles } = await build({
    stdin,
    conditions,
    bundle: true,
    format: "esm",
    platform: "neutral",
    target: "es2022",
    write: false,
  });
  return outputFiles[0]?.text ?? "";
}

describe("a signed list of snapshots succeeds", () => {
  for (const [name, binary, args] of runtimes)
    (binary ? test : test.skip)(`on ${name}${binary ? "" : `, ${skipped}`}`, async () => {
      const path = installed.write("program.mjs", `${program()}console.log(await list());\n`);
      expect(await installed.run(binary ?? "", [...args, path])).toBe(listed);
      expect(responses).toEqual(["listSnapshots 200"]);
    });

  (workerd ? test : test.skip)(
    `on workerd, bundled for it${workerd ? "" : `, ${skipped}`}`,
    async () => {
      const check = `export default { async test() { const got = await list(); if (got !== "${listed}") throw new Error(got); } };`;
      installed.write("worker.mjs", await bundle(program() + check, ["workerd", "worker"]));
      // By default, workerd has no access to a loopback address.
      const config = installed.write(
        "workerd.capnp",
        `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (services = [
  (name = "main", worker = (modules = [(name = "worker.mjs", esModule = embed "worker.mjs")], compatibilityDate = "2025-01-01")),
  (name = "internet", network = (allow = ["local"])),
]);
`,
      );
      await installed.run(workerd ?? "", ["test", config]);
      expect(responses).toEqual(["listSnapshots 200"]);
    },
  );
});
