import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { startCommandSandbox, type CommandSetup } from "../support/command.js";
import { useFastDelays } from "../support/fast-delays.js";

let cloud: Awaited<ReturnType<typeof startCommandSandbox>>;
let useRealDelays: () => void;
beforeEach(async () => {
  useRealDelays = useFastDelays();
  cloud = await startCommandSandbox();
});
afterEach(async () => {
  useRealDelays();
  await cloud.close();
});

const cluster = "--cluster test_1025_02";
const instance = "--instance dds-efa6";
const run = (line: string, setup?: CommandSetup) => cloud.run(line.split(" "), setup);
/** A word of a command line that contains spaces. */
const runWith = (line: string, word: string) =>
  cloud.run(line.split(" ").map((each) => (each === "WORD" ? word : each)));
const schedule = "0 0 3 ? * 1,2,3,4,5,6,7";
const nightly = [
  { policy_name: "nightly", backup_strategy: schedule },
  { policy_name: "once", backup_strategy: "2030-05-19T09:24:00", backup_type: "full" },
];

test.each([
  [`${instance} --keep-days 14`, 3, [{ property: "keep_days", from: 7, to: 14 }]],
  [`${instance} --keep-days 7`, 0, []],
  [`${cluster} --keep-day 3`, 0, []],
])("policy plan %s --exit-code exits with %i", async (options, exitCode, changes) => {
  const outcome = await run(`policy plan ${options} --exit-code`);
  expect(outcome).toMatchObject({ exitCode, stderr: "" });
  expect(JSON.parse(outcome.stdout)).toMatchObject({ changes });
});

test("policy plan says a new schedule in words, from flags", async () => {
  const { stdout } = await runWith(
    `policy plan ${cluster} --policy-name nightly --backup-strategy WORD --output table`,
    schedule,
  );
  expect(stdout).toMatch(
    /^nightly\.backup_strategy +0 0 3 \? \* 1,2,3,4,5,6,7 +At 03:00, [^\n]+, in UTC$/m,
  );
});

test.each([
  ["JSON", JSON.stringify({ keep_day: 9, backup_strategies: nightly })],
  [
    "YAML",
    `keep_day: 9
backup_strategies:
  - policy_name: nightly
    backup_strategy: 0 0 3 ? * 1,2,3,4,5,6,7
  - { policy_name: once, backup_strategy: "2030-05-19T09:24:00", backup_type: full }
`,
  ],
])(
  "policy apply sets what a file of %s names, flags before it, and changes nothing more",
  async (_, input) => {
    const apply = `policy apply ${cluster} --file - --keep-day 10`;
    const outcome = await run(`${apply} --yes`, { input });
    expect(outcome.exitCode).toBe(0);
    expect(outcome.stderr).toMatch(
      /^keep_day: 3 -> 10\nnightly\.backup_strategy: not set -> "0 0 3 [^\n]+\(At 03:00, [^\n]+\)\n/,
    );
    expect(JSON.parse(outcome.stdout)).toMatchObject({ keep_day: 10, backup_strategies: nightly });
    expect(await run(apply, { input })).toMatchObject({
      exitCode: 0,
      stderr: expect.stringMatching(/^Nothing to change for cluster [^\n]+\n$/),
    });
    const shown = await run(`policy show ${cluster} --output csv`);
    expect((await run(`${apply} --output csv`, { input })).stdout).toMatch(/^keep_day,10,\r$/m);
    expect(shown.stdout).toMatch(/^nightly\.backup_strategy,"0 0 3[^\n]*At 03:00/m);
  },
);

test("policy apply in a pipe needs --yes, and changes nothing without it", async () => {
  expect(await run(`policy apply ${instance} --keep-days 14`)).toEqual({
    exitCode: 2,
    stdout: "",
    stderr:
      "Change the policy of instance 8436a91546294036b75931e879882200in02: add --yes to agree to that, since there is no terminal on which to ask. Nothing was changed.\n",
  });
  expect((await run(`policy show ${instance}`)).stdout).toContain('"keep_days": 7');
});

test.each(["yesterday\n", "\n", ""])(
  "policy apply changes nothing after the reply %j",
  async (input) => {
    const outcome = await run(`policy apply ${instance} --keep-days 14`, { columns: 80, input });
    expect(outcome).toMatchObject({ exitCode: 1, stdout: "" });
    expect(outcome.stderr).toMatch(
      /^keep_days: 7 -> 14\n[^\n]+\? \[y\/N\] \n?Nothing was changed\.\n$/,
    );
    expect((await run(`policy show ${instance}`)).stdout).toContain('"keep_days": 7');
  },
);

test("policy apply says that turning a policy on starts a backup", async () => {
  const { exitCode, stderr } = await run(
    "policy apply --instance cluster-test --keep-days 7 --start-time 02:00-03:00 --period 1 --yes",
  );
  expect(exitCode).toBe(0);
  expect(stderr).toContain("\nThe service starts a full backup at once, because the policy is off");
});

test("an interrupted policy apply says that the same command goes on", async () => {
  const controller = new AbortController();
  const outcome = await run(`policy apply ${instance} --keep-days 14 --yes`, {
    signal: controller.signal,
    fetch: (url, init) => {
      if (init.method === "PUT") controller.abort();
      return globalThis.fetch(url, init);
    },
  });
  expect(outcome).toMatchObject({ exitCode: 130, stdout: "" });
  expect(outcome.stderr).toMatch(/\nInterrupted\. The same command goes on from here\.\n$/);
  expect(await run(`policy apply ${instance} --keep-days 14 --yes`)).toMatchObject({ exitCode: 0 });
});

test.each([
  [instance, "{}", "What the policy is to be is missing: use --file or the options for it. See "],
  [
    `${instance} --keep-day 3`,
    "{}",
    "--keep-day is for --cluster. See hwbackup policy plan --help.",
  ],
  [`${cluster} --period 1`, "{}", "--period is for --instance. See hwbackup policy plan --help."],
  [`${instance} --keep-days 9999`, "{}", "keep_days must be a whole number from 0 to 732."],
  [instance, "{a", "- is not YAML: "],
  [instance, "[1]", "- must contain an object."],
  [instance, "keep_months: 1", "keep_months is not an option of the wanted policy"],
  [cluster, `backup_strategies: 3`, "backup_strategies must be a list of policies"],
  [cluster, `backup_strategies: [{policy_name: nope, backup_strategy: never}]`, "backup_strategy "],
])(
  "policy plan %s with the file %j is a usage error of one line",
  async (options, input, start) => {
    const { exitCode, stdout, stderr } = await run(`policy plan ${options} --file -`, { input });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr.slice(0, start.length)).toBe(start);
    expect(stderr.trimEnd()).not.toContain("\n");
  },
);
