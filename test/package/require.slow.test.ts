import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { runtimes, skipped } from "../support/consumers.js";
import { installPackage, type InstalledPackage } from "../support/installed-package.js";

let installed: InstalledPackage;
beforeAll(() => {
  installed = installPackage();
});
afterAll(() => installed.remove());

const doors = [
  ["huaweicloud-dws-dds", "createDwsClient createDdsClient ApiError parseTimestamp"],
  ["huaweicloud-dws-dds/dws", "createDwsClient operations"],
  ["huaweicloud-dws-dds/dds", "createDdsClient operations"],
  ["huaweicloud-dws-dds/validation", "validateRequest validateResponse"],
  ["huaweicloud-dws-dds/sandbox", "startSandbox ManualClock"],
] as const;

// Bun and Deno have ways of their own to bring the two together.
const nodes = runtimes.filter(([name]) => name.startsWith("Node"));

for (const [name, binary] of nodes)
  for (const [door, names] of doors)
    (binary ? test : test.skip)(
      `${name} brings ${door} by import and by require(), the same${binary ? "" : `, ${skipped}`}`,
      async () => {
        const program = installed.write(
          "both.cjs",
          `const required = require("${door}");
import("${door}").then((imported) => {
  for (const name of ${JSON.stringify(names.split(" "))})
    if (required[name] === undefined || required[name] !== imported[name]) throw new Error(name + " is missing, or there are two of it.");
});
`,
        );
        expect(
          await installed.run(binary ?? "", ["--disable-warning=ExperimentalWarning", program]),
        ).toBe("");
      },
    );
