import { describe, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { palette, themeStorageKey } from "../../scripts/docs/frame/palette.js";
import { browserForTests } from "../support/browser-context.js";
import { browser, skipped } from "../support/browser.js";
import { backgroundColour, openPage, readUntil, referenceUrl } from "../support/reference-page.js";

const service = "dws";

(browser ? describe : describe.skip)(browser ? "the theme of a reference page" : skipped, () => {
  const context = browserForTests();

  test.each([
    ["light", "dark", "light"],
    ["dark", "light", "dark"],
    ["os", "dark", "dark"],
    ["os", "light", "light"],
    [undefined, "dark", "dark"],
  ] as const)(
    "with the stored choice %s and the system theme %s, the page is %s",
    async (choice, system, shown) => {
      const { tab } = await openPage(context(), referenceUrl(service));
      await tab.evaluate(
        ([key, value]) => (value ? localStorage.setItem(key, value) : localStorage.removeItem(key)),
        [themeStorageKey, choice] as const,
      );
      await tab.emulateMedia({ colorScheme: system });
      await tab.reload();
      await tab.getByRole("heading", { level: 1 }).waitFor();
      await tab.waitForTimeout(300); // Redoc applies a setting of its own late.
      expect(await backgroundColour(tab)).toBe(palette[shown].page);
      await tab.evaluate((key) => localStorage.removeItem(key), themeStorageKey);
      await tab.close();
    },
  );

  test("changes with the bar, another tab, and the system", async () => {
    const { tab } = await openPage(context(), referenceUrl(service));
    const { tab: other } = await openPage(context(), referenceUrl("dds"));
    await tab.emulateMedia({ colorScheme: "light" });
    await tab.evaluate(() => (document.documentElement.dataset["theme"] = "dark"));
    await expectBackground(tab, palette.dark.page);
    await tab.evaluate(() => (document.documentElement.dataset["theme"] = "os"));
    await expectBackground(tab, palette.light.page);
    await tab.emulateMedia({ colorScheme: "dark" });
    await expectBackground(tab, palette.dark.page);
    await other.evaluate((key) => localStorage.setItem(key, "light"), themeStorageKey);
    await expectBackground(tab, palette.light.page);
    await other.evaluate((key) => localStorage.removeItem(key), themeStorageKey);
    await Promise.all([tab.close(), other.close()]);
  });
});

async function expectBackground(tab: Page, colour: string): Promise<void> {
  const shown = await readUntil(
    () => backgroundColour(tab),
    (value) => value === colour,
  );
  expect(shown).toBe(colour);
}
