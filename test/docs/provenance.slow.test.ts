import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { inProject } from "../../scripts/build/project.js";
import { documentId, readProvenance, recordsOf } from "../../scripts/docs/provenance/records.js";
import type { VerifiedRecord } from "../../scripts/verify/provenance.js";
import { browserForTests } from "../support/browser-context.js";
import { browser, skipped } from "../support/browser.js";

function placed(records: readonly VerifiedRecord[]): readonly VerifiedRecord[] {
  return records.filter(({ pointers }) => pointers.length > 0);
}

(browser ? describe : describe.skip)(
  browser ? "the provenance pages, opened from the file system without network" : skipped,
  () => {
    const context = browserForTests();
    const { counts, documents, deviations } = readProvenance();
    const total = counts.rows + counts.statusCodes + counts.recordings;
    let tab: Page;
    const requests: string[] = [];
    const errors: string[] = [];

    beforeAll(async () => {
      tab = await context().newPage();
      tab.on(
        "request",
        (request) => /^(https?|wss?):/.test(request.url()) && requests.push(request.url()),
      );
      tab.on(
        "console",
        (message) => ["error", "warning"].includes(message.type()) && errors.push(message.text()),
      );
      await tab.goto(pathToFileURL(inProject("dist/docs/provenance/index.html")).href);
    });

    test("show each row, status code and recording, with a link to its place", async () => {
      expect(await tab.locator("tr[data-record]").count()).toBe(total);
      expect(await tab.locator("tr[data-record]:has(a[href*='html#/'])").count()).toBe(total);
      expect(requests).toEqual([]);
      expect(errors).toEqual([]);
    });

    test("filter the records by words, document, kind and deviations, and show how many are left", async () => {
      const shown = async (): Promise<number> => tab.locator("tr[data-record]:visible").count();
      const form = tab.locator("form.filter");
      await form.locator("[name=words]").fill("cluster_id string");
      expect(await form.locator("output").innerText()).toBe(
        `${await shown()} of ${total} are shown.`,
      );
      expect(await shown()).toBeGreaterThan(2);
      for (const text of await tab.locator("tr[data-record]:visible").allInnerTexts())
        expect(text.toLowerCase()).toContain("cluster_id");
      for (const document of documents) {
        const id = documentId(document);
        const records = recordsOf(document);
        await form.locator("[name=document]").selectOption(id);
        const withWords = await shown();
        expect(await tab.locator(`tr[data-document="${id}"]:visible`).count()).toBe(withWords);
        await form.locator("[name=words]").fill("");
        expect(await shown()).toBe(records.length);
        expect(withWords).toBeLessThan(records.length);
        await form.locator("[name=differs]").selectOption("no");
        const same = records.filter((record) => record.deviations.length === 0);
        expect(await shown()).toBe(same.length);
        await form.locator("[name=differs]").selectOption("");
        await form.locator("[name=words]").fill("cluster_id string");
      }
      await form.locator("button[type=reset]").click();
      await form.locator("[name=kind]").selectOption("status");
      expect(await shown()).toBe(counts.statusCodes);
      await form.locator("button[type=reset]").click();
      await form.locator("output", { hasText: `All ${total} are shown.` }).waitFor();
    });

    test("show for each document how many records have a place, and how many deviations", async () => {
      const lines = await tab.locator("table.chart tbody tr").allInnerTexts();
      const expected = documents.map((document) => {
        const records = recordsOf(document);
        const differing = records.filter((record) => record.deviations.length > 0);
        return `${placed(records).length} of ${records.length}\t${differing.length}`;
      });
      // Only a deviation can say that a row has no place, as in a list whose items are recorded in another form.
      for (const records of documents.map(recordsOf))
        for (const record of records)
          expect([record.pointers.length, record.deviations.length]).not.toEqual([0, 0]);
      expect(lines.map((line) => line.split("\t").slice(-2).join("\t"))).toEqual(expected);
      // The bar of a document is as full as its facts have a place.
      const filled = await tab.locator("table.chart .bar").evaluateAll((bars) =>
        bars.map((bar) => {
          const parts = [...bar.children].map((part) => part.getBoundingClientRect().width);
          return parts.reduce((sum, width) => sum + width, 0) / bar.getBoundingClientRect().width;
        }),
      );
      expect(filled).toEqual(
        documents
          .map(recordsOf)
          .map((records) => expect.closeTo(placed(records).length / records.length, 1)),
      );
    });

    test("show each deviation with its reason, evidence and open question", async () => {
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
      ["a path parameter", "listClusterSnapshots", "Path Parameters", "cluster_id"],
      ["a query parameter", "listBackups", "Parameter description", "limit"],
      ["a property of the request", "createSnapshot", "Snapshot", "name"],
      ["a property of the response", "listSnapshots", "Response body parameters", "count"],
      ["a property of an item", "listClusterSnapshots", "ClusterSnapshots", "total_backup_size"],
      [
        "a property of an object in an item",
        "listBackups",
        "Data structure description of the datastore field",
        "version",
      ],
    ])("link %s to its place on the reference page", async (_, operation, table, row) => {
      // Editions of a document have other titles.
      const document = documents.find(
        (candidate) =>
          candidate.operation === operation &&
          candidate.tables.some(({ title }) => title === table),
      );
      const record = document?.tables
        .find(({ title }) => title === table)
        ?.rows.find(({ name }) => name === row);
      const page = await context().newPage();
      await page.goto(
        `${pathToFileURL(inProject(`dist/docs/${document?.service}.html`)).href}#${record?.anchor}`,
      );
      const property = page.locator(`[id="${record?.anchor.split("#")[1]}"]`);
      await property.waitFor();
      expect(await property.innerText()).toContain(row);
      await page.waitForTimeout(700); // Until it has scrolled.
      expect((await property.boundingBox())?.y).toBeLessThan(page.viewportSize()?.height ?? 0);
      await page.close();
    });
  },
);
