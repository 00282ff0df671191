import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startSandbox, type Sandbox } from "../../src/sandbox.js";
import { bundleCli, type BundledCli } from "../support/bundled-cli.js";
import { variablesOf } from "../support/command.js";
import { inTerminal, type TerminalProgram } from "../support/terminal.js";

let cli: BundledCli;
let sandbox: Sandbox;
beforeAll(async () => {
  [cli, sandbox] = await Promise.all([bundleCli(), startSandbox({ creationMs: 60_000 })]);
}, 60_000);
afterAll(async () => {
  cli.remove();
  await sandbox.close();
});

function run(line: string, environment: Readonly<Record<string, string>> = {}): TerminalProgram {
  return inTerminal([cli.file, ...line.split(" ")], { ...variablesOf(sandbox), ...environment });
}

test("a list is a table with a bold heading", async () => {
  const { exitCode, raw, text } = await run("clusters").ended;
  expect(exitCode).toBe(0);
  expect(raw).toContain("\u001b[1mID ");
  expect(text).toMatch(/^ID +NAME +STATUS +TASK_STATUS/);
  expect(text).toMatch(/^e59d6b86-9072-46eb-a996-13f8b44994c1 {2}test_1025_02 +AVAILABLE$/m);
});

test("NO_COLOR removes the colours", async () => {
  expect((await run("clusters", { NO_COLOR: "1" }).ended).raw).not.toContain("\u001b");
});

test("Ctrl-C ends a wait at once, removes its progress bar, and says how to go on", async () => {
  const program = run("snapshot ensure --cluster test_1025_02 --name from-a-terminal");
  await program.until("Snapshot from-a-terminal: CREATING");
  const typedAt = performance.now();
  program.type("\u0003");
  const { exitCode, text } = await program.ended;
  expect(performance.now() - typedAt).toBeLessThan(1500);
  expect(exitCode).toBe(130);
  expect(text).toMatch(/^\^?C?Interrupted\. The same command goes on from here\.\n$/);
});
