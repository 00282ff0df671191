import { describe, expect, test } from "@jest/globals";
import { serviceNames } from "../../scripts/build/project.js";
import { guideList } from "../../scripts/docs/frame/guide-list.js";
import { readProvenance } from "../../scripts/docs/provenance/records.js";
import { lifeCycle } from "../../scripts/docs/site/life-cycle.js";
import { browserForTests } from "../support/browser-context.js";
import { browser, skipped } from "../support/browser.js";
import { startCommandSandbox } from "../support/command.js";
import { fileAddress, watchedPage } from "../support/documentation.js";
import { publishedDescription } from "../support/recordings.js";

(browser ? describe : describe.skip)(browser ? "the start page" : skipped, () => {
  const context = browserForTests();

  test("shows the life cycle with the guide and the operations of each step, and names it for screen readers", async () => {
    const { tab } = await watchedPage(context());
    await tab.goto(fileAddress("index.html"));
    const descriptions = new Map(
      serviceNames().map((service) => [service, publishedDescription(service)]),
    );
    const steps = lifeCycle(descriptions, guideList());
    const figure = tab.getByRole("figure", {
      name: "The life cycle of a snapshot or backup: make, wait, keep, restore, retire",
    });
    for (const { name, guide, services } of steps) {
      const step = figure
        .getByRole("listitem")
        .filter({ has: tab.locator("h3", { hasText: name }) });
      expect(await step.locator("a").allInnerTexts()).toEqual([
        guide.name,
        ...services.flatMap(([, operations]) => operations.map(({ object }) => object.operationId)),
      ]);
    }
    await tab.close();
  });

  test("states what the build has verified, each figure with a link to its page", async () => {
    const { tab } = await watchedPage(context());
    await tab.goto(fileAddress("index.html"));
    const { rows, statusCodes, recordings, deviations } = readProvenance().counts;
    const figures = tab.locator(".evidence a");
    const shown = (await figures.locator("b").allInnerTexts()).map(Number);
    expect(shown.slice(0, 4)).toEqual([rows, statusCodes, recordings, deviations]);
    expect(shown.every((figure) => figure > 0)).toBe(true);
    await tab.close();
  });

  test("shows commands that make a snapshot in a sandbox, and report it", async () => {
    const { tab } = await watchedPage(context());
    await tab.goto(fileAddress("index.html"));
    const text = (await tab.locator(".commands pre").allInnerTexts()).join("\n");
    const commands = text
      .replaceAll("\\\n", " ")
      .split("\n")
      .flatMap((line) => /^hwbackup (.+)$/.exec(line)?.[1] ?? []);
    expect(commands.shift()).toBe("sandbox");
    const sandbox = await startCommandSandbox();
    const [ensured, status] = [
      await sandbox.run((commands[0] ?? "").split(/ +/)),
      await sandbox.run((commands[1] ?? "").split(/ +/)),
    ];
    await sandbox.close();
    expect([commands.length, ensured.exitCode]).toEqual([2, 0]);
    const [, cluster = ""] = /--cluster (\S+)/.exec(commands[0] ?? "") ?? [];
    expect(status.stdout).toMatch(new RegExp(`${cluster} +ok `));
    await tab.close();
  });
});
