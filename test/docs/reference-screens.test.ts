import { afterEach, describe, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { palette, themeStorageKey } from "../../scripts/site/palette.js";
import { browserForTests } from "../support/browser-context.js";
import { browser, skipped } from "../support/browser.js";
import { openAll, openPage, referenceUrl, withBar } from "../support/reference-page.js";

const service = "dws";

(browser ? describe : describe.skip)(browser ? "the reference, on screens and on paper" : skipped, () => {
  const context = browserForTests();
  const copies: (() => void)[] = [];
  afterEach(() => copies.splice(0).forEach((remove) => remove()));

  function pageWithBar(): string {
    const { url, remove } = withBar(service);
    copies.push(remove);
    return url;
  }

  test.each([
    ["light", "dark", "light"],
    ["dark", "light", "dark"],
    ["os", "dark", "dark"],
    ["os", "light", "light"],
    [undefined, "dark", "dark"],
  ] as const)("with the choice %s, on a system that is %s, it is %s", async (choice, system, shown) => {
    const { tab } = await openPage(context(), referenceUrl(service));
    await tab.evaluate(([key, value]) => (value ? localStorage.setItem(key, value) : localStorage.removeItem(key)), [
      themeStorageKey,
      choice,
    ] as const);
    await tab.emulateMedia({ colorScheme: system });
    await tab.reload();
    await tab.getByRole("heading", { level: 1 }).waitFor();
    await tab.waitForTimeout(300); // Redoc has a choice of its own, which it makes late.
    expect(await ground(tab)).toBe(palette[shown].page);
    await tab.evaluate((key) => localStorage.removeItem(key), themeStorageKey);
    await tab.close();
  });

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

  test.each([390, 820, 1440])(
    "at %s pixels nothing sticks out, and the bar covers neither the list nor the target of a link",
    async (width) => {
      const { tab, errors } = await openAll(context(), service, pageWithBar());
      await tab.setViewportSize({ width, height: 900 });
      await tab.getByRole("tab", { name: "200", exact: true }).first().scrollIntoViewIfNeeded();
      expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      if (width === 390) await tab.getByRole("button", { name: "Open navigation menu" }).click();
      const list = tab.getByRole("navigation", { name: "Operations" });
      expect((await list.boundingBox())?.y).toBeGreaterThanOrEqual(48);
      await list.getByText("Create a snapshot of a cluster").click();
      const heading = tab.getByRole("heading", { name: "Create a snapshot of a cluster" });
      const top = await settled(
        async () => (await heading.boundingBox())?.y ?? -1,
        (y) => y >= 48 && y < 300,
      );
      expect(top).toBeGreaterThanOrEqual(48);
      expect(top).toBeLessThan(300);
      expect(errors).toEqual([]);
      await tab.close();
    },
  );

  test("a link to a member of an answer shows it below the bar", async () => {
    const id = "snapshots/listclustersnapshots/t=response&c=200&path=snapshots[]/total_backup_size";
    const { tab } = await openPage(context(), `${pageWithBar()}#/snapshots/listclustersnapshots#${id}`);
    const member = tab.locator(`[id="${id}"]`);
    await member.waitFor();
    await tab.waitForTimeout(700); // Until it has scrolled.
    const box = await member.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(48);
    expect(box?.y).toBeLessThan((tab.viewportSize()?.height ?? 0) / 2);
    await tab.close();
  });

  test("on paper there is neither bar nor list, but every word, dark on light", async () => {
    const { tab } = await openAll(context(), service, pageWithBar());
    await tab.setViewportSize({ width: 794, height: 1123 });
    await tab.evaluate(() => (document.documentElement.dataset["theme"] = "dark"));
    await tab.emulateMedia({ media: "print" });
    expect(await ground(tab)).toBe(palette.light.page);
    expect(await tab.locator(".site-bar").isVisible()).toBe(false);
    expect(await tab.locator(".menu-content").isVisible()).toBe(false);
    expect(await tab.locator("details li").first().isVisible()).toBe(true);
    const cut = await tab.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>(".api-content pre, .api-content table, .schema-property-item")]
        .filter((part) => part.scrollHeight > part.clientHeight + 1 || part.getBoundingClientRect().right > innerWidth)
        .map((part) => part.innerText.slice(0, 80)),
    );
    expect(cut).toEqual([]);
    await tab.close();
  });

  test("a sample is copied by its button, even from the file system", async () => {
    await context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const { tab } = await openAll(context(), service);
    const sample = tab.locator('[id="snapshots/createsnapshot"]').getByTestId("json-viewer").first();
    await sample.getByTestId("copy-button").click();
    const copied = await tab.evaluate(() => navigator.clipboard.readText());
    expect(JSON.parse(copied)).toEqual(JSON.parse((await sample.locator("pre").innerText()).replaceAll("\u00a0", " ")));
    await tab.close();
  });

  test("no notice of the tool is to be seen, and the description is there to be downloaded", async () => {
    const { tab } = await openAll(context(), service);
    expect(await tab.locator("body").innerText()).not.toMatch(/redoc|claude|chatgpt/i);
    const download = tab.waitForEvent("download");
    await tab.getByText(`${service}.yaml`).click();
    expect((await download).suggestedFilename()).toBe(`${service}.yaml`);
    await tab.close();
  });
});

/** The colour below everything, as the palette writes it. */
function ground(tab: Page): Promise<string> {
  return tab.evaluate(() => {
    const numbers = getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g) ?? [];
    return `#${numbers.map((number) => Number(number).toString(16).padStart(2, "0")).join("")}`;
  });
}

async function expectGround(tab: Page, colour: string): Promise<void> {
  const shown = await settled(
    () => ground(tab),
    (value) => value === colour,
  );
  expect(shown).toBe(colour);
}

/** What is read, once it is as it should be, or after two seconds as it is. */
async function settled<T>(read: () => Promise<T>, good: (value: T) => boolean): Promise<T> {
  const end = Date.now() + 2000;
  let value = await read();
  while (!good(value) && Date.now() < end) value = await read();
  return value;
}
