import { describe, expect, test } from "@jest/globals";
import { findings, unexplained } from "../support/axe.js";
import { browserForTests } from "../support/browser-context.js";
import { browser, skipped } from "../support/browser.js";
import {
  documentationPages,
  fileAddress,
  pageKinds,
  watchedPage,
} from "../support/documentation.js";

/** Findings of axe below "serious" that we leave, each with its reason. */
const left: Readonly<Record<string, string>> = {
  "heading-order":
    "TypeDoc ranks the headings of parameters and hierarchies by their size, not by their depth.",
};

// The pages of the reference have a test of their own, for their sections open by a script.
const pages = [
  ...pageKinds.filter((page) => page.includes("/") || page === "index.html"),
  ...documentationPages().filter((page) => page.startsWith("handbook/documents/")),
];

(browser ? describe : describe.skip)(
  browser ? "for a reader with a screen reader or weak eyes" : skipped,
  () => {
    const context = browserForTests();

    test.each(["light", "dark"] as const)(
      "axe finds nothing serious on any guide and any kind of page, in %s",
      async (colorScheme) => {
        const { tab } = await watchedPage(context());
        await tab.emulateMedia({ colorScheme });
        const found: Record<string, unknown> = {};
        for (const page of pages) {
          await tab.goto(fileAddress(page));
          await tab.waitForFunction(() => document.readyState === "complete");
          const unexpected = unexplained(await findings(tab), left);
          if (unexpected.length > 0) found[page] = unexpected;
        }
        expect(found).toEqual({});
        await tab.close();
      },
      240_000,
    );

    test("axe finds nothing serious in the open search, in the filter and in every sample", async () => {
      const { tab } = await watchedPage(context());
      await tab.goto(fileAddress("index.html"));
      for (const label of await tab.locator(".tabs label").all()) {
        await label.click();
        expect(await findings(tab)).toEqual([]);
      }
      await tab.keyboard.press("/");
      await tab.keyboard.type("status");
      await tab.locator(".site-search-dialog li").first().waitFor();
      expect(await findings(tab)).toEqual([]);
      await tab.close();
    });

    test("the search is used by keys alone: opened, typed into, walked through, followed", async () => {
      const { tab } = await watchedPage(context());
      await tab.goto(fileAddress("provenance/index.html"));
      await tab.keyboard.press("Control+k");
      await tab.keyboard.type("ensureSnapshot");
      await tab.locator(".site-search-dialog li").first().waitFor();
      await tab.keyboard.press("ArrowDown");
      await tab.keyboard.press("Enter");
      await tab.waitForURL(/handbook\/interfaces\/.*DwsClient\.html#ensuresnapshot$/);
      await tab.close();
    });
  },
);
