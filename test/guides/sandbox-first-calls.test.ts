// Follows guides/tutorials/sandbox-first-calls.md, against a sandbox that creates at once.
import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import {
  recordedSeed,
  startSandbox,
  type Sandbox,
  type SandboxLogEntry,
} from "../../src/sandbox.js";
import { command } from "../support/command.js";
import { blocksOf, readGuides } from "../support/guides.js";
import { followGuide } from "./follow-guide.js";

const { text = "" } = readGuides().find(({ file }) => file === "sandbox-first-calls") ?? {};
/** Where the sandbox of the guide listens. */
const shownUrl = "http://127.0.0.1:8080";

const requests: SandboxLogEntry[] = [];
let sandbox: Sandbox;
beforeAll(async () => {
  const onRequest = (entry: SandboxLogEntry) => void requests.push(entry);
  sandbox = await startSandbox({ creationMs: 0, seed: recordedSeed(), onRequest });
});
afterAll(() => sandbox.close());

const startLine = "hwbackup sandbox";
const lines = blocksOf(text, "sh").flatMap((block) => block.trimEnd().split("\n"));

test("the command of the guide starts a sandbox, which prints the line with the variables that the guide shows", async () => {
  expect(lines).toContain(startLine);
  const { stdout } = await command([...startLine.split(" ").slice(1), "--port", "0"], {
    until: "Ctrl-C",
  });
  const [, url = ""] = /^Sandbox of DWS and DDS +(\S+)$/m.exec(stdout) ?? [];
  const [first] = stdout.split("\n").filter((line) => line.startsWith("export "));
  expect(lines).toContain(first?.replaceAll(url, shownUrl));
});

const hasCurl = spawnSync("curl", ["--version"]).status === 0;
if (!hasCurl && !process.env["CI"]) test.skip("skipped: this machine lacks curl", () => undefined);
else
  test("every other command of the guide succeeds, in its order, and the lost response causes no second snapshot", async () => {
    const ran = await followGuide(text, {
      environment: {},
      isDone: (line) => line === startLine || line.startsWith("npm "),
      rewrite: (line) => line.replaceAll(shownUrl, sandbox.url),
    });
    expect(ran.length).toBeGreaterThan(4);
    const created = requests.filter(({ operation }) => operation === "createSnapshot");
    expect(created).toHaveLength(2);
  });
