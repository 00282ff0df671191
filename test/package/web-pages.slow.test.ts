// In a real browser, a page of another origin can use the services of the sandbox, and can neither change the sandbox itself
// nor read from its control routes.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { build } from "esbuild";
import { startSandbox, type Sandbox } from "../../src/sandbox.js";
import { browserForTests } from "../support/browser-context.js";
import { browser, skipped } from "../support/browser.js";
import { installPackage } from "../support/installed-package.js";
import { signedListProgram } from "../support/signed-list-program.js";

const description = `a page of another origin${browser ? "" : `, ${skipped}`}`;
(browser ? describe : describe.skip)(description, () => {
  const context = browserForTests();
  let sandbox: Sandbox;
  let site: Server;
  let page: string;
  let script = "";
  let calls: string[] = [];

  beforeAll(async () => {
    sandbox = await startSandbox({
      onRequest: ({ method, operation, status }) => calls.push(`${method} ${operation} ${status}`),
    });
    site = createServer(({ url }, response) => {
      const [type, body] =
        url === "/script.js"
          ? ["text/javascript", script]
          : ["text/html", '<!doctype html><script type="module" src="/script.js"></script>'];
      response.setHeader("Content-Type", type).end(body);
    });
    await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
    page = `http://127.0.0.1:${(site.address() as AddressInfo).port}/`;
  });
  beforeEach(() => {
    calls = [];
    script = "";
    sandbox.clearFaults();
  });
  afterAll(async () => {
    site.close();
    site.closeAllConnections();
    await sandbox.close();
  });

  test("lists the snapshots with the installed client, which signs its calls", async () => {
    const installed = installPackage();
    try {
      const { outputFiles } = await build({
        stdin: {
          contents: `${signedListProgram(JSON.stringify(sandbox.url), sandbox.account)}globalThis.listed = list();`,
          resolveDir: installed.folder,
        },
        conditions: ["browser"],
        bundle: true,
        format: "esm",
        platform: "neutral",
        target: "es2022",
        write: false,
      });
      script = outputFiles[0]?.text ?? "";
    } finally {
      installed.remove();
    }
    const tab = await context().newPage();
    await tab.goto(page);
    expect(await tab.evaluate("listed")).toBe("2 AVAILABLE AVAILABLE");
    expect(calls).toEqual(["OPTIONS - 204", "GET listSnapshots 200"]);
    await tab.close();
  });

  test("reads an error, its headers and a token", async () => {
    sandbox.fail({ operation: "listBackups", status: 503, headers: { "Retry-After": "7" } });
    const tab = await context().newPage();
    await tab.goto(page);
    const body = JSON.stringify({});
    const got = await tab.evaluate(
      `(async () => {
        const failed = await fetch("${sandbox.url}/v3/p/backups", { headers: { "X-Auth-Token": "t" } });
        const token = await fetch("${sandbox.url}/v3/auth/tokens", { method: "POST", body: ${JSON.stringify(body)} });
        const { headers } = failed;
        return [failed.status, headers.get("Retry-After"), headers.get("X-Request-Id").length, headers.has("Date"), token.status];
      })()`,
    );
    expect(got).toEqual([503, "7", 32, true, 400]);
    await tab.close();
  });

  test.each([
    ["POST", "faults", '{"status":418}'],
    ["POST", "throttle", '{"requestsPerSecond":1}'],
    ["POST", "revoke-tokens", ""],
    ["DELETE", "faults", ""],
    ["GET", "faults", ""],
  ])("can neither send %s /_sandbox/%s nor read its response", async (method, route, body) => {
    const token = sandbox.issueToken();
    const tab = await context().newPage();
    await tab.goto(page);
    const url = `${sandbox.url}/_sandbox/${route}`;
    const result = await tab.evaluate(
      async ({ url, method, body }) => {
        const outcomes: string[] = [];
        const content = method === "GET" ? {} : { body };
        for (const init of [
          { method, ...content },
          { method, ...content, mode: "no-cors" as const },
          { method, ...content, headers: { "Content-Type": "application/json" } },
        ])
          outcomes.push(
            await fetch(url, init).then(
              async (response) => `${response.type} ${await response.text()}`,
              () => "blocked",
            ),
          );
        return outcomes;
      },
      { url, method, body },
    );
    // A page never reads what is opaque to it; "no-cors" does not allow DELETE.
    for (const outcome of result) expect(outcome).toMatch(/^(blocked|opaque )$/);
    // A form needs no script, and its response replaces the page.
    await tab.setContent(
      `<form method="post" enctype="text/plain" action="${url}"><input name='{"status":418,"body":"' value='"}'></form>`,
    );
    await Promise.all([tab.waitForURL(url), tab.evaluate("document.forms[0].submit()")]);
    expect(calls.filter((call) => / 2\d\d$/.test(call))).toEqual([]);
    // Neither is a fault pending, nor is the number of requests limited, nor is the token revoked.
    const target = `${sandbox.url}/v1.0/${sandbox.account.projectId}/snapshots`;
    for (let count = 0; count < 3; count += 1)
      expect((await fetch(target, { headers: { "X-Auth-Token": token } })).status).toBe(200);
    await tab.close();
  });

  test("runs no script of a response, whatever its content type is", async () => {
    const body = `<!doctype html><title>before</title><script>document.title = origin</script><img src="x" onerror="document.title = origin"><svg onload="document.title = origin"></svg>`;
    for (const type of [
      "text/html",
      "image/svg+xml",
      "application/json",
      "application/xhtml+xml",
    ]) {
      sandbox.fail({
        operation: "listBackups",
        status: 200,
        body,
        headers: { "Content-Type": type },
      });
      const tab = await context().newPage();
      await tab.goto(`${sandbox.url}/v3/p/backups`);
      expect([type, await tab.title()]).toEqual([type, type === "text/html" ? "before" : ""]);
      await tab.close();
    }
  });
});
