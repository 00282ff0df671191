import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { inProject } from "../../scripts/build/project.js";
import type { Provenance } from "../../scripts/verify/provenance.js";
import { browserForTests } from "../support/browser-context.js";
import { browser, skipped } from "../support/browser.js";

(browser ? describe : describe.skip)(
  browser ? "the provenance, opened from the file system with the network off" : skipped,
  () => {
    const context = browserForTests();
    let tab: Page;
    const asked: string[] = [];
    const errors: string[] = [];

    beforeAll(async () => {
      tab = await context().newPage();
      tab.on(
        "request",
        (request) => /^(https?|wss?):/.test(request.url()) && asked.push(request.url()),
      );
      tab.on(
        "console",
        (message) => ["error", "warning"].includes(message.type()) && errors.push(message.text()),
      );
      await tab.goto(pathToFileURL(inProject("dist/docs/provenance/index.html")).href);
    });

    test("shows each of the 99 rows, 28 status codes and six recordings, with a link to its place", async () => {
      expect(await tab.locator("tr[data-record]").count()).toBe(99 + 28 + 6);
      expect(await tab.locator("tr[data-record]:has(a[href*='html#/'])").count()).toBe(99 + 28 + 6);
      expect(asked).toEqual([]);
      expect(errors).toEqual([]);
    });

    test("filters the records by words, document, kind and deviations, and says how many are left", async () => {
      const shown = async (): Promise<number> => tab.locator("tr[data-record]:visible").count();
      const form = tab.locator("form.filter");
      await form.locator("[name=words]").fill("cluster_id string");
      expect(await form.locator("output").innerText()).toBe(`${await shown()} of 133 are shown.`);
      expect(await shown()).toBeGreaterThan(2);
      for (const text of await tab.locator("tr[data-record]:visible").allInnerTexts())
        expect(text.toLowerCase()).toContain("cluster_id");
      await form.locator("[name=document]").selectOption("004");
      const ofOneDocument = await shown();
      await form.locator("[name=differs]").selectOption("no");
      expect(ofOneDocument - (await shown())).toBe(1);
      await form.locator("button[type=reset]").click();
      await form.locator("[name=sort]").selectOption("status");
      expect(await shown()).toBe(28);
      await form.locator("button[type=reset]").click();
      await form.locator("output", { hasText: "All 133 are shown." }).waitFor();
    });

    test("draws how much of each document has its place, as the records have it", async () => {
      const { documents } = JSON.parse(
        readFileSync(inProject("build/verification/provenance.json"), "utf8"),
      ) as Provenance;
      const lines = await tab.locator("table.chart tbody tr").allInnerTexts();
      const counts = documents.map(({ tables, statuses, recordings }) => {
        const records = [...tables.flatMap(({ rows }) => rows), ...statuses, ...recordings];
        return `${records.length} of ${records.length}\t${records.filter(({ deviations }) => deviations.length > 0).length}`;
      });
      expect(lines.map((line) => line.split("\t").slice(-2).join("\t"))).toEqual(counts);
    });

    test("has a page that shows each deviation with reason, evidence and what is still open", async () => {
      const { deviations } = JSON.parse(
        readFileSync(inProject("build/verification/provenance.json"), "utf8"),
      ) as Provenance;
      const page = await context().newPage();
      await page.goto(pathToFileURL(inProject("dist/docs/deviations/index.html")).href);
      for (const { id, reason, evidence, question = "" } of deviations) {
        const text = await page.locator(`[id="${id}"]`).innerText();
        for (const words of [reason, evidence, question])
          expect(text).toContain(words.replaceAll("`", ""));
      }
      await page.locator("form.filter [name=open]").selectOption("yes");
      expect(await page.locator("article:visible").count()).toBe(
        deviations.filter(({ question }) => question !== undefined).length,
      );
      await page.close();
    });

    test.each([
      ["a parameter of the path", "listClusterSnapshots", "Path Parameters", "cluster_id"],
      ["a parameter of the query", "listBackups", "Parameter description", "limit"],
      ["a member of the request", "createSnapshot", "Snapshot", "name"],
      ["a member of the answer", "listSnapshots", "Response body parameters", "count"],
      ["a member of an item", "listClusterSnapshots", "ClusterSnapshots", "total_backup_size"],
      [
        "a member of a part of an item",
        "listBackups",
        "Data structure description of the datastore field",
        "version",
      ],
    ])(
      "the link of %s opens the reference at that very member",
      async (_, operation, table, row) => {
        const { documents } = JSON.parse(
          readFileSync(inProject("build/verification/provenance.json"), "utf8"),
        ) as Provenance;
        const document = documents.find((candidate) => candidate.operation === operation);
        const record = document?.tables
          .find(({ title }) => title === table)
          ?.rows.find(({ name }) => name === row);
        const page = await context().newPage();
        await page.goto(
          `${pathToFileURL(inProject(`dist/docs/${document?.service}.html`)).href}#${record?.anchor}`,
        );
        const member = page.locator(`[id="${record?.anchor.split("#")[1]}"]`);
        await member.waitFor();
        expect(await member.innerText()).toContain(row);
        await page.waitForTimeout(700); // Until it has scrolled.
        expect((await member.boundingBox())?.y).toBeLessThan(page.viewportSize()?.height ?? 0);
        await page.close();
      },
    );
  },
);
