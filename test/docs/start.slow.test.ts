import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { inProject, projectFolder } from "../../scripts/build/project.js";
import { browser, launch, skipped } from "../support/browser.js";
import { watchedPage } from "../support/documentation.js";

describe("npm start", () => {
  const lines: string[] = [];
  const command = spawn(
    process.execPath,
    ["--import", "tsx", inProject("scripts/start.ts"), "--port", "0"],
    {
      cwd: projectFolder,
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const ended = new Promise<number | null>((resolve) => command.on("close", resolve));
  let url = "";
  let token = "";

  beforeAll(async () => {
    await new Promise<void>((resolve, reject) => {
      createInterface({ input: command.stdout }).on("line", (line) => {
        lines.push(line);
        if (line.startsWith("Ctrl-C stops it")) resolve();
      });
      void ended.then((status) =>
        reject(new Error(`It ended with ${status}, after:\n${lines.join("\n")}`)),
      );
    });
    url = /Documentation +(http:\/\/127\.0\.0\.1:\d+)\/docs\/$/m.exec(lines.join("\n"))?.[1] ?? "";
  }, 120_000);
  afterAll(() => {
    command.kill("SIGKILL");
  });

  test("prints the addresses of the sandbox, its IAM and the documentation, on one port", () => {
    expect(url).not.toBe("");
    expect(lines).toContain(`Sandbox of DWS and DDS      ${url}`);
    expect(lines).toContain(`Authentication URL          ${url}/v3`);
  });

  test.each([
    ["/docs/", "text/html", "First call"],
    ["/docs/dws.html", "text/html", "listClusterSnapshots"],
    ["/docs/api/documents/paging.html", "text/html", "concurrency"],
    ["/docs/assets/site.css", "text/css", ".site-bar"],
    ["/docs/assets/search-index.js", "text/javascript", "cluster_id"],
    ["/docs/openapi/dds-3.1.yaml", "application/yaml", "listBackups"],
  ])("serves %s with its media type", async (path, contentType, words) => {
    const response = await fetch(url + path);
    expect([response.status, response.headers.get("Content-Type")?.split(";")[0]]).toEqual([
      200,
      contentType,
    ]);
    expect(await response.text()).toContain(words);
  });

  (browser ? test : test.skip)(
    `runs the scripts of the documentation in a browser${browser ? "" : `, ${skipped}`}`,
    async () => {
      const profile = mkdtempSync(join(tmpdir(), "chromium-"));
      const context = await launch(profile);
      try {
        const { tab, errors } = await watchedPage(context, url);
        for (const path of ["index.html", "dws.html", "api/index.html"]) {
          await tab.goto(`${url}/docs/${path}`);
          await tab.waitForFunction("document.documentElement.dataset.theme !== undefined");
        }
        expect(errors).toEqual([]);
      } finally {
        await context.close();
        rmSync(profile, { recursive: true, force: true });
      }
    },
  );

  test("responds to calls of the services on the same port", async () => {
    const user = {
      name: "sandbox",
      password: "sandbox-password",
      domain: { name: "sandbox-domain" },
    };
    const scope = { project: { id: "89cd04f168b84af6be287f71730fdb4b" } };
    const tokenResponse = await fetch(`${url}/v3/auth/tokens`, {
      method: "POST",
      body: JSON.stringify({
        auth: { identity: { methods: ["password"], password: { user } }, scope },
      }),
    });
    token = tokenResponse.headers.get("X-Subject-Token") ?? "";
    const listed = await fetch(`${url}/v1.0/${scope.project.id}/snapshots`, {
      headers: { "X-Auth-Token": token },
    });
    expect([listed.status, ((await listed.json()) as { count: number }).count]).toEqual([200, 2]);
  });

  test("ends with Ctrl-C", async () => {
    command.kill("SIGINT");
    expect(await ended).toBe(0);
    await expect(fetch(url)).rejects.toThrow();
  });
});
