// The tools that read the files in examples/ accept them, and reject a file with a mistake.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect } from "@jest/globals";
import { go, python, pythonEnvironment } from "../languages/generators/toolchains.js";
import { install, toolbox, type Tool } from "../languages/matrix/row.js";
import { runToEnd, type Ending } from "../languages/run-command.js";
import { readExample } from "./read-examples.js";
import { testWith } from "./test-with.js";

const systemd: Tool = {
  name: "systemd-analyze",
  probe: { program: "systemd-analyze", args: ["--version"] },
};
/** Other programs of this name have no dry run, or another option for it. */
const crontab: Tool = {
  name: "Debian's crontab",
  probe: { program: "sh", args: ["-c", "crontab -h 2>&1 | grep -q 'dry run'"] },
};

const validators = pythonEnvironment("examples", "test");
const validator = (name: string): string => join(dirname(validators.python), name);
const actionlintVersion = "v1.7.12";
const linters = toolbox(`actionlint-${actionlintVersion}`, (folder) => [
  {
    program: "env",
    args: [
      `GOBIN=${folder}`,
      "go",
      "install",
      `github.com/rhysd/actionlint/cmd/actionlint@${actionlintVersion}`,
    ],
  },
]);

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), "examples-"))));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes files, and runs a program beside them. */
async function check(
  files: Readonly<Record<string, string>>,
  program: string,
  ...args: readonly string[]
): Promise<Ending> {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return await runToEnd({ program, args }, { folder });
}

describe("examples/crontab", () => {
  const run = (text: string) => check({ crontab: text }, "crontab", "-n", "crontab");

  testWith([crontab], "is accepted by crontab, unlike an hour 24", async () => {
    const text = readExample("crontab");
    expect(await run(text)).toMatchObject({ status: 0 });
    expect(await run(text.replace("1,4", "1,24"))).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("bad hour"),
    });
  });
});

describe("examples/systemd", () => {
  const service = readExample("systemd/hwbackup.service")
    // systemd looks for the program, which this machine need not have.
    .replaceAll("=hwbackup ", "=/bin/true ");
  const timer = readExample("systemd/hwbackup.timer");
  const verify = (files: Readonly<Record<string, string>>) =>
    check(files, "systemd-analyze", "verify", ...Object.keys(files).map((name) => `./${name}`));

  testWith([systemd], "is accepted by systemd-analyze, unlike an unknown setting", async () => {
    const units = { "hwbackup.service": service, "hwbackup.timer": timer };
    expect(await verify(units)).toEqual({ status: 0, stdout: "", stderr: "" });
    const wrong = { ...units, "hwbackup.timer": timer.replace("Persistent", "Persistence") };
    expect((await verify(wrong)).stderr).toMatch(/Unknown key .*Persistence/);
  });

  testWith([systemd], "exposes little to a service that is attacked", async () => {
    const security = ["security", "--offline=yes", "--threshold=20", "./hwbackup.service"];
    const analyse = (text: string) =>
      check({ "hwbackup.service": text }, "systemd-analyze", ...security);
    expect(await analyse(service)).toMatchObject({ status: 0 });
    expect((await analyse(service.replace("DynamicUser=yes\n", ""))).status).toBe(1);
  });
});

describe("examples/kubernetes", () => {
  const validate = (text: string) =>
    check({ "cronjob.yaml": text }, validator("kubernetes-validate"), "--strict", "cronjob.yaml");

  testWith(
    [python],
    "is accepted by the schemas of Kubernetes, unlike an unknown property",
    async () => {
      await install(validators.toolbox);
      const text = readExample("kubernetes/cronjob.yaml");
      expect(await validate(text)).toMatchObject({ status: 0 });
      const wrong = await validate(text.replace("concurrencyPolicy", "concurrency"));
      expect(wrong.status).not.toBe(0);
      expect(wrong.stdout + wrong.stderr).toContain("'concurrency' was unexpected");
    },
  );
});

describe("examples/github-actions", () => {
  const lint = (text: string) =>
    check({ "workflow.yml": text }, join(linters.folder, "actionlint"), "workflow.yml");

  testWith([go], "is accepted by actionlint, unlike an unknown context", async () => {
    await install(linters);
    const text = readExample("github-actions/nightly-backup.yml");
    expect(await lint(text)).toEqual({ status: 0, stdout: "", stderr: "" });
    const wrong = await lint(text.replace("secrets.", "secret."));
    expect(wrong).toMatchObject({ status: 1, stdout: expect.stringContaining('"secret"') });
  });
});

describe("examples/Containerfile", () => {
  const lint = (text: string) =>
    check({ Containerfile: text }, validator("hadolint"), "Containerfile");

  testWith([python], "is accepted by hadolint, unlike an image without a version", async () => {
    await install(validators.toolbox);
    const text = readExample("Containerfile");
    expect(await lint(text)).toEqual({ status: 0, stdout: "", stderr: "" });
    const wrong = await lint(text.replaceAll(":24-slim", ""));
    expect(wrong).toMatchObject({ status: 1, stdout: expect.stringContaining("DL3006") });
  });
});
