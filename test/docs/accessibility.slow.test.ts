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

/** Findings of axe that are not serious, and why they remain. */
const reasons: Readonly<Record<string, string>> = {
  "heading-order":
    "TypeDoc ranks the headings of parameters and hierarchies by their size, not by their depth.",
};

// Reference pages have their own test, which expands their sections.
const kinds = pageKinds.filter((page) => page.includes("/") || page === "index.html");
const guides = documentationPages().filter((page) => page.startsWith("api/documents/"));

/** Each kind of page, and guides with samples in every language, whose words have colours of their own. */
const coloured = [
  ...kinds,
  ...guides.filter((page) =>
    /\/(java-kotlin|nightly-backups|nightly-retention|php|rust)\.html$/.test(page),
  ),
];

(browser ? describe : describe.skip)(
  browser ? "the accessibility of the documentation" : skipped,
  () => {
    const context = browserForTests();

    test.each(coloured)("axe has no finding on %s", async (page) => {
      const { tab } = await watchedPage(context());
      await tab.goto(fileAddress(page));
      expect(unexplained(await findings(tab), reasons)).toEqual([]);
      await tab.close();
    });

    // What is around it is the same in each.
    test.each(guides)("axe has no finding in the text of %s", async (page) => {
      const { tab } = await watchedPage(context());
      await tab.goto(fileAddress(page));
      expect(await tab.locator(".col-content").count()).toBe(1);
      expect(unexplained(await findings(tab, { within: ".col-content" }), reasons)).toEqual([]);
      await tab.close();
    });

    // Only the colours differ.
    test.each(coloured)("the contrast of %s is sufficient in the dark theme", async (page) => {
      const { tab } = await watchedPage(context());
      await tab.emulateMedia({ colorScheme: "dark" });
      await tab.goto(fileAddress(page));
      expect(await findings(tab, { rules: ["color-contrast"] })).toEqual([]);
      await tab.close();
    });

    test("axe has no finding with the search open, and in every language of the first call", async () => {
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

    test("the search works with the keyboard alone", async () => {
      const { tab } = await watchedPage(context());
      await tab.goto(fileAddress("provenance/index.html"));
      await tab.keyboard.press("Control+k");
      await tab.keyboard.type("ensureSnapshot");
      await tab.locator(".site-search-dialog li").first().waitFor();
      await tab.keyboard.press("ArrowDown");
      await tab.keyboard.press("Enter");
      await tab.waitForURL(/api\/functions\/.*ensureSnapshot\.html$/);
      await tab.close();
    });
  },
);
