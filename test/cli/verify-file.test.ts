import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { startCommandSandbox, type CommandSetup } from "../support/command.js";

let sandbox: Awaited<ReturnType<typeof startCommandSandbox>>;
let folder: string;
let file: string;
beforeAll(async () => {
  sandbox = await startCommandSandbox();
  folder = mkdtempSync(join(tmpdir(), "verify-"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await sandbox.close();
});
beforeEach(() => {
  file = join(folder, "report.json");
  rmSync(file, { force: true });
});

/** Runs verify with a file for the report. */
async function verify(options: string, setup: CommandSetup = {}) {
  const outcome = await sandbox.run(`verify --service dds --to ${file} ${options}`.trim(), setup);
  return { ...outcome, written: existsSync(file) ? readFileSync(file, "utf8") : undefined };
}

const onTerminal = (input: string): CommandSetup => ({ columns: 100, input });

test.each([
  ["as JSON by default", ""],
  ["as a text", "--output table"],
  ["as YAML", "--output yaml"],
])("what is written is what was shown, byte for byte: %s", async (_, options) => {
  const { exitCode, stdout, stderr, written } = await verify(options, onTerminal("y\n"));
  expect({ exitCode, written }).toEqual({ exitCode: 0, written: stdout });
  expect(stdout).toContain("showBackupPolicy");
  expect(stderr).toContain(`Write this report to ${file}? [y/N] The report is in ${file}.\n`);
});

test.each(["n\n", "\n", ""])("nothing is written after the input %j", async (input) => {
  const { exitCode, stdout, stderr, written } = await verify("", onTerminal(input));
  expect({ exitCode, written }).toEqual({ exitCode: 1, written: undefined });
  expect(stdout).toContain('"questions"');
  expect(stderr).toContain("Nothing was changed.\n");
});

test("an existing file is only replaced after a question about that", async () => {
  writeFileSync(file, "kept");
  const kept = await verify("", onTerminal("n\n"));
  expect(kept.written).toBe("kept");
  expect(kept.stderr).toContain(`Replace the content of ${file} by this report? [y/N] `);
  const agreed = await verify("", onTerminal("y\n"));
  expect(agreed.written).toBe(agreed.stdout);
});

test("without a terminal, nothing is sent before --yes is missed", async () => {
  const { exitCode, stdout, stderr, written } = await verify("", {
    fetch: () => Promise.reject(new Error("A request was sent.")),
  });
  expect({ exitCode, stdout, written }).toEqual({ exitCode: 2, stdout: "", written: undefined });
  expect(stderr).toBe(
    `Write the report to ${file}: add --yes to agree to that, since there is no terminal on which to ask. Nothing was changed.\n`,
  );
});

test("without a terminal, --yes writes what is printed", async () => {
  const { exitCode, stdout, written } = await verify("--yes");
  expect({ exitCode, written }).toEqual({ exitCode: 0, written: stdout });
});

test("a file that cannot be written is an error in one line", async () => {
  file = join(folder, "missing", "report.json");
  const { exitCode, stderr } = await verify("--yes --quiet");
  expect({ exitCode, stderr }).toEqual({
    exitCode: 1,
    stderr: `The report cannot be written to ${file} (ENOENT).\n`,
  });
});
