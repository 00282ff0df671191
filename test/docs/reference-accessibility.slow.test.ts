import { describe, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { serviceNames } from "../../scripts/build/project.js";
import { findings, unexplained } from "../support/axe.js";
import { browserForTests } from "../support/browser-context.js";
import { browser, skipped } from "../support/browser.js";
import { openGroup } from "../support/reference-page.js";

const themes = ["light", "dark"] as const;
const cases = serviceNames().flatMap((service) => themes.map((theme) => ({ service, theme })));

/** Findings of axe that are not serious, and why they remain. */
const reasons = {
  region: "Redoc does not mark its dialogs as such, so their content is outside the landmarks.",
};

(browser ? describe : describe.skip)(
  browser ? "the accessibility of a reference page" : skipped,
  () => {
    const context = browserForTests();

    test.each(cases)(
      "axe has no finding on $service in the $theme theme, with everything expanded",
      async ({ service, theme }) => {
        const { tab } = await openGroup(context(), service);
        await applyTheme(tab, theme);
        await tab.getByText("What each error means").first().click();
        await tab.getByRole("tab", { name: "400", exact: true }).last().click();
        expect(unexplained(await findings(tab), {})).toEqual([]);
        await tab.close();
      },
    );

    test.each(themes)(
      "axe has no finding on a phone in the %s theme, with and without a dialog",
      async (theme) => {
        const { tab } = await openGroup(context(), "dws");
        await tab.setViewportSize({ width: 390, height: 844 });
        await applyTheme(tab, theme);
        expect(unexplained(await findings(tab), {})).toEqual([]);
        await tab.getByRole("button", { name: "View security details" }).first().click();
        await tab.getByText("Header parameter name").waitFor();
        expect(unexplained(await findings(tab), reasons)).toEqual([]);
        await tab.close();
      },
    );
  },
);

/** Sets the theme as the bar does. */
async function applyTheme(tab: Page, theme: string): Promise<void> {
  await tab.evaluate((chosen) => (document.documentElement.dataset["theme"] = chosen), theme);
  await tab.locator(`html.${theme}`).waitFor();
}
