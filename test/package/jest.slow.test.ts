import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { inProject } from "../../scripts/build/project.js";
import { runtimes, skipped } from "../support/consumers.js";
import { installPackage, type InstalledPackage } from "../support/installed-package.js";

/** A CommonJS test of a user: what is loaded late is translated, too. */
const userTest = `
const { createDwsClient, accessKeyCredentials, ApiError } = require("huaweicloud-dws-dds");
const { createRawClient } = require("huaweicloud-dws-dds/raw");
const { startSandbox } = require("huaweicloud-dws-dds/sandbox");
const { createValidation } = require("huaweicloud-dws-dds/validation");

test("the job lists", async () => {
  const sandbox = await startSandbox();
  const { account, url: endpoint } = sandbox;
  const credentials = accessKeyCredentials(account);
  const options = { endpoint, projectId: account.projectId, credentials, validation: createValidation() };
  const dws = createDwsClient(options);
  expect((await dws.listSnapshots()).count).toBe(2);
  expect((await createRawClient(dws).GET("/v1.0/{project_id}/snapshots", {})).data.count).toBe(2);
  sandbox.fail({ operation: "listSnapshots", status: 403 });
  await expect(dws.listSnapshots()).rejects.toBeInstanceOf(ApiError);
  await sandbox.close();
});
`;

let installed: InstalledPackage;
beforeAll(() => {
  installed = installPackage();
  installed.write("package.json", '{ "private": true }');
  installed.write("job.test.js", userTest);
  for (const [folder, name] of [
    ["node_modules", "jest"],
    ["test/package/consumers/node_modules", "@swc"],
  ] as const)
    symlinkSync(inProject(folder, name), join(installed.folder, "node_modules", name), "junction");
});
afterAll(() => installed.remove());

const jest = inProject("node_modules/jest/bin/jest.js");

test("a CommonJS test in Jest requires the package with the configuration of the page on runtimes", async () => {
  const [, config = ""] =
    /by this `jest\.config\.js`:\n\n```js\n(.*?)```/s.exec(
      readFileSync(inProject("guides/reference/runtimes.md"), "utf8"),
    ) ?? [];
  const path = installed.write("jest.config.js", config);
  expect(await installed.run(process.execPath, [jest, "--ci", "--config", path])).toBe("");
});

const [, newest] = runtimes.find(([name]) => name === "Node 24") ?? [];

(newest ? test : test.skip)(
  `on Node 24 it needs only the flag that the guide names${newest ? "" : `, ${skipped}`}`,
  async () => {
    const path = installed.write("jest.bare.config.js", "module.exports = { transform: {} };");
    expect(
      await installed.run(newest ?? "", [
        "--experimental-vm-modules",
        jest,
        "--ci",
        "--config",
        path,
      ]),
    ).toBe("");
  },
);
