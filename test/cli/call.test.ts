import { writeFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import { requestExamples as ddsRequests } from "../../generated/dds/examples.js";
import { requestExamples as dwsRequests } from "../../generated/dws/examples.js";
import { flagsOf, nameOf } from "../../src/cli/operation-flags.js";
import { operations as ddsOperations } from "../../src/dds.js";
import { operations as dwsOperations } from "../../src/dws.js";
import type { Operation } from "../../src/operation.js";
import { canaries, secret } from "../support/canaries.js";
import { command, startCommandSandbox } from "../support/command.js";
import { jsonResponse } from "../support/stub-fetch.js";

const operations: readonly Operation[] = [
  ...Object.values<Operation>(dwsOperations),
  ...Object.values<Operation>(ddsOperations),
];

const cluster = "e59d6b86-9072-46eb-a996-13f8b44994c1";

let sandbox: Awaited<ReturnType<typeof startCommandSandbox>>;
let folder: string;
beforeAll(async () => {
  sandbox = await startCommandSandbox();
  folder = mkdtempSync(join(tmpdir(), "call-"));
});
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true });
});

const place = ["--region", "eu-de", "--cloud", "opentelekomcloud"];

test("there is a command for each operation, and a flag for each property that is no object", async () => {
  for (const operation of operations) {
    const { stdout } = await command(["call", operation.operationId, "--help"]);
    for (const flag of flagsOf(operation)) expect(stdout).toContain(`  ${nameOf(flag)} <`);
  }
});

test("no flag of an operation is an option of all commands", async () => {
  const { stdout } = await command(["--help"]);
  const options = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, name]) => name);
  expect(options.length).toBeGreaterThan(8);
  const flags = operations.flatMap((operation) => flagsOf(operation).map(nameOf));
  expect(flags.filter((flag) => options.includes(flag))).toEqual([]);
});

describe("--dry-run", () => {
  const requests: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    ...dwsRequests,
    ...ddsRequests,
  };
  const recorded = operations.flatMap((operation) =>
    operation.body
      ? Object.values(requests[operation.operationId] ?? {}).map((body) => ({ operation, body }))
      : [],
  );

  test.each(recorded.map(({ operation, body }, index) => [operation.operationId, index, body]))(
    "prints the recorded request of %s (%i), and needs no credentials",
    async (operationId, _, body) => {
      const operation = operations.find((each) => each.operationId === operationId);
      const inPath = [...(operation?.path.matchAll(/\{(\w+)\}/g) ?? [])].map(
        ([, name = ""]) => name,
      );
      const flags = inPath
        .filter((name) => name !== "project_id")
        .flatMap((name) => [`--${name.replaceAll("_", "-")}`, cluster]);
      const args = ["call", String(operationId), ...flags, ...place, "--dry-run", "--body", "-"];
      const { exitCode, stdout, stderr } = await command(args, { input: JSON.stringify(body) });
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
      expect(JSON.parse(stdout)).toEqual({
        method: operation?.method,
        url: expect.stringMatching(
          /^https:\/\/d[wd]s\.eu-de\.otc\.t-systems\.com\/v[\d.]+\/\{project_id\}\//,
        ),
        body: JSON.parse(
          JSON.stringify(body).replaceAll(/"password":"[^"]+"/g, `"password":"(hidden)"`),
        ) as unknown,
      });
    },
  );

  test("shows the project of an option, and the query", async () => {
    const args = ["call", "listBackups", "--limit", "5", "--backup-type", "Manual", ...place];
    const { stdout } = await command([...args, "--dry-run", "--project-id", "p-1"]);
    expect(JSON.parse(stdout)).toEqual({
      method: "GET",
      url: "https://dds.eu-de.otc.t-systems.com/v3/p-1/backups?backup_type=Manual&limit=5",
    });
  });

  test("sends nothing", async () => {
    const fetch = (): never => {
      throw new Error("A request was sent.");
    };
    expect(await sandbox.run("call listSnapshots --dry-run", { fetch })).toMatchObject({
      exitCode: 0,
    });
  });
});

describe("an input", () => {
  test("of flags has the types of the description", async () => {
    const line =
      `call checkTableRestore --snapshot-id s --case-sensitive false --database db ` +
      `--restore-table-list [{"schema_name":"a","table_name":"b"}] --target-table-list [] --dry-run`;
    const { stdout } = await sandbox.run(line);
    expect(JSON.parse(stdout)).toMatchObject({
      body: {
        case_sensitive: false,
        database: "db",
        restore_table_list: [{ schema_name: "a", table_name: "b" }],
        target_table_list: [],
      },
    });
  });

  test("of a file has the values of flags in their places", async () => {
    const file = join(folder, "body.json");
    writeFileSync(file, JSON.stringify({ snapshot: { name: "from-file", description: "Kept." } }));
    const flags = `--snapshot.name from-flag --snapshot.cluster-id ${cluster}`;
    const { stdout } = await sandbox.run(`call createSnapshot --body ${file} ${flags} --dry-run`);
    expect(JSON.parse(stdout)).toMatchObject({
      body: { snapshot: { name: "from-flag", cluster_id: cluster, description: "Kept." } },
    });
  });

  test.each([
    ["--limit 1.5", /^--limit must be a whole number/],
    [
      "--limit ten",
      /^Option '--limit <number>' argument 'ten' is invalid\. It must be a whole number\./,
    ],
    [
      "--backup-type Both",
      /^--backup-type must be "Auto" or "Manual"|^--backup-type must be one of/,
    ],
    ["--begin-time today", /--begin-time does not have the documented form \S+ \S+\. See/],
    ["--limits 1", /^Unknown option '--limits'\. Did you mean --limit\?/],
  ])("of %s is a usage error that names the flag", async (flags, stderr) => {
    const outcome = await sandbox.run(`call listBackups ${flags}`);
    expect(outcome).toMatchObject({
      exitCode: 2,
      stdout: "",
      stderr: expect.stringMatching(stderr),
    });
    expect(outcome.stderr).toMatch(/ See hwbackup call listBackups --help\.\n$/);
  });

  test.each([
    ["[]", "must contain an object."],
    ["{", "is not JSON: "],
  ])("of the file %j is a usage error that names the file", async (input, message) => {
    const { exitCode, stderr } = await sandbox.run("call createSnapshot --body -", { input });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: expect.stringContaining(`- ${message}`),
    });
  });
});

describe("a result", () => {
  test("is what the service returned", async () => {
    const { stdout } = await sandbox.run("call listSnapshots");
    const { snapshots, count } = JSON.parse(stdout) as { snapshots: unknown[]; count: number };
    expect(snapshots).toHaveLength(count);
  });

  test("of --all is one list of the items of all pages", async () => {
    const names = ["call-1", "call-2", "call-3"];
    for (const name of names)
      await sandbox.run(`snapshot ensure --cluster ${cluster} --name ${name} --no-wait`);
    const { stdout } = await sandbox.run(
      `call listClusterSnapshots --cluster-id ${cluster} --limit 2 --all`,
    );
    const listed = (JSON.parse(stdout) as { name: string }[]).map(({ name }) => name);
    expect(listed).toEqual(expect.arrayContaining(names));
  });

  test.each([
    ["json", /^\{\n {2}"count": 1,\n/],
    ["yaml", /^count: 1\nsnapshots:\n {2}- id: s-1\n {4}name: "12:30:00"\n/],
    ["csv", /^id,name,description,datastore\.type\r\ns-1,12:30:00,"a ""b"", c",dws\r\n$/],
    [
      "table",
      /^NAME {6}DESCRIPTION {2}DATASTORE\.TYPE {2}ID\n12:30:00 {2}a "b", c {5}dws {13}s-1\n$/,
    ],
  ])("can be %s", async (format, expected) => {
    const snapshot = {
      id: "s-1",
      name: "12:30:00",
      description: 'a "b", c',
      datastore: { type: "dws" },
    };
    const fetch = () => Promise.resolve(jsonResponse({ count: 1, snapshots: [snapshot] }));
    const { stdout } = await sandbox.run(`call listSnapshots --output ${format}`, { fetch });
    expect(stdout).toMatch(expected);
  });

  test("without a body is an empty object", async () => {
    const { stdout: created } = await sandbox.run(
      `snapshot ensure --cluster ${cluster} --name to-delete`,
    );
    const { id } = JSON.parse(created) as { id: string };
    expect(await sandbox.run(`call deleteSnapshot --snapshot-id ${id} --yes`)).toEqual({
      ...{ exitCode: 0, stdout: "{}\n", stderr: expect.stringMatching(/^DELETE \S+\n$/) },
    });
  });
});

describe("consent", () => {
  test("is needed for each operation that changes what exists, before anything is sent", async () => {
    const asking: string[] = [];
    for (const { operationId } of operations) {
      const { stdout } = await command(["call", operationId, "--help"]);
      if (/^ {2}--yes /m.test(stdout)) asking.push(operationId);
    }
    const harmless = operations.filter(
      ({ method, operationId }) =>
        method === "GET" ||
        /^(copySnapshot|create(Snapshot|ManualBackup)|restore(Cluster|NewInstance)|checkTableRestore)$/.test(
          operationId,
        ),
    );
    expect(asking).toEqual(
      operations.filter((each) => !harmless.includes(each)).map(({ operationId }) => operationId),
    );
  });

  test("shows the request, without the project of the account and secrets in it", async () => {
    const sent: string[] = [];
    const line = `call deleteSnapshot --snapshot-id ${cluster}`;
    const fetch = (url: string) => Promise.resolve(jsonResponse((sent.push(url), {})));
    expect(await sandbox.run(line, { fetch })).toEqual({
      ...{ exitCode: 2, stdout: "" },
      stderr:
        "Call deleteSnapshot: add --yes to agree to that, since there is no terminal on which to ask. Nothing was changed.\n",
    });
    const denied = await sandbox.run(line, { fetch, columns: 80, input: "n\n" });
    expect(denied).toMatchObject({ exitCode: 1, stdout: "" });
    expect(denied.stderr).toMatch(
      /^DELETE http:\S+\nCall deleteSnapshot\? \[y\/N\] Nothing was changed\.\n$/,
    );
    expect(sent).toEqual([]);
    await sandbox.run(line, { fetch, columns: 80, input: "y\n" });
    expect(sent).toEqual([expect.stringContaining(`/snapshots/${cluster}`)]);
  });
});

test.each([
  ["GET", "call listSnapshots", "Interrupted. The same command goes on from here."],
  [
    "POST",
    `call copySnapshot --snapshot-id ${cluster} --backup-name copy`,
    "Interrupted. The service may have done copySnapshot: see what exists before you call it again.",
  ],
])("an interrupted %s says what that means: %s", async (method, line, message) => {
  const controller = new AbortController();
  const { exitCode, stderr } = await sandbox.run(line, {
    signal: controller.signal,
    fetch: (url, init) => {
      if (init.method === method) controller.abort();
      return globalThis.fetch(url, init);
    },
  });
  expect({ exitCode, stderr }).toEqual({ exitCode: 130, stderr: `${message}\n` });
});

describe("secrets", () => {
  test("of the environment are in no output, whatever happens", async () => {
    const environment = {
      HUAWEICLOUD_SDK_AK: secret.accessKeyId,
      HUAWEICLOUD_SDK_SK: secret.secretAccessKey,
      HUAWEICLOUD_SDK_SECURITY_TOKEN: secret.securityToken,
      HUAWEICLOUD_SDK_PROJECT_ID: "p-1",
    };
    const echo = (_: unknown, init?: RequestInit) =>
      Promise.resolve(jsonResponse({ error_code: "X", error_msg: JSON.stringify(init) }, 400));
    for (const line of [
      "call listSnapshots",
      "call listSnapshots --dry-run",
      "clusters --verbose --log-format json",
    ]) {
      const { stdout, stderr } = await sandbox.run(line, {
        environment,
        fetch: echo,
      });
      for (const canary of [canaries.secretAccessKey, canaries.securityToken])
        expect(stdout + stderr).not.toContain(canary);
    }
  });

  test("of a body come from a file, and are not shown by --dry-run", async () => {
    const file = join(folder, "password");
    writeFileSync(file, `${canaries.password}\n`);
    const body = JSON.stringify(Object.values(ddsRequests["restoreNewInstance"] ?? {})[0]);
    const { stdout } = await sandbox.run(
      `call restoreNewInstance --password-file ${file} --body - --dry-run`,
      { input: body },
    );
    expect(stdout).toContain('"password": "(hidden)"');
    expect(stdout).not.toContain(canaries.password);
  });

  const call = "call restoreNewInstance --body -";
  const restore = "backup restore-new --backup b --name n --file -";
  test.each([
    [call, '{"password": Canary1}', "- is not JSON: Unexpected token"],
    [
      call,
      '{\n"name": "restored", "password": Canary1}',
      "- is not JSON: Unexpected token in line 2.",
    ],
    [call, '{"password": "Canary1', "- is not JSON: Unterminated string in JSON at position "],
    [
      call,
      '{"password": "Canary1",',
      "- is not JSON: Expected double-quoted property name in JSON ",
    ],
    [call, "Canary1", "- is not JSON: Unexpected token"],
    [restore, "password: !Canary1", "- is not YAML: TAG_RESOLVE_FAILED in line 1."],
    [
      restore,
      "password: *Canary1",
      "- is not YAML: an alias has no anchor, or there are too many ",
    ],
    [restore, "name: a\npassword: @Canary1", "- is not YAML: BAD_SCALAR_START in line 2."],
    [`${call} --password=Canary1`, "", "Unknown option '--password'. See "],
    [`call listBackups --password=Canary1=x`, "", "Unknown option '--password'. See "],
  ])("of a wrong line or file are not in its error: %s with %j", async (line, input, start) => {
    const warned = jest.spyOn(process, "emitWarning");
    const { exitCode, stdout, stderr } = await sandbox.run(line, { input });
    expect({ exitCode, stdout, start: stderr.slice(0, start.length) }).toEqual({
      ...{ exitCode: 2, stdout: "", start },
    });
    expect(stderr).not.toContain("Canary1");
    expect(warned).not.toHaveBeenCalled();
    warned.mockRestore();
  });
});

// As that of "docker run --tty" or "script" without a window.
test.each(["clusters", "doctor"])(
  "%s writes whole lines to a terminal that states no width",
  async (line) => {
    const { stdout } = await sandbox.run(line, { columns: 0 });
    expect(stdout).toMatch(/test_1025_02 +AVAILABLE|credentials +An access key, from/);
    expect(stdout).not.toContain("…");
  },
);
