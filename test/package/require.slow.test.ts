import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { runtimes, skipped } from "../support/consumers.js";
import { installPackage, type InstalledPackage } from "../support/installed-package.js";

let installed: InstalledPackage;
beforeAll(() => {
  installed = installPackage();
});
afterAll(() => installed.remove());

const entryPoints = [
  ["huaweicloud-dws-dds", "createDwsClient createDdsClient ApiError parseTimestamp"],
  ["huaweicloud-dws-dds/dws", "createDwsClient operations"],
  ["huaweicloud-dws-dds/dds", "createDdsClient operations"],
  ["huaweicloud-dws-dds/schedules", "explainSchedule"],
  ["huaweicloud-dws-dds/validation", "validateRequest validateResponse"],
  ["huaweicloud-dws-dds/sandbox", "startSandbox ManualClock"],
] as const;

// Bun and Deno combine the two in their own ways.
const nodes = runtimes.filter(([name]) => name.startsWith("Node"));

for (const [name, binary] of nodes)
  for (const [entryPoint, names] of entryPoints)
    (binary ? test : test.skip)(
      `${name} loads ${entryPoint} by import and by require(), as one module${binary ? "" : `, ${skipped}`}`,
      async () => {
        const program = installed.write(
          "both.cjs",
          `const required = require("${entryPoint}");
import("${entryPoint}").then((imported) => {
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
