import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "@jest/globals";
import { serviceNames } from "../../scripts/build/project.js";
import { operationsOf } from "../../scripts/spec/description.js";
import { browserForTests } from "../support/browser-context.js";
import { browser, skipped } from "../support/browser.js";
import {
  documentationFolder,
  documentationPages,
  fileAddress,
  pageKinds,
  serveBelow,
  watchedPage,
} from "../support/documentation.js";
import { publishedDescription } from "../support/recordings.js";

(browser ? describe : describe.skip)(browser ? "the documentation" : skipped, () => {
  const context = browserForTests();

  test("opens from the file system, every page, without network requests, errors and warnings", async () => {
    const pages = documentationPages();
    // A tab waits for its page most of the time.
    const open = async (): Promise<void> => {
      const { tab, requests, errors } = await watchedPage(context());
      for (let page = pages.pop(); page !== undefined; page = pages.pop()) {
        await tab.goto(fileAddress(page));
        expect([page, await tab.locator("header.site-bar").count()]).toEqual([page, 1]);
      }
      await tab.waitForTimeout(500); // Telemetry, fonts and logos come late.
      expect([requests, errors]).toEqual([[], []]);
      await tab.close();
    };
    await Promise.all([open(), open(), open()]);
  }, 240_000);

  test("works below a path of a server, each kind of page, and requests only files that exist", async () => {
    const site = await serveBelow("/team/docs/");
    const { tab, requests, errors } = await watchedPage(context(), site.url);
    for (const page of pageKinds) {
      await tab.goto(site.url + page);
      await tab.locator("button.site-search").click();
      await tab.locator(".site-search-dialog input").fill("backup_key");
      await tab.locator(".site-search-dialog li").first().waitFor();
      await tab.keyboard.press("Escape");
    }
    await tab.waitForTimeout(500);
    expect([requests, errors, site.missing]).toEqual([[], [], []]);
    await tab.close();
    await site.close();
  });

  test.each(pageKinds)("%s fits a phone, a tablet and a desktop", async (page) => {
    const { tab } = await watchedPage(context());
    for (const width of [390, 820, 1440]) {
      await tab.setViewportSize({ width, height: 900 });
      await tab.goto(fileAddress(page));
      await tab.waitForTimeout(200);
      expect([width, await tab.evaluate(() => document.documentElement.scrollWidth)]).toEqual([
        width,
        width,
      ]);
    }
    await tab.close();
  });

  test.each(pageKinds)(
    "%s prints without the bar, and dark on white in every theme",
    async (page) => {
      const { tab } = await watchedPage(context());
      await tab.goto(fileAddress(page));
      await tab.evaluate(() => (document.documentElement.dataset["theme"] = "dark"));
      await tab.emulateMedia({ media: "print" });
      expect(await tab.locator("header.site-bar").isVisible()).toBe(false);
      const background = await tab.evaluate(() => getComputedStyle(document.body).backgroundColor);
      expect(["rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"]).toContain(background);
      await tab.close();
    },
  );

  test("keeps the chosen theme from page to page", async () => {
    // Served, because Chromium on a busy machine sometimes gives a page of the file system an empty storage.
    const site = await serveBelow("/");
    const { tab } = await watchedPage(context());
    await tab.goto(site.url);
    for (const theme of ["dark", "light"] as const) {
      await tab.locator("select.site-theme").selectOption(theme);
      const backgrounds: boolean[] = [];
      for (const page of pageKinds) {
        await tab.goto(site.url + page);
        const isDark = (): Promise<boolean> =>
          tab.evaluate(() => {
            const bar = document.querySelector("header.site-bar") ?? document.body;
            const [red = 255] = (getComputedStyle(bar).backgroundColor.match(/\d+/g) ?? []).map(
              Number,
            );
            return red < 128;
          });
        // A busy machine draws a long page later than it loads it.
        for (let left = 200; left > 0 && (await isDark()) !== (theme === "dark"); left -= 1)
          await tab.waitForTimeout(50);
        backgrounds.push(await isDark());
      }
      expect([theme, ...backgrounds]).toEqual([theme, ...pageKinds.map(() => theme === "dark")]);
    }
    await tab.close();
    await site.close();
  });

  test("lists each page once in the sidebar, and guides in the groups of their index", async () => {
    const { tab } = await watchedPage(context());
    await tab.goto(fileAddress("api/documents/waiting.html"));
    const sidebar = tab.locator(".tsd-navigation");
    const current = sidebar.locator("details:has(.current) > summary");
    await sidebar.locator(".current").waitFor();
    expect(await current.allInnerTexts()).toEqual(["How-to guides", "One task of a program"]);
    const pages = await sidebar
      .locator("li a")
      .evaluateAll((links) =>
        links.map((link) => (link instanceof HTMLAnchorElement ? link.href : "")),
      );
    expect(pages.sort()).toEqual(
      documentationPages()
        .filter((page) => /^api\/(?!index|modules\.html)/.test(page))
        .map(fileAddress)
        .sort(),
    );
    await tab.close();
  });

  test("copies each sample by its button, on the start page and in a guide", async () => {
    await context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const { tab } = await watchedPage(context());
    await tab.goto(fileAddress("index.html"));
    for (const label of await tab.locator(".tabs label").allInnerTexts()) {
      await tab.locator(".tabs label", { hasText: new RegExp(`^${label}$`) }).click();
      const panel = tab.locator(".panel:visible .sampled").last();
      await panel.locator("button.copy").click();
      await panel.locator("button.copy", { hasText: "Copied" }).waitFor();
      expect(await tab.evaluate(() => navigator.clipboard.readText())).toBe(
        await panel.locator("code").innerText(),
      );
    }
    await tab.goto(fileAddress("api/documents/paging.html"));
    const sample = tab.locator("pre").first();
    await sample.locator("button").click();
    expect(await tab.evaluate(() => navigator.clipboard.readText())).toContain(
      "huaweicloud-dws-dds",
    );
    await tab.close();
  });

  test.each(serviceNames())(
    "lists the operations of %s on the start page by task",
    async (service) => {
      const { tab } = await watchedPage(context());
      await tab.goto(fileAddress("index.html"));
      const card = tab
        .locator(".card")
        .filter({ has: tab.locator(`h3 a[href="${service}.html"]`) });
      const tags = (publishedDescription(service).tags ?? []).map(({ name }) => name);
      expect(await card.locator("h4").allInnerTexts()).toEqual(tags);
      const listed = await card.locator("li > a").allInnerTexts();
      const operations = operationsOf(publishedDescription(service));
      const positions = listed.map((id) =>
        tags.indexOf(
          operations.find(({ object }) => object.operationId === id)?.object.tags[0] ?? "",
        ),
      );
      expect(listed).toHaveLength(operations.length);
      expect(positions).toEqual(positions.toSorted((left, right) => left - right));
      await tab.close();
    },
  );

  test("has no file of a megabyte or more, compressed", () => {
    const sizes = readdirSync(documentationFolder, { recursive: true, encoding: "utf8" })
      .map((name) => join(documentationFolder, name))
      .filter((file) => statSync(file).isFile())
      .map((file) => [file, gzipSync(readFileSync(file)).length] as const);
    expect(sizes.length).toBeGreaterThan(100);
    expect(sizes.filter(([, size]) => size >= 1_000_000)).toEqual([]);
  });

  test.each(documentationPages())(
    "%s has a policy that forbids connections, and names no tool",
    (page) => {
      const html = readFileSync(join(documentationFolder, page), "utf8");
      const policy =
        /<meta http-equiv="content-security-policy" content="([^"]+)"/.exec(html)?.[1] ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/connect-src (?!'none')|https?:|script-src[^;]*'unsafe/);
      expect(
        /(generated (by|using)|powered by|made with)\s*(<[^>]*>)?\s*(TypeDoc|Redoc)/i.exec(html),
      ).toBeNull();
    },
  );
});
