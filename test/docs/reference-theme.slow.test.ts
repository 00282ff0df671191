import { describe, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { palette, themeStorageKey } from "../../scripts/docs/frame/palette.js";
import { browserForTests } from "../support/browser-context.js";
import { browser, skipped } from "../support/browser.js";
import { ground } from "../support/ground.js";
import { openPage, referenceUrl } from "../support/reference-page.js";
import { settled } from "../support/settled.js";

const service = "dws";

(browser ? describe : describe.skip)(browser ? "the theme of the reference" : skipped, () => {
  const context = browserForTests();

  test.each([
    ["light", "dark", "light"],
    ["dark", "light", "dark"],
    ["os", "dark", "dark"],
    ["os", "light", "light"],
    [undefined, "dark", "dark"],
  ] as const)(
    "with the choice %s, on a system that is %s, it is %s",
    async (choice, system, shown) => {
      const { tab } = await openPage(context(), referenceUrl(service));
      await tab.evaluate(
        ([key, value]) => (value ? localStorage.setItem(key, value) : localStorage.removeItem(key)),
        [themeStorageKey, choice] as const,
      );
      await tab.emulateMedia({ colorScheme: system });
      await tab.reload();
      await tab.getByRole("heading", { level: 1 }).waitFor();
      await tab.waitForTimeout(300); // Redoc has a choice of its own, which it makes late.
      expect(await ground(tab)).toBe(palette[shown].page);
      await tab.evaluate((key) => localStorage.removeItem(key), themeStorageKey);
      await tab.close();
    },
  );

  test("it changes with the bar, with another tab, and with the system", async () => {
    const { tab } = await openPage(context(), referenceUrl(service));
    const { tab: other } = await openPage(context(), referenceUrl("dds"));
    await tab.emulateMedia({ colorScheme: "light" });
    await tab.evaluate(() => (document.documentElement.dataset["theme"] = "dark"));
    await expectGround(tab, palette.dark.page);
    await tab.evaluate(() => (document.documentElement.dataset["theme"] = "os"));
    await expectGround(tab, palette.light.page);
    await tab.emulateMedia({ colorScheme: "dark" });
    await expectGround(tab, palette.dark.page);
    await other.evaluate((key) => localStorage.setItem(key, "light"), themeStorageKey);
    await expectGround(tab, palette.light.page);
    await other.evaluate((key) => localStorage.removeItem(key), themeStorageKey);
    await Promise.all([tab.close(), other.close()]);
  });
});

async function expectGround(tab: Page, colour: string): Promise<void> {
  const shown = await settled(
    () => ground(tab),
    (value) => value === colour,
  );
  expect(shown).toBe(colour);
}
