import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { inProject } from "../../scripts/build/project.js";
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

test("doctor colours the states, and reads a certificate that NODE_EXTRA_CA_CERTS trusts", async () => {
  const NODE_EXTRA_CA_CERTS = inProject("test/support/loopback.pem");
  const certificate = readFileSync(NODE_EXTRA_CA_CERTS);
  const server = createServer({ key: certificate, cert: certificate }, (_, response) => {
    response.end(JSON.stringify({ clusters: [], instances: [], total_count: 0 }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const { exitCode, raw, text } = await run(`doctor --endpoint https://127.0.0.1:${port}`, {
    NODE_EXTRA_CA_CERTS,
  }).ended;
  server.close();
  expect(exitCode).toBe(0);
  expect(raw).toMatch(/^\u001b\[32mok\u001b\[39m {7}program/);
  expect(raw).toMatch(/^\u001b\[2m\w+\u001b\[22m {2}profile/m);
  expect(text).toMatch(/^ok +certificates +1 in the file of NODE_EXTRA_CA_CERTS$/m);
  expect(text).toMatch(
    /^ok +connection-dds +Status 200, TLSv1\.3, the certificate by Loopback of a test ends on\n +21\d\d-\d\d-\d\d \(\d+ days\)$/m,
  );
});

test("verify shows the report, asks, and then writes what was shown", async () => {
  const folder = mkdtempSync(join(tmpdir(), "terminal-"));
  const file = join(folder, "report.json");
  const program = run(`verify --service dds --to ${file}`);
  await program.until("? [y/N] ");
  expect(existsSync(file)).toBe(false);
  program.type("y\r");
  const { exitCode, text } = await program.ended;
  expect(exitCode).toBe(0);
  expect(text.startsWith(readFileSync(file, "utf8"))).toBe(true);
  rmSync(folder, { recursive: true });
});

/** Changes the policy of an instance, and how long it keeps backups then. */
function setPolicy(instance: string): TerminalProgram {
  return run(`policy apply --instance ${instance} --keep-days 14`);
}
const question = "Change the policy of instance ";

test.each([
  ["y", "dds-efa6"],
  ["n", "dds-5699"],
  ["\u0004", "dds-5699"],
])("a command that asks agrees only to yes, and not to %j", async (reply, instance) => {
  const program = setPolicy(instance);
  await program.until("? [y/N] ");
  program.type(reply === "\u0004" ? reply : `${reply}\r`);
  const { exitCode, text } = await program.ended;
  const isYes = reply === "y";
  expect(text).toMatch(/^keep_days: 7 -> 14$/m);
  expect(exitCode).toBe(isYes ? 0 : 1);
  expect(/^keep_days +14$/m.test(text)).toBe(isYes);
  expect(/^Nothing was changed\.$/m.test(text)).toBe(!isYes);
});

test("Ctrl-C at the question ends the command at once, and changes nothing", async () => {
  const program = setPolicy("dds-5699");
  await program.until(question);
  program.type("\u0003");
  const { exitCode, text } = await program.ended;
  expect(exitCode).toBe(130);
  expect(text).toMatch(/\? \[y\/N\] (\^C)?\n+Interrupted\. Nothing was changed\.\n$/);
  expect((await run("policy show --instance dds-5699 --output csv").ended).text).toMatch(/,7,/);
});
