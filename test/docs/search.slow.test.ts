import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import MiniSearch from "minisearch";
import type { Page } from "playwright-core";
import {
  search as searchIndex,
  searchOptions,
  type IndexedEntry,
} from "../../scripts/docs/frame/search-entry.js";
import { browserForTests } from "../support/browser-context.js";
import { browser, skipped } from "../support/browser.js";
import { searchQueries } from "../support/search-queries.js";
import { documentationFolder, fileAddress, watchedPage } from "../support/documentation.js";

/** The results of a search on the open page, the best first: title, kind and place. Opens the search if it is closed. */
async function search(tab: Page, words: string): Promise<string[]> {
  if (!(await tab.locator(".site-search-dialog").isVisible()))
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
    const script = readFileSync(join(documentationFolder, "assets/search-index.js"), "utf8");
    const json = JSON.parse(
      script.slice(script.indexOf('"'), script.lastIndexOf('"') + 1),
    ) as string;
    const index = MiniSearch.loadJSON<IndexedEntry>(json, searchOptions);
    const found = searchQueries.map(([query]) => {
      const [first] = searchIndex(index, query);
      return [query, first?.["title"] as unknown, first?.["address"] as unknown];
    });
    expect(found).toEqual(searchQueries);
    // A page shows the same results in the same order.
    const [[query] = [""]] = searchQueries;
    await tab.goto(fileAddress("api/index.html"));
    const shown = await search(tab, query);
    expect(shown.map((text) => text.split("\n")[0])).toEqual(
      searchIndex(index, query)
        .slice(0, shown.length)
        .map((result): unknown => expect.stringContaining(String(result["title"]))),
    );
  });

  test("responds within 50 ms on each kind of page, beside loading the index", async () => {
    for (const page of ["index.html", "dws.html", "provenance/index.html", "api/index.html"]) {
      await tab.goto(fileAddress(page));
      for (const [query] of searchQueries.slice(-20)) await search(tab, query);
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
