import { beforeAll, describe, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { browserForTests } from "../support/browser-context.js";
import { browser, skipped } from "../support/browser.js";
import { searchQueries } from "../support/search-queries.js";
import { fileAddress, watchedPage } from "../support/documentation.js";

/** The results of a search on the open page, the best first: title, kind and place. */
async function search(tab: Page, words: string): Promise<string[]> {
  await tab.locator("button.site-search").click();
  await tab.locator(".site-search-dialog input").fill(words);
  await tab.locator(".site-search-dialog p", { hasText: /result/i }).waitFor();
  await tab.waitForTimeout(100);
  return tab.locator(".site-search-dialog li").allInnerTexts();
}

(browser ? describe : describe.skip)(browser ? "the search" : skipped, () => {
  const context = browserForTests();
  let tab: Page;
  let errors: string[];

  beforeAll(async () => {
    ({ tab, errors } = await watchedPage(context()));
  });

  test.each([
    [
      "a property of a response",
      "index.html",
      "bak_expected_start_time",
      "bak_expected_start_time response property, listClusterSnapshots",
    ],
    ["a parameter", "dws.html", "sort_key", "sort_key query parameter, listClusterSnapshots"],
    ["a value of an enumeration", "dds.html", "BUILDING", "BUILDING value of status, listBackups"],
    [
      "an operation by a part of its name",
      "provenance/index.html",
      "create",
      "createSnapshot operation",
    ],
    [
      "a function of the package",
      "deviations/index.html",
      "waitUntilBackupCompleted",
      "waitUntilBackupCompleted task, huaweicloud-dws-dds",
    ],
    ["an error code", "api/index.html", "DWS.0011", "DWS.0011"],
    [
      "a guide",
      "api/functions/huaweicloud-dws-dds_sandbox.startSandbox.html",
      "proxies",
      "Proxies and networks guide",
    ],
    ["a misspelt name", "index.html", "listClusterSnapshot5", "listClusterSnapshots operation"],
  ])("finds %s on the page %s", async (_, page, words, expected) => {
    await tab.goto(fileAddress(page));
    const found = await search(tab, words);
    expect(found.slice(0, 5).join("\n")).toContain(expected);
    expect(errors).toEqual([]);
  });

  test("leads to the guide or operation that a reader means", async () => {
    await tab.goto(fileAddress("api/index.html"));
    const found: [query: string, title: string | undefined, address: string | undefined][] = [];
    for (const [query] of searchQueries) {
      await search(tab, query);
      const first = tab.locator(".site-search-dialog a").first();
      const address = (await first.getAttribute("href"))?.replace(/^(\.\.\/)+/, "");
      found.push([query, await first.locator("b").innerText(), address]);
      await tab.locator(".site-search-dialog button").click();
    }
    expect(found).toEqual(searchQueries);
  });

  test("responds within 50 ms on each kind of page, beside loading the index", async () => {
    for (const page of ["index.html", "dws.html", "provenance/index.html", "api/index.html"]) {
      await tab.goto(fileAddress(page));
      for (const [query] of searchQueries.slice(-20)) {
        await search(tab, query);
        await tab.locator(".site-search-dialog button").click();
      }
      const [durations, loads] = await tab.evaluate(() =>
        ["search", "search index"].map((name) =>
          performance.getEntriesByName(name).map(({ duration }) => duration),
        ),
      );
      expect(loads).toHaveLength(1);
      // The machine of a test does other work at the same time, which delays single durations.
      const median = durations?.toSorted((left, right) => left - right)[durations.length >> 1];
      expect(median).toBeLessThan(50);
    }
  });

  test("leads to the property, from a page in a folder, too", async () => {
    await tab.goto(fileAddress("api/index.html"));
    await search(tab, "bak_keep_day");
    await tab.locator(".site-search-dialog a").first().click();
    await tab.waitForURL(/dws\.html#/);
    const [, , property] = tab.url().split("#");
    await tab.locator(`[id="${decodeURIComponent(property ?? "")}"]`).waitFor();
    expect(await tab.locator(`[id="${decodeURIComponent(property ?? "")}"]`).innerText()).toContain(
      "bak_keep_day",
    );
  });

  test("reports that nothing is found, and shows no results of an earlier search", async () => {
    await tab.goto(fileAddress("index.html"));
    expect(await search(tab, "qqqqqq")).toEqual([]);
    expect(await tab.locator(".site-search-dialog p").innerText()).toBe("No results.");
  });
});
