import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { BrowserContext, Page } from "playwright-core";
import { inProject } from "../../scripts/lib/project.js";
import type { Provenance } from "../../scripts/proof/provenance.js";
import { browser, launch, skipped } from "../support/browser.js";

(browser ? describe : describe.skip)(browser ? "the provenance, opened from the file system with the network off" : skipped, () => {
  let context: BrowserContext;
  let profile: string;
  let tab: Page;
  const asked: string[] = [];
  const errors: string[] = [];

  beforeAll(async () => {
    profile = mkdtempSync(join(tmpdir(), "chromium-"));
    context = await launch(profile);
    tab = await context.newPage();
    tab.on("request", (request) => /^(https?|wss?):/.test(request.url()) && asked.push(request.url()));
    tab.on("console", (message) => ["error", "warning"].includes(message.type()) && errors.push(message.text()));
    await tab.goto(pathToFileURL(inProject("dist/docs/provenance/index.html")).href);
  });
  afterAll(async () => {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  });

  test("shows each of the 99 rows, 28 status codes and six recordings, with a link to its place", async () => {
    expect(await tab.locator("tbody tr").count()).toBe(99 + 28 + 6);
    expect(await tab.locator("tbody td a[href*='html#']").count()).toBe(99 + 28 + 6);
    expect(asked).toEqual([]);
    expect(errors).toEqual([]);
  });

  test("shows each deviation with its evidence, and each mention of one leads to it", async () => {
    const { deviations } = JSON.parse(readFileSync(inProject("build/proof/provenance.json"), "utf8")) as Provenance;
    const text = await tab.locator("body").innerText();
    for (const { evidence } of deviations) expect(text).toContain(evidence);
    const dead = await tab.evaluate(() =>
      [...document.querySelectorAll("a[href^='#']")]
        .map((link) => link.getAttribute("href")?.slice(1) ?? "")
        .filter((id) => !document.getElementById(id)),
    );
    expect(dead).toEqual([]);
  });

  test.each([
    ["a parameter of the path", "listClusterSnapshots", "Path Parameters", "cluster_id"],
    ["a parameter of the query", "listBackups", "Parameter description", "limit"],
    ["a member of the request", "createSnapshot", "Snapshot", "name"],
    ["a member of the answer", "listSnapshots", "Response body parameters", "count"],
    ["a member of an item", "listClusterSnapshots", "ClusterSnapshots", "total_backup_size"],
    ["a member of a part of an item", "listBackups", "Data structure description of the datastore field", "version"],
  ])("the link of %s opens the reference at that very member", async (_, operation, table, row) => {
    const { documents } = JSON.parse(readFileSync(inProject("build/proof/provenance.json"), "utf8")) as Provenance;
    const document = documents.find((candidate) => candidate.operation === operation);
    const record = document?.tables.find(({ title }) => title === table)?.rows.find(({ name }) => name === row);
    const page = await context.newPage();
    await page.goto(`${pathToFileURL(inProject(`dist/docs/${document?.service}.html`)).href}#${record?.anchor}`);
    const member = page.locator(`[id="${record?.anchor.split("#")[1]}"]`);
    await member.waitFor();
    expect(await member.innerText()).toContain(row);
    await page.waitForTimeout(700); // Until it has scrolled.
    expect((await member.boundingBox())?.y).toBeLessThan(page.viewportSize()?.height ?? 0);
    await page.close();
  });
});
