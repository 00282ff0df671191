// What the files in examples/ run, against a sandbox.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { cloudFolders } from "../../src/auth/node-cloud-files.js";
import { createDwsClient, optionsFromEnvironment } from "../../src/index.js";
import { startSandbox, type Sandbox } from "../../src/sandbox.js";
import { command, variablesOf } from "../support/command.js";
import { cloudsText, nightlySeed } from "./nightly-sandbox.js";
import { readExamples, type Example } from "./read-examples.js";

let sandbox: Sandbox;
let folder: string;
beforeEach(async () => {
  sandbox = await startSandbox({ creationMs: 0, seed: nightlySeed });
  folder = mkdtempSync(join(tmpdir(), "examples-"));
  // The first delay of a deletion is 2 seconds.
  const { setTimeout: start } = globalThis;
  jest
    .spyOn(globalThis, "setTimeout")
    .mockImplementation((work: () => void, delayMs = 0) =>
      start(work, delayMs === 2000 ? 1 : delayMs),
    );
});
afterEach(async () => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
  await sandbox.close();
});

/** The environment of an example, with the address of the sandbox; its credentials are where the example finds them. */
function prepare({ environment, cloudsFile }: Example): Record<string, string> {
  const account = variablesOf(sandbox);
  const variables = Object.entries(environment).map(([name, value]) => [
    name,
    value
      .replace("%d", folder)
      .replace(/^\$\{\{ (?:secrets|vars)\.(\w+) \}\}$/, (_, key: string) => account[key] ?? ""),
  ]);
  const { HUAWEICLOUD_DWS_ENDPOINT = "", HUAWEICLOUD_DDS_ENDPOINT = "" } = account;
  const result: Record<string, string> = {
    HUAWEICLOUD_DWS_ENDPOINT,
    HUAWEICLOUD_DDS_ENDPOINT,
    ...(Object.fromEntries(variables) as Record<string, string>),
  };
  if (cloudsFile === undefined) return result;
  let file = cloudsFile.replace("%d", folder);
  if (file === cloudsFile) {
    // A test does not write to /etc, where the command reads the file by default.
    expect(cloudFolders()).toContain(dirname(file));
    file = result["OS_CLIENT_CONFIG_FILE"] = join(folder, "clouds.yaml");
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, cloudsText(sandbox.account));
  return result;
}

/** The names of all snapshots. */
async function snapshots(): Promise<(string | undefined)[]> {
  const dws = createDwsClient(optionsFromEnvironment("dws", variablesOf(sandbox)));
  return ((await dws.listSnapshots()).snapshots ?? []).map(({ name }) => name);
}

test.each(readExamples().map((example): [string, Example] => [example.file, example]))(
  "examples/%s makes one snapshot a day, deletes old ones, and finds nothing overdue",
  async (_, example) => {
    const environment = prepare(example);
    for (let runs = 1; runs <= 2; runs += 1) {
      for (const args of example.commands) {
        const { exitCode, stderr } = await command(args, { environment });
        expect({ args, exitCode, stderr }).toEqual({
          args,
          exitCode: 0,
          stderr: expect.any(String),
        });
      }
      expect(await snapshots()).toEqual([
        expect.stringMatching(/^nightly-\d{4}-\d\d-\d\d$/),
        "nightly-old-0",
      ]);
    }
  },
);
