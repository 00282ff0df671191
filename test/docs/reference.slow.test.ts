import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "@jest/globals";
import { inProject, serviceNames } from "../../scripts/build/project.js";
import { operationsOf } from "../../scripts/spec/description.js";
import { browserForTests } from "../support/browser-context.js";
import { browser, skipped } from "../support/browser.js";
import { publishedDescription } from "../support/recordings.js";
import { openPage, referenceUrl } from "../support/reference-page.js";

const title = browser ? "a reference page, opened from the file system without network" : skipped;

(browser ? describe : describe.skip)(title, () => {
  const context = browserForTests();

  test.each(serviceNames())(
    "%s shows an operation of each group and sends no network request",
    async (service) => {
      const operations = operationsOf(publishedDescription(service));
      const groups = new Map(operations.map((operation) => [operation.object.tags[0], operation]));
      for (const { object, path } of groups.values()) {
        const { tab, requests, errors } = await openPage(
          context(),
          referenceUrl(service, `#operation/${object.operationId}`),
        );
        await tab.getByRole("heading", { name: object.summary }).first().waitFor();
        expect(await tab.locator("body").innerText()).toContain(path);
        await tab.waitForTimeout(500); // Telemetry, fonts and logos come late.
        expect(requests).toEqual([]);
        expect(errors).toEqual([]);
        await tab.close();
      }
    },
  );

  test.each(serviceNames())("%s is smaller than a megabyte, compressed", (service) => {
    expect(gzipSync(readFileSync(inProject("dist/docs", `${service}.html`))).length).toBeLessThan(
      1_000_000,
    );
  });

  test("a link of the start page opens its operation", async () => {
    const { tab, errors } = await openPage(
      context(),
      pathToFileURL(inProject("dist/docs/index.html")).href,
    );
    await tab.getByRole("link", { name: "createSnapshot", exact: true }).first().click();
    await tab.getByRole("heading", { name: "Create a snapshot of a cluster" }).first().waitFor();
    expect(tab.url()).toMatch(/dws\.html#/);
    expect(errors).toEqual([]);
    await tab.close();
  });
});
