import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { completionScripts, shells } from "../../src/cli/completion-scripts.js";
import { bundleCli, type BundledCli } from "../support/bundled-cli.js";

// cspell:ignore COMPREPLY CWORD compdef compset

let cli: BundledCli;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "completion-"));
  cli = await bundleCli();
  const program = join(folder, "hwbackup");
  writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' '${cli.file}' "$@"\n`);
  chmodSync(program, 0o755);
  writeFileSync(join(folder, "a body.json"), "{}");
});
afterAll(() => {
  cli.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a script in the folder of the test, whose program hwbackup is the one that the script finds. */
function run(shell: string, script: string): string {
  const { status, stdout, stderr } = spawnSync(shell, ["-c", script], {
    cwd: folder,
    encoding: "utf8",
    env: { HOME: folder, PATH: [folder, process.env["PATH"]].join(delimiter) },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return stdout;
}

/** How each shell checks a script, and completes a line. */
const programs = {
  bash: {
    check: ["-n"],
    line: (words: readonly string[]) =>
      `COMP_WORDS=(hwbackup ${words.map((word) => `'${word}'`).join(" ")}); COMP_CWORD=${words.length}; _hwbackup; printf '%s\\n' "\${COMPREPLY[@]}"`,
  },
  // Without a terminal, zsh does not complete: functions stand in for those that show the completions.
  zsh: {
    check: ["-n"],
    line: (words: readonly string[]) =>
      `words=(hwbackup ${words.map((word) => `'${word}'`).join(" ")}); CURRENT=$#words; _hwbackup`,
  },
  fish: {
    check: ["--no-execute"],
    line: (words: readonly string[]) =>
      `complete -C 'hwbackup ${words.join(" ")}' | string replace -r '\\t.*' ''`,
  },
};
const before = {
  bash: "",
  zsh: `compdef() { :; }; compset() { :; }; _files() { print -l *.json; }; _describe() { print -l -- "\${(@)\${(@P)2}%%:*}"; };`,
  fish: "",
};
const lines: readonly (readonly [readonly string[], readonly string[]])[] = [
  [["sna"], ["snapshot"]],
  [
    ["snapshot", ""],
    ["ensure", "wait", "keep", "restore"],
  ],
  [["clusters", "--output", "y"], ["yaml"]],
  [["call", "listClusterS"], ["listClusterSnapshots"]],
  [["call", "createSnapshot", "--body", "a"], ["a body.json"]],
];

for (const shell of shells) {
  const isInstalled = spawnSync(shell, ["--version"]).status === 0;
  // On the machine of CI, all shells are installed, or the tests fail.
  if (!isInstalled && !process.env["CI"]) {
    test.skip(`skipped: this machine lacks ${shell}`, () => undefined);
    continue;
  }
  test(`the script of ${shell} has the right syntax`, () => {
    const file = join(folder, shell);
    writeFileSync(file, completionScripts[shell]);
    const { status, stderr } = spawnSync(shell, [...programs[shell].check, file], {
      encoding: "utf8",
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  test(`the script of ${shell} completes lines`, () => {
    const script = [
      before[shell],
      completionScripts[shell],
      ...lines.flatMap(([words]) => [programs[shell].line(words), "echo @"]),
    ].join("\n");
    const found = run(shell, script).split("@\n");
    // Each shell has an order of its own.
    expect(found.map((text) => text.split("\n").filter(Boolean).sort())).toEqual([
      ...lines.map(([, expected]) => [...expected].sort()),
      [],
    ]);
  });
}
