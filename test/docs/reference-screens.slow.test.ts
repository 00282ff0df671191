import { describe, expect, test } from "@jest/globals";
import { palette } from "../../scripts/docs/frame/palette.js";
import { browserForTests } from "../support/browser-context.js";
import { browser, skipped } from "../support/browser.js";
import {
  backgroundColour,
  openGroup,
  openPage,
  readUntil,
  referenceUrl,
} from "../support/reference-page.js";

const service = "dws";

(browser ? describe : describe.skip)(
  browser ? "a reference page, on screens and in print" : skipped,
  () => {
    const context = browserForTests();
    test.each([390, 820, 1440])(
      "fits a width of %s pixels, and the bar covers neither the list nor the target of a link",
      async (width) => {
        const { tab, errors } = await openGroup(context(), service);
        await tab.setViewportSize({ width, height: 900 });
        await tab.getByRole("tab", { name: "200", exact: true }).first().scrollIntoViewIfNeeded();
        expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        if (width === 390) await tab.getByRole("button", { name: "Open navigation menu" }).click();
        const list = tab.getByRole("navigation", { name: "Operations" });
        expect((await list.boundingBox())?.y).toBeGreaterThanOrEqual(48);
        await list.getByText("Create a snapshot of a cluster").click();
        const heading = tab.getByRole("heading", { name: "Create a snapshot of a cluster" });
        const top = await readUntil(
          async () => (await heading.boundingBox())?.y ?? -1,
          (y) => y >= 48 && y < 300,
        );
        expect(top).toBeGreaterThanOrEqual(48);
        expect(top).toBeLessThan(300);
        expect(errors).toEqual([]);
        await tab.close();
      },
    );

    test("has the button for the list of operations in a bar of its own, below the text, in a narrow window", async () => {
      const { tab } = await openGroup(context(), service);
      await tab.setViewportSize({ width: 390, height: 844 });
      const button = tab.getByRole("button", { name: "Open navigation menu" });
      expect(await button.boundingBox()).toEqual({ x: 0, y: 796, width: 390, height: 48 });
      const lastLink = tab.locator(".api-content a:visible, .api-content button:visible").last();
      // The page becomes longer while it is drawn.
      const end = await readUntil(
        async () => {
          await tab.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
          const { y = 0, height = 0 } = (await lastLink.boundingBox()) ?? {};
          return y + height;
        },
        (position) => position <= 796,
      );
      expect(end).toBeLessThanOrEqual(796);
      await tab.close();
    });

    test("a link to a property of a response shows it below the bar", async () => {
      const id =
        "snapshots/listclustersnapshots/t=response&c=200&path=snapshots[]/total_backup_size";
      const { tab } = await openPage(
        context(),
        `${referenceUrl(service)}#/snapshots/listclustersnapshots#${id}`,
      );
      const property = tab.locator(`[id="${id}"]`);
      await property.waitFor();
      await tab.waitForTimeout(700); // Until it has scrolled.
      const box = await property.boundingBox();
      expect(box?.y).toBeGreaterThanOrEqual(48);
      expect(box?.y).toBeLessThan((tab.viewportSize()?.height ?? 0) / 2);
      await tab.close();
    });

    test("prints without bar and list, with the whole text, dark on light", async () => {
      const { tab } = await openGroup(context(), service);
      await tab.setViewportSize({ width: 794, height: 1123 });
      await tab.evaluate(() => (document.documentElement.dataset["theme"] = "dark"));
      await tab.emulateMedia({ media: "print" });
      expect(await backgroundColour(tab)).toBe(palette.light.page);
      expect(await tab.locator(".site-bar").isVisible()).toBe(false);
      expect(await tab.locator(".menu-content").isVisible()).toBe(false);
      expect(await tab.locator("details li").first().isVisible()).toBe(true);
      const cut = await tab.evaluate(() =>
        [
          ...document.querySelectorAll<HTMLElement>(
            ".api-content pre, .api-content table, .schema-property-item",
          ),
        ]
          .filter(
            (part) =>
              part.scrollHeight > part.clientHeight + 1 ||
              part.getBoundingClientRect().right > innerWidth,
          )
          .map((part) => part.innerText.slice(0, 80)),
      );
      expect(cut).toEqual([]);
      await tab.close();
    });

    test("copies a sample by its button, also from the file system", async () => {
      await context().grantPermissions(["clipboard-read", "clipboard-write"]);
      const { tab } = await openGroup(context(), service);
      const sample = tab
        .locator('[id="snapshots/createsnapshot"]')
        .getByTestId("json-viewer")
        .first();
      await sample.getByTestId("copy-button").click();
      const copied = await tab.evaluate(() => navigator.clipboard.readText());
      expect(JSON.parse(copied)).toEqual(
        JSON.parse((await sample.locator("pre").innerText()).replaceAll("\u00a0", " ")),
      );
      await tab.close();
    });

    test("names no tool, and has the description as a download", async () => {
      const { tab } = await openGroup(context(), service);
      expect(await tab.locator("body").innerText()).not.toMatch(/redoc|claude|chatgpt/i);
      const download = tab.waitForEvent("download");
      await tab.getByText(`${service}.yaml`).click();
      expect((await download).suggestedFilename()).toBe(`${service}.yaml`);
      await tab.close();
    });
  },
);
