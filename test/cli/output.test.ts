// What a command writes to a terminal and elsewhere, in this process; terminal.test.ts starts the program in a terminal.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { propertiesOf, rowsOf } from "../../src/cli/rows.js";
import { startCommandSandbox } from "../support/command.js";
import { useFastDelays } from "../support/fast-delays.js";

let cloud: Awaited<ReturnType<typeof startCommandSandbox>>;
let useRealDelays: () => void;
beforeAll(async () => {
  useRealDelays = useFastDelays();
  cloud = await startCommandSandbox();
});
beforeEach(() => cloud.sandbox.clearFaults());
afterAll(async () => {
  useRealDelays();
  await cloud.close();
});

/** A text in a style, by the numbers that start and end it. */
const styled = (start: number, text: string, end = 39): string =>
  `\u001b[${start}m${text}\u001b[${end}m`;
const coloured = { columns: 200, environment: { NO_COLOR: "" } };

describe("on a terminal with colours", () => {
  test.each([
    [
      "clusters",
      /^\u001b\[1mID +NAME +STATUS +TASK_STATUS +NODE_TYPE +NUMBER_OF_NODE +VERSION\u001b\[22m\n/,
    ],
    [
      "instances",
      /^\u001b\[1mID +NAME +STATUS +MODE +REGION +DATASTORE\.VERSION +CREATED\u001b\[22m\n/,
    ],
  ])("the heading of the table of %s is bold", async (line, heading) => {
    const { exitCode, stdout, stderr } = await cloud.run(line, coloured);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toMatch(heading);
    expect(stdout.split("\n").slice(1).join("\n")).not.toContain("\u001b");
  });

  test.each([{ NO_COLOR: "1" }, { NO_COLOR: "", TERM: "dumb" }])(
    "there are none with the variables %j",
    async (environment) => {
      const { stdout } = await cloud.run("clusters", { columns: 200, environment });
      expect(stdout).toMatch(/^ID +NAME /);
      expect(stdout).not.toContain("\u001b");
    },
  );

  test("an error is red", async () => {
    const { stderr } = await cloud.run("snapshot wait --snapshot none", coloured);
    expect(stderr).toBe(
      `${styled(31, 'There is no snapshot "none" in this project, only snapshot-1, snapshot-2.')}\n`,
    );
  });

  test("a request is dim, and a question has yellow lines before it", async () => {
    const { stderr } = await cloud.run("clusters --verbose", coloured);
    expect(stderr).toMatch(/^(\u001b\[2m[^\u001b]+\u001b\[22m\n)+$/);
    const asked = await cloud.run("policy apply --instance dds-efa6 --keep-days 14", {
      ...coloured,
      input: "n\n",
    });
    expect(asked.stderr).toContain(`${styled(33, "keep_days: 7 -> 14")}\nChange the policy `);
  });

  test("the states of doctor have colours", async () => {
    const { stdout } = await cloud.run("doctor", {
      ...coloured,
      environment: { NO_COLOR: "", HTTPS_PROXY: "http://p", HUAWEICLOUD_SDK_PROJECT_ID: "" },
    });
    const lines = stdout.split("\n").map((line) => line.replaceAll(/ +/g, " "));
    for (const start of [
      `${styled(32, "ok")} program `,
      `${styled(2, "skipped", 22)} profile `,
      `${styled(33, "warning")} proxy `,
      `${styled(31, "failed")} project `,
    ])
      expect(lines).toContainEqual(expect.stringContaining(start));
  });
});

test("a table leaves out columns that the terminal has no place for, and names them", async () => {
  const { stdout, stderr } = await cloud.run("clusters", { columns: 60 });
  expect(stdout).toMatch(/^ID +NAME\n/);
  expect(stderr).toBe(
    "The terminal is too narrow for status, task_status, node_type, number_of_node, version: use --output csv, json or yaml.\n",
  );
});

test("Ctrl-C at a question changes nothing", async () => {
  const line = "policy apply --instance dds-efa6 --keep-days 14";
  const { exitCode, stderr } = await cloud.run(line, { columns: 80, until: "? [y/N] " });
  expect(exitCode).toBe(130);
  expect(stderr).toMatch(/\? \[y\/N\] \nInterrupted\. Nothing was changed\.\n$/);
});

test.each([
  [
    "snapshot ensure --cluster test_1025_02 --name progress-1",
    "Snapshot progress-1: AVAILABLE, 100 %",
  ],
  ["backup ensure --instance dds-efa6 --name progress-2", "Backup progress-2: COMPLETED"],
  ["snapshot wait --snapshot snapshot-1", "Snapshot snapshot-1: AVAILABLE"],
  ["backup wait --backup backup-test", "Backup backup-test: COMPLETED"],
])("elsewhere, %s prints each change of the state in a line", async (line, state) => {
  const { exitCode, stderr } = await cloud.run(line);
  expect({
    exitCode,
    last: stderr
      .replaceAll(/ \(\d+ s\)/g, "")
      .trimEnd()
      .split("\n")
      .at(-1),
  }).toEqual({ exitCode: 0, last: state });
  expect((await cloud.run(`${line} --quiet`)).stderr).toBe("");
});

test.each([
  [
    "a list",
    [{ a: 1, b: { c: "x" } }, { d: null }],
    ["a", "b.c", "d"],
    [
      ["1", "x", ""],
      ["", "", ""],
    ],
  ],
  ["a list of texts", ["a", 2], ["value"], [["a"], ["2"]]],
  ["the only list of an object", { total: 1, items: [{ a: [1] }] }, ["a"], [["[1]"]]],
  ["an empty list", [], [], []],
])("%s has rows", (_, result, columns, rows) => {
  expect(rowsOf(result)).toEqual({ columns, rows });
});

test.each([
  ["an object without a list", { a: 1 }],
  ["two lists", { a: [], b: [] }],
  ["a list beside an object", { a: [], b: {} }],
  ["a text", "a"],
  ["nothing", undefined],
])("%s has no rows, and has properties", (_, result) => {
  expect(rowsOf(result)).toBeUndefined();
  expect(propertiesOf(result).columns).toEqual(["property", "value"]);
});

test("the columns of rows can be chosen, and properties have the names that lead to them", () => {
  const list = [{ a: 1, b: 2 }];
  expect(rowsOf(list, ["b", "c"])).toEqual({ columns: ["b", "c"], rows: [["2", ""]] });
  expect(rowsOf(list, (names) => [...names].reverse())).toEqual({
    ...{ columns: ["b", "a"], rows: [["2", "1"]] },
  });
  expect(propertiesOf({ a: { b: true }, c: null }).rows).toEqual([
    ["a.b", "true"],
    ["c", ""],
  ]);
  expect(propertiesOf("x").rows).toEqual([["value", "x"]]);
});

test("a property that is no list is a line of CSV below its names", async () => {
  const { stdout } = await cloud.run(
    "call showBackupPolicy --instance-id ID --output csv".replace(
      "ID",
      "8436a91546294036b75931e879882200in02",
    ),
  );
  expect(stdout).toMatch(
    /^backup_policy\.start_time,backup_policy\.keep_days,backup_policy\.period\r\n16:00-17:00,7,"[\d,]+"\r\n$/,
  );
});

test("YAML writes texts that look like another type with quotes", async () => {
  const fetch = () =>
    Promise.resolve(
      Response.json({ count: 1, snapshots: [{ id: "0123", name: "yes", started: "2026-11-29" }] }),
    );
  const { stdout } = await cloud.run("call listSnapshots --output yaml", { fetch });
  expect(stdout).toBe(
    `count: 1\nsnapshots:\n  - id: "0123"\n    name: "yes"\n    started: "2026-11-29"\n`,
  );
});

test.each([
  [
    "call restoreNewInstance --body - --password-file /dev/null",
    "The first line of /dev/null is empty.",
  ],
  [
    "snapshot ensure --cluster c --name n-{date} --time-zone Mars/Base",
    "Option '--time-zone <zone>' argument 'Mars/Base' is invalid. It must be a time zone such as Europe/Berlin. See hwbackup snapshot ensure --help.",
  ],
  [
    "status --max-age soon",
    "Option '--max-age <duration>' argument 'soon' is invalid. It must be a duration such as 90s, 15m, 4h or 2d. See hwbackup status --help.",
  ],
  [
    "call checkTableRestore --case-sensitive maybe",
    "Option '--case-sensitive <true|false>' argument 'maybe' is invalid. It must be true or false. See hwbackup call checkTableRestore --help.",
  ],
  [
    "call checkTableRestore --restore-table-list {",
    "Option '--restore-table-list <json>' argument '{' is invalid. It must be JSON. See hwbackup call checkTableRestore --help.",
  ],
  [
    "verify --input x",
    "Option '--input <operation.parameter=value>' argument 'x' is invalid. It must be like showJobDetail.id=<value>. See hwbackup verify --help.",
  ],
])("%s is a usage error that says what is needed", async (line, message) => {
  expect(await cloud.run(line, { input: "{}" })).toEqual({
    ...{ exitCode: 2, stdout: "", stderr: `${message}\n` },
  });
});

test.each([
  ["backup restore --yes --backup nightly --to-instance ID", "There is no backup"],
  [
    "backup restore --yes --backup backup-test --to-instance ID",
    "Instance ID does not exist: nothing was restored.",
  ],
])("%s says what does not exist", async (line, message) => {
  const id = "00000000000000000000000000000000in02";
  const { exitCode, stderr } = await cloud.run(line.replace("ID", id));
  expect({ exitCode, stderr }).toEqual({
    exitCode: 1,
    stderr: expect.stringContaining(message.replace("ID", id)),
  });
});

test("a backup of an unknown id cannot be restored", async () => {
  const id = "00000000000000000000000000000000br02";
  const line = `backup restore --yes --backup ${id} --to-instance dds-efa6`;
  expect(await cloud.run(line)).toEqual({
    ...{ exitCode: 1, stdout: "" },
    stderr: `Backup ${id} does not exist: nothing was restored.\n`,
  });
});
