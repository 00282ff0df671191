import { createServer, request as send, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { build } from "esbuild";
import { startSandbox, type Sandbox } from "../../src/sandbox.js";
import { browser, launch, skipped as noBrowser } from "../support/browser.js";
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
const program = (endpoint = JSON.stringify(sandbox.url)): string =>
  signedListProgram(endpoint, sandbox.account);

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

  (browser ? test : test.skip)(
    `in Chromium, bundled for browsers${browser ? "" : `, ${noBrowser}`}`,
    async () => {
      const script = await bundle(`${program("location.origin")}globalThis.listed = list();`, [
        "browser",
      ]);
      const site = serveBesideSandbox(script);
      const context = await launch("");
      try {
        const page = await context.newPage();
        await page.goto(await addressOf(site));
        expect(await page.evaluate("listed")).toBe(listed);
        expect(responses).toEqual(["listSnapshots 200"]);
      } finally {
        await context.close();
        site.close();
      }
    },
  );
});

/** A page with a script, and the services at the same origin: they allow no calls from other origins. */
function serveBesideSandbox(script: string): Server {
  return createServer((incoming, outgoing) => {
    const { method, url = "", headers } = incoming;
    if (url === "/")
      outgoing
        .setHeader("Content-Type", "text/html")
        .end('<!doctype html><script type="module" src="/script.js"></script>');
    else if (url === "/script.js")
      outgoing.setHeader("Content-Type", "text/javascript").end(script);
    else if (url === "/favicon.ico") outgoing.writeHead(404).end();
    // The host stays as the page wrote it, because it is signed.
    else
      send(new URL(url, sandbox.url), { method, headers }, (response) => {
        outgoing.writeHead(response.statusCode ?? 500, response.headers);
        response.pipe(outgoing);
      }).end();
  });
}

async function addressOf(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
