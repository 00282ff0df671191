import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { BrowserContext } from "playwright-core";
import { inProject, serviceNames } from "../../scripts/lib/project.js";
import { operationsOf } from "../../scripts/lib/description.js";
import { browser, launch, skipped } from "../support/browser.js";
import { publishedDescription } from "../support/recordings.js";

const title = browser ? "the reference, opened from the file system with the network off" : skipped;

(browser ? describe : describe.skip)(title, () => {
  let context: BrowserContext;
  let profile: string;

  beforeAll(async () => {
    profile = mkdtempSync(join(tmpdir(), "chromium-"));
    context = await launch(profile);
  });
  afterAll(async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  });

  async function open(page: string, anchor = "") {
    const tab = await context.newPage();
    const requests: string[] = [];
    const errors: string[] = [];
    tab.on("request", (request) => /^(https?|wss?):/.test(request.url()) && requests.push(request.url()));
    tab.on("console", (message) => ["error", "warning"].includes(message.type()) && errors.push(message.text()));
    tab.on("pageerror", (error) => errors.push(error.message));
    await tab.goto(pathToFileURL(inProject("dist/docs", page)).href + anchor);
    return { tab, requests, errors };
  }

  test.each(serviceNames())("%s shows every operation and asks the network for nothing", async (service) => {
    for (const { object, path } of operationsOf(publishedDescription(service))) {
      const { tab, requests, errors } = await open(`${service}.html`, `#operation/${object.operationId}`);
      await tab.getByRole("heading", { name: object.summary }).first().waitFor();
      expect(await tab.locator("body").innerText()).toContain(path);
      await tab.waitForTimeout(500); // Telemetry, fonts and logos come late.
      expect(requests).toEqual([]);
      expect(errors).toEqual([]);
      await tab.close();
    }
  });

  test("a link of the start page opens its operation", async () => {
    const { tab, errors } = await open("index.html");
    await tab.getByRole("link", { name: "createSnapshot" }).click();
    await tab.getByRole("heading", { name: "Create a snapshot of a cluster" }).first().waitFor();
    expect(tab.url()).toMatch(/dws\.html#/);
    expect(errors).toEqual([]);
    await tab.close();
  });
});
