import { describe, expect, test } from "@jest/globals";
import { serviceNames } from "../../scripts/build/project.js";
import { brokenNames } from "../support/broken-names.js";
import { browserForTests } from "../support/browser-context.js";
import { browser, skipped } from "../support/browser.js";
import { fileAddress, pageKinds, watchedPage } from "../support/documentation.js";
import { groupsOf, openGroup } from "../support/reference-page.js";

const widths = [390, 820, 1440];

(browser ? describe : describe.skip)(browser ? "no line end breaks a name" : skipped, () => {
  const context = browserForTests();

  test.each(
    serviceNames().flatMap((service) => groupsOf(service).map((group) => ({ service, group }))),
  )("of the group $group of $service", async ({ service, group }) => {
    const { tab } = await openGroup(context(), service, group);
    const found: [width: number, names: string[]][] = [];
    for (const width of widths) {
      await tab.setViewportSize({ width, height: 900 });
      await tab.waitForTimeout(200);
      found.push([width, await brokenNames(tab)]);
    }
    expect(found).toEqual(widths.map((width) => [width, []]));
    await tab.close();
  });

  test.each(pageKinds.filter((page) => !/^d[wd]s\.html/.test(page)))("on %s", async (page) => {
    const { tab } = await watchedPage(context());
    await tab.goto(fileAddress(page));
    const found: [width: number, names: string[]][] = [];
    for (const width of widths) {
      await tab.setViewportSize({ width, height: 900 });
      found.push([width, await brokenNames(tab)]);
    }
    expect(found).toEqual(widths.map((width) => [width, []]));
    await tab.close();
  });

  test("is noticed where there is one", async () => {
    const { tab } = await watchedPage(context());
    await tab.setContent(
      `<p style="width: 4rem; word-break: break-all"><code>unbreakable</code> <code>list<wbr>Items</code></p>
       <p style="width: 30rem"><span style="padding-left: 18rem">next to</span> <code>snapshot_<wbr>with_<wbr>enough_<wbr>space</code></p>`,
    );
    const found = await brokenNames(tab);
    expect(new Set(found.map((name) => name.replace("|", "")))).toEqual(
      new Set(["unbreakable", "snapshot_with_enough_space"]),
    );
    await tab.close();
  });
});
