// Follows guides/tutorials/nightly-backups.md in a home folder of its own, against a sandbox. test/examples/guide.slow.test.ts does the
// same with the installed package.
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { exitCodes } from "../../src/cli/exit-codes.js";
import { startSandbox, type Sandbox } from "../../src/sandbox.js";
import { nightlySeed } from "../examples/nightly-sandbox.js";
import { readExample } from "../examples/read-examples.js";
import { variablesOf } from "../support/command.js";
import { blocksIn, readGuides, tableRows } from "../support/guides.js";
import { followGuide } from "./follow-guide.js";
import { withCredentials } from "./nightly-backups/guide-text.js";

const { text = "" } = readGuides().find(({ file }) => file === "nightly-backups") ?? {};

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

test("every command of the guide succeeds, in its order, and prints the lines that the guide shows", async () => {
  const { HUAWEICLOUD_DWS_ENDPOINT = "", HUAWEICLOUD_DDS_ENDPOINT = "" } = variablesOf(sandbox);
  const environment: Record<string, string> = {
    HOME: home,
    HUAWEICLOUD_DWS_ENDPOINT,
    HUAWEICLOUD_DDS_ENDPOINT,
  };
  const clouds = join(home, ".config/openstack/clouds.yaml");
  const languages = new Set<string>();
  await followGuide(text, {
    environment,
    isDone: (line) => line.startsWith("npm "),
    onBlock: (language, source) => {
      languages.add(language);
      writeFileSync(clouds, withCredentials(source, sandbox.account));
    },
    isNoOutput: (source) => source.startsWith("MAILTO"),
  });
  expect([...languages]).toEqual(["yaml"]);
  expect(statSync(clouds).mode & 0o777).toBe(0o600);
});

test("the guide shows the crontab of examples/", () => {
  const crontab = readExample("crontab").replace(/^#.*\n/gm, "");
  expect(blocksIn(text).map(({ source }) => source)).toContain(crontab);
});

test("the guide explains every exit code that the job can have", () => {
  const codes = tableRows(text, "When it fails").map((row) => Number(row["Exit code"]));
  const { failed, usage, overdue, tryAgain } = exitCodes;
  expect(codes).toEqual([failed, usage, overdue, tryAgain]);
});

test("the guide has fewer than 800 words, and says first what the reader will have", () => {
  expect(text.split(/\s+/).length).toBeLessThan(800);
  expect(text.trimStart()).toMatch(/^In five minutes, you will have /);
});
