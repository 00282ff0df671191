// Follows guides/tutorials/nightly-backups.md in a shell, with the package that it installs.
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect } from "@jest/globals";
import { findTarball } from "../../scripts/release/tarball.js";
import { startSandbox, type Sandbox } from "../../src/sandbox.js";
import { withCredentials } from "../guides/nightly-backups/guide-text.js";
import type { Tool } from "../languages/matrix/row.js";
import { runForOutput } from "../languages/run-command.js";
import { variablesOf } from "../support/command.js";
import { blocksIn, readGuides } from "../support/guides.js";
import { nightlySeed } from "./nightly-sandbox.js";
import { testWith } from "./test-with.js";

const bash: Tool = { name: "bash", probe: { program: "bash", args: ["--version"] } };

let sandbox: Sandbox;
let home: string;
beforeAll(async () => {
  sandbox = await startSandbox({ creationMs: 0, seed: { ...nightlySeed, snapshots: [] } });
  home = mkdtempSync(join(tmpdir(), "guide-"));
});
afterAll(async () => {
  rmSync(home, { recursive: true });
  await sandbox.close();
});

describe("guides/tutorials/nightly-backups.md", () => {
  testWith([bash], "leads from the tarball to a snapshot", async () => {
    const { text = "" } = readGuides().find(({ file }) => file === "nightly-backups") ?? {};
    mkdirSync(join(home, "dist"));
    copyFileSync(findTarball(), join(home, "dist", basename(findTarball())));
    // An editor writes what the blocks of YAML show.
    const script = blocksIn(text).flatMap(({ language, source }) => {
      // The tarball is there: this test has no checkout.
      if (language === "sh") return [source.replace(/^npm ci && npm run pack$/m, ":")];
      if (language !== "yaml") return [];
      writeFileSync(join(home, "yaml"), withCredentials(source, sandbox.account));
      return ["cat yaml > ~/.config/openstack/clouds.yaml\n"];
    });
    expect(script.length).toBeGreaterThan(4);
    const { HUAWEICLOUD_DWS_ENDPOINT = "", HUAWEICLOUD_DDS_ENDPOINT = "" } = variablesOf(sandbox);
    const output = await runForOutput(
      { program: "bash", args: ["-eux", "-c", script.join("")] },
      {
        folder: home,
        environment: {
          HOME: home,
          PATH: `${home}/bin:${process.env["PATH"]}`,
          npm_config_prefix: home,
          HUAWEICLOUD_DWS_ENDPOINT,
          HUAWEICLOUD_DDS_ENDPOINT,
        },
      },
    );
    expect(output).toMatch(/"name": "nightly-\d{4}-\d\d-\d\d"/);
    expect(readdirSync(join(home, "bin"))).toEqual(["huaweicloud-dws-dds", "hwbackup"]);
  });
});
