// Every command of the packed package, in a terminal and in a pipe, with the example of its help.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startSandbox, type Sandbox } from "../../src/sandbox.js";
import { variablesOf } from "../support/command.js";
import { exampleIn, exampleSeed, helpTexts, type CommandHelp } from "../support/command-help.js";
import { installPackage, type InstalledPackage } from "../support/installed-package.js";
import { inTerminal } from "../support/terminal.js";

/** Neither is in a recorded response. */
const keys = { accessKeyId: "CanaryAccessKey", secretAccessKey: "CanarySecretAccessKey" };

const helps = (await helpTexts()).filter(
  ({ line, text }) =>
    text.includes("\nExample:\n") &&
    !/^(call .*|sandbox|snapshot|backup|retention|policy|)$/.test(line),
);

let installed: InstalledPackage;
let folder: string;
beforeAll(() => {
  installed = installPackage();
  folder = mkdtempSync(join(tmpdir(), "command-"));
});
afterAll(() => {
  installed.remove();
  rmSync(folder, { recursive: true });
});

const program = (): string =>
  join(installed.folder, "node_modules/huaweicloud-dws-dds/dist/lib/cli.js");

/** What is the same in each run: ids, times, ports and folders have their names in place of their values. */
function general(text: string, sandbox: Sandbox): string {
  return text
    .replaceAll(sandbox.url, "<sandbox>")
    .replaceAll(new URL(sandbox.url).host, "<host>")
    .replaceAll(folder, "<folder>")
    .replaceAll(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|\+0000)?/g, "<time>")
    .replaceAll(/\d{4}-\d\d-\d\d/g, "<date>")
    .replaceAll(/(?<=next_timestamp_seconds\{[^}]*\} )\d+/g, "<time>")
    .replaceAll(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}|[\da-f]{32}(in|br)?\d*/g, "<id>")
    .replaceAll(
      /\(\d+ (ms|s)\)|\b\d+(\.\d+)? ms\b|(?<=below )\d+ s\b|\d+ d( \d+ h)?/g,
      "<duration>",
    )
    .replaceAll(/ +$/gm, "")
    .replaceAll(/ {2,}/g, "  ");
}

async function inPipe(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<{ readonly exitCode: number | null; readonly stdout: string; readonly stderr: string }> {
  const env = { PATH: process.env["PATH"] ?? "", ...environment };
  const child = spawn(process.execPath, [program(), ...args], { env });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  child.stdin.end();
  const exitCode = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { exitCode, stdout, stderr };
}

test.each(helps.map((help): [string, CommandHelp] => [help.line, help]))(
  "%s shows the same in a terminal and in a pipe as before, and no secret",
  async (_, help) => {
    const sandbox = await startSandbox({ creationMs: 0, seed: exampleSeed(), account: keys });
    try {
      const args = exampleIn(help, folder);
      const pipe = await inPipe(args, variablesOf(sandbox));
      const terminal = await inTerminal([program(), ...args], variablesOf(sandbox)).ended;
      for (const secret of Object.values(keys))
        expect(pipe.stdout + pipe.stderr + terminal.raw).not.toContain(secret);
      // With an exit code for each, and the output as text.
      expect({
        pipe: {
          ...pipe,
          stdout: general(pipe.stdout, sandbox),
          stderr: general(pipe.stderr, sandbox),
        },
        terminal: { exitCode: terminal.exitCode, text: general(terminal.text, sandbox) },
      }).toMatchSnapshot();
    } finally {
      await sandbox.close();
    }
  },
);

test("both names of the command are the same program", () => {
  const { bin } = JSON.parse(
    readFileSync(join(installed.folder, "node_modules/huaweicloud-dws-dds/package.json"), "utf8"),
  ) as { readonly bin: Readonly<Record<string, string>> };
  expect(Object.keys(bin)).toEqual(["huaweicloud-dws-dds", "hwbackup"]);
  expect(new Set(Object.values(bin)).size).toBe(1);
});
