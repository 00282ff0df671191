import { describe, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { serviceNames } from "../../scripts/build/project.js";
import { findings, unexplained } from "../support/axe.js";
import { browserForTests } from "../support/browser-context.js";
import { browser, skipped } from "../support/browser.js";
import { openAll } from "../support/reference-page.js";

const themes = ["light", "dark"] as const;
const cases = serviceNames().flatMap((service) => themes.map((theme) => ({ service, theme })));

/** What axe finds that is not grave, and why it stays. */
const reasons = {
  region:
    "Redoc marks neither of its dialogs as one, and what is in them stands outside of the landmarks.",
};

(browser ? describe : describe.skip)(
  browser ? "the reference, for a reader who cannot see it well" : skipped,
  () => {
    const context = browserForTests();

    test.each(cases)(
      "$service has no fault in its $theme theme, with everything opened",
      async ({ service, theme }) => {
        const { tab } = await openAll(context(), service);
        await wear(tab, theme);
        await tab.getByText("What each error means").first().click();
        await tab.getByRole("tab", { name: "400", exact: true }).last().click();
        expect(unexplained(await findings(tab), {})).toEqual([]);
        await tab.close();
      },
    );

    test.each(themes)(
      "nor has it on a phone, in its %s theme, nor have the dialogs",
      async (theme) => {
        const { tab } = await openAll(context(), "dws");
        await tab.setViewportSize({ width: 390, height: 844 });
        await wear(tab, theme);
        expect(unexplained(await findings(tab), {})).toEqual([]);
        await tab.getByRole("button", { name: "View security details" }).first().click();
        await tab.getByText("Header parameter name").waitFor();
        expect(unexplained(await findings(tab), reasons)).toEqual([]);
        await tab.close();
      },
    );
  },
);

/** As the bar of the site does it. */
async function wear(tab: Page, theme: string): Promise<void> {
  await tab.evaluate((chosen) => (document.documentElement.dataset["theme"] = chosen), theme);
  await tab.locator(`html.${theme}`).waitFor();
}
