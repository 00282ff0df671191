import { beforeAll, describe, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { browserForTests } from "../support/browser-context.js";
import { browser, skipped } from "../support/browser.js";
import { fileAddress, watchedPage } from "../support/documentation.js";

/** Opens the search of the page at hand and tells what it finds: [title, what and where], the best first. */
async function search(tab: Page, words: string): Promise<string[]> {
  await tab.locator("button.site-search").click();
  await tab.locator(".site-search-dialog input").fill(words);
  await tab.locator(".site-search-dialog p", { hasText: /place|Nothing/ }).waitFor();
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
      "a member of an answer",
      "index.html",
      "bak_expected_start_time",
      "bak_expected_start_time member of the answer, listClusterSnapshots",
    ],
    [
      "a parameter",
      "dws.html",
      "sort_key",
      "sort_key parameter of the query, listClusterSnapshots",
    ],
    ["a value of a list", "dds.html", "BUILDING", "BUILDING value of status, listBackups"],
    [
      "an operation by a part of its name",
      "provenance/index.html",
      "create",
      "createSnapshot operation",
    ],
    [
      "a method of the package",
      "deviations/index.html",
      "waitUntilBackupCompleted",
      "waitUntilBackupCompleted method, DdsClient",
    ],
    ["an error code", "handbook/index.html", "DWS.0011", "DWS.0011"],
    [
      "a guide",
      "handbook/functions/huaweicloud-dws-dds_sandbox.startSandbox.html",
      "proxies",
      "Proxies and networks guide",
    ],
    ["a misspelt name", "index.html", "listClusterSnaphots", "listClusterSnapshots operation"],
  ])("finds %s on the page %s", async (_, page, words, expected) => {
    await tab.goto(fileAddress(page));
    const found = await search(tab, words);
    expect(found.slice(0, 5).join("\n")).toContain(expected);
    expect(errors).toEqual([]);
  });

  test("leads to the very member, from a page in a folder too", async () => {
    await tab.goto(fileAddress("handbook/index.html"));
    await search(tab, "bak_keep_day");
    await tab.locator(".site-search-dialog a").first().click();
    await tab.waitForURL(/dws\.html#/);
    const [, , member] = tab.url().split("#");
    await tab.locator(`[id="${decodeURIComponent(member ?? "")}"]`).waitFor();
    expect(await tab.locator(`[id="${decodeURIComponent(member ?? "")}"]`).innerText()).toContain(
      "bak_keep_day",
    );
  });

  test("says so when nothing is found, and shows no result of other words", async () => {
    await tab.goto(fileAddress("index.html"));
    expect(await search(tab, "xyzzy-plugh")).toEqual([]);
    expect(await tab.locator(".site-search-dialog p").innerText()).toBe("Nothing was found.");
  });
});
