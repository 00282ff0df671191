import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { readOnlyFetch } from "../../src/cli/verify/read-only-fetch.js";
import { Redaction } from "../../src/cli/verify/redaction.js";
import type { Fetch } from "../../src/http/http-types.js";
import type { Report } from "../../src/cli/verify/report.js";
import { recordedSeed } from "../../src/sandbox.js";
import { readManifest } from "../../scripts/release/package-manifest.js";
import { startCommandSandbox, type CommandOutcome } from "../support/command.js";
import { operationOf } from "../support/secret-service.js";
import { jsonResponse } from "../support/stub-fetch.js";

type CommandSandbox = Awaited<ReturnType<typeof startCommandSandbox>>;

const seed = recordedSeed();
const [snapshot] = seed.snapshots;
const [backup] = seed.backups;
let recorded: CommandSandbox;
/** What verify prints for the recorded responses. */
let outcome: CommandOutcome;
beforeAll(async () => {
  recorded = await startCommandSandbox({
    offsetUnit: "page",
    seed: {
      ...seed,
      // Enough of one cluster and one instance for two pages.
      snapshots: ["1", "2", "3"].flatMap((number) =>
        snapshot
          ? [{ ...snapshot, id: snapshot.id.slice(0, -1) + number, name: `page-${number}` }]
          : [],
      ),
      backups: ["1", "2", "3"].flatMap((number) =>
        backup ? [{ ...backup, id: backup.id.slice(0, -1) + number, name: `page-${number}` }] : [],
      ),
    },
  });
  outcome = await recorded.run("verify");
});
afterAll(() => recorded.close());

function reportOf({ stdout }: CommandOutcome): Report {
  return JSON.parse(stdout) as Report;
}

/** Runs verify with changed responses of the sandbox. */
function withResponses(
  change: (operation: string, body: Record<string, unknown>) => unknown,
  line = "verify",
): Promise<CommandOutcome> {
  return recorded.run(line, {
    fetch: async (url, init) => {
      const response = await globalThis.fetch(url, init);
      const body = (await response.json()) as Record<string, unknown>;
      const changed = change(operationOf(init.method, url), body);
      return changed instanceof Response ? changed : jsonResponse(changed, response.status);
    },
  });
}

describe("verify, against the sandbox", () => {
  test("reports no difference, and ends with 0", () => {
    const { exitCode, stdout, stderr } = outcome;
    const report = JSON.parse(stdout) as Report;
    expect({ exitCode, package: report.package, cloud: report.cloud }).toEqual({
      exitCode: 0,
      package: `huaweicloud-dws-dds ${readManifest().version}`,
      cloud: "this machine",
    });
    expect(report.summary).toMatchObject({ differences: 0, failedCalls: 0 });
    expect(stderr).toMatch(/^Differences: 0\. Failed calls: 0\. Open questions .*\n$/);
  });

  test("prints a text on a terminal", async () => {
    const { stdout, stderr } = await recorded.run("verify --service dds", { columns: 100 });
    expect(stderr).toMatch(/\] (list|show)\w+: 200 \(\d+ s\)/);
    expect(stdout.split("\n")).toEqual(
      expect.arrayContaining([
        `huaweicloud-dws-dds ${readManifest().version}, cloud this machine, DDS by signed requests`,
        expect.stringMatching(/^dds listBackups: status 200 \(2\); below \d+ m?s$/),
        "  (dds-5) /backups/*/type: spelling; seen string auto (3)",
        "dds showBackupDownloadLink: not called. Its response has a secret: download_link.",
        "  listBackups /backups/*/type: auto (3)",
      ]),
    );
    expect(stdout).not.toContain("dws listClusters");
  });

  test("sends nothing but GET, and no request for a link", async () => {
    const sent: string[] = [];
    const fetch: Fetch = (url, init) => {
      sent.push(`${init.method} ${operationOf(init.method, url)}`);
      return globalThis.fetch(url, init);
    };
    const { stderr } = await recorded.run("verify --verbose", { fetch });
    expect(stderr).toContain("\nlistBackups: 200\n");
    expect(sent.filter((request) => !request.startsWith("GET "))).toEqual([]);
    expect(sent.filter((request) => request.endsWith("DownloadLink"))).toEqual([]);
    expect(sent).toEqual(
      expect.arrayContaining(
        [
          "listSnapshots",
          "listSnapshotDetails",
          "listClusterSnapshots",
          "listSnapshotStatistics",
          "listSnapshotPolicy",
          "listSnapshotFlavorInfo",
          "listClusterActions",
          "listClusters",
          "listClusterDetails",
          "listBackups",
          "showBackupPolicy",
          "listRestoreTimes",
          "listInstances",
        ].map((operation) => `GET ${operation}`),
      ),
    );
  });
});

describe("the fetch of verify", () => {
  const sent: string[] = [];
  const traffic = { isSigned: false, errorForms: [] };
  const send = readOnlyFetch(
    (url, { method }) => {
      sent.push(`${method} ${url}`);
      return Promise.resolve(jsonResponse({ error_msg: "No." }, 401));
    },
    traffic,
    new Redaction([], false),
  );
  const initOf = (method: string) => ({
    method,
    headers: {},
    body: null,
    redirect: "manual" as const,
    signal: new AbortController().signal,
  });
  beforeEach(() => void sent.splice(0));

  test.each(["POST", "PUT", "PATCH", "DELETE"])("sends no %s", async (method) => {
    const request = send("https://dws.example.com/v1.0/p/snapshots", initOf(method));
    await expect(request).rejects.toThrow(`verify sends no ${method}`);
    expect(sent).toEqual([]);
  });

  test("sends the POST that creates a token", async () => {
    await send("https://iam.example.com/v3/auth/tokens", initOf("POST"));
    expect(sent).toEqual(["POST https://iam.example.com/v3/auth/tokens"]);
  });

  test("notes the errors of the service, and not those of IAM", async () => {
    for (const path of ["/v3/auth/tokens", "/v3/p/backups"])
      await send(`https://dds.example.com${path}`, initOf("GET"));
    expect(traffic.errorForms).toEqual(["error_msg"]);
  });

  const endless = () =>
    new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(65_536)) });
  test.each<readonly [string, () => unknown, string]>([
    ["of the module http", () => new Blob(['{"code": "a"}']).stream(), "code"],
    ["without an end", endless, "no JSON"],
    ["that is a list", () => new Blob(["[1]"]).stream(), "JSON, no object"],
    ["without a body", () => new Blob([""]).stream(), "empty"],
    [
      "with an object in an object",
      () => new Blob(['{"error":{"code":1,"own":{"message":""}},"error_msg":""}']).stream(),
      "error { code, name-1 }, error_msg",
    ],
    [
      "in the form of another gateway",
      () => new Blob(['{"error":"","errorCode":"","errorMsg":""}']).stream(),
      "error, errorCode, errorMsg",
    ],
  ])("notes an error %s, and leaves its text to the client", async (_, bodyOf, form) => {
    const { headers } = new Response();
    const response = {
      ...{ ok: false, status: 500, headers, body: bodyOf() },
      text: () => Promise.reject(new Error("The text is not limited.")),
      arrayBuffer: () => Promise.reject(new Error("The text is not limited.")),
    };
    const noted = { isSigned: false, errorForms: [] };
    const fetch = readOnlyFetch(() => Promise.resolve(response), noted, new Redaction([], false));
    const left = await fetch("https://dds.example.com/v3/p/backups", initOf("GET"));
    expect(noted.errorForms).toEqual([form]);
    expect(await left.text()).toMatch(/^(\{"code": "a"\}|\0+|\[1\]||\{"error".*\})$/);
  });
});

describe("a difference has its place", () => {
  const changes: readonly {
    readonly name: string;
    readonly operation: string;
    readonly change: (body: Record<string, unknown>) => unknown;
    readonly difference: object;
  }[] = [
    {
      name: "another type",
      operation: "listSnapshots",
      change: (body) => ({ ...body, count: "3" }),
      difference: {
        place: "/count",
        rule: "type",
        documented: "integer",
        seen: "string",
        count: 1,
      },
    },
    {
      name: "null",
      operation: "listSnapshots",
      change: (body) => ({ ...body, snapshots: [{ name: null }, { name: null }] }),
      difference: {
        place: "/snapshots/*/name",
        rule: "type",
        documented: "string",
        seen: "null",
        count: 2,
      },
    },
    {
      name: "a value that is not listed",
      operation: "listSnapshots",
      change: (body) => ({ ...body, snapshots: [{ status: "RESTORE_FAILED" }] }),
      difference: {
        place: "/snapshots/*/status",
        rule: "enum",
        seen: "string",
        value: "RESTORE_FAILED",
        count: 1,
      },
    },
    {
      name: "a value of unknown words",
      operation: "listSnapshots",
      change: (body) => ({ ...body, snapshots: [{ status: "HIBERNATED" }] }),
      difference: {
        place: "/snapshots/*/status",
        rule: "enum",
        seen: "string",
        value: "value-1",
        count: 1,
      },
    },
    {
      name: "a number out of its bounds",
      operation: "listSnapshots",
      change: (body) => ({ ...body, count: 2 ** 40 }),
      difference: {
        place: "/count",
        rule: "format",
        documented: "int32",
        seen: "integer",
        count: 1,
      },
    },
    {
      name: "a missing property",
      operation: "listBackups",
      change: () => ({ backups: [] }),
      difference: { place: "/total_count", rule: "required", seen: "absent", count: 1 },
    },
    {
      name: "an undocumented property",
      operation: "listBackups",
      change: (body) => ({ ...body, backup_count: 1 }),
      difference: { place: "/backup_count", rule: "undocumented", seen: "integer", count: 1 },
    },
    {
      name: "a list in the place of an object",
      operation: "listSnapshotDetails",
      change: () => ({ snapshot: [] }),
      difference: {
        place: "/snapshot",
        rule: "type",
        documented: "object",
        seen: "array",
        count: 3,
      },
    },
  ];

  test.each(changes)("$name", async ({ operation, change, difference }) => {
    const changed = await withResponses(
      (each, body) => (each === operation ? change(body) : body),
      `verify --service ${operation === "listBackups" ? "dds" : "dws"}`,
    );
    const { operations, summary } = reportOf(changed);
    expect(operations.find((each) => each.operation === operation)?.differences).toEqual(
      expect.arrayContaining([difference]),
    );
    expect(summary.differences).toBeGreaterThan(0);
    expect(changed.exitCode).toBe(1);
  });

  test("--show-names shows the names of undocumented properties", async () => {
    const shown = await withResponses(
      (operation, body) =>
        operation === "listSnapshots" ? { ...body, hibernated_at: "x", "no name": 1 } : body,
      "verify --service dws --show-names",
    );
    expect(reportOf(shown).operations[0]?.differences).toEqual([
      { place: "/hibernated_at", rule: "undocumented", seen: "string", count: 1 },
      { place: "/name-1", rule: "undocumented", seen: "integer", count: 1 },
    ]);
  });
});

describe("responses clarify open questions", () => {
  test("what the recorded responses of the sandbox show", () => {
    const { questions } = reportOf(outcome);
    const observed = Object.fromEntries(
      questions.flatMap(({ question, observed = [] }) =>
        observed.map(({ at, seen }): [string, unknown] => [at ?? question, seen]),
      ),
    );
    expect(observed).toMatchObject({
      "listBackups /backups/*/type": { auto: 3 },
      "listBackups /backups": { items: 1 },
      "listClusters /count": { integer: 1 },
      "listClusterSnapshots /count": { "the items of all pages": 1 },
      "listClusterSnapshots /snapshots": { pages: 1 },
      "listClusterSnapshots /project_id": { "32 hexadecimal digits": 3 },
    });
  });

  test("one of one cloud is not clarified by another", () => {
    const { questions } = reportOf(outcome);
    expect(questions.find(({ id }) => id === "shared-1")?.observed).toBeUndefined();
  });

  test("where the condition of an observation holds", async () => {
    const backups = [
      { status: "BUILDING", end_time: "" },
      { status: "BUILDING" },
      { status: "COMPLETED", end_time: "2026-11-29T01:00:00+0000" },
    ];
    const changed = await withResponses(
      (operation, body) => (operation === "listBackups" ? { total_count: 3, backups } : body),
      "verify --service dds",
    );
    const question = reportOf(changed).questions.find(({ question: text }) =>
      text.startsWith("What is the value of end_time while a backup is running?"),
    );
    expect(question?.observed).toEqual([
      { at: "listBackups /backups/*/end_time", seen: { "empty text": 1, absent: 1 } },
    ]);
  });
});

describe("the exit code", () => {
  const rejected = (status: number) => (operation: string, body: unknown) =>
    operation === "listSnapshotPolicy"
      ? jsonResponse({ error_code: "DWS.0001", error_msg: "No." }, status, { "Retry-After": "0" })
      : body;

  test.each([
    { name: "0 for a call without permission", status: 403, expected: 0, calls: 1 },
    { name: "1 for a call that fails", status: 404, expected: 1, calls: 3 },
    { name: "75 for a service that is busy", status: 503, expected: 75, calls: 3 },
  ])("$name", async ({ status, expected, calls }) => {
    const changed = await withResponses(rejected(status), "verify --service dws");
    const { operations } = reportOf(changed);
    expect(changed.exitCode).toBe(expected);
    expect(operations.find(({ operation }) => operation === "listSnapshotPolicy")).toMatchObject({
      statuses: { [status]: calls },
      codes: { "DWS.0001": calls },
    });
  });

  test("130 without a report after an interruption", async () => {
    const controller = new AbortController();
    const { exitCode, stdout } = await recorded.run("verify", {
      signal: controller.signal,
      fetch: (url, init) => {
        controller.abort();
        return globalThis.fetch(url, init);
      },
    });
    expect({ exitCode, stdout }).toEqual({ exitCode: 130, stdout: "" });
  });

  test("2 for a wrong parameter of --input", async () => {
    expect(await recorded.run("verify --input createSnapshot.snapshot=x")).toEqual({
      exitCode: 2,
      stdout: "",
      stderr:
        "No read-only operation createSnapshot has a parameter snapshot. See hwbackup call --help.\n",
    });
  });
});

test.each([
  "listBackups.limit",
  "listBackups.limit=",
  ".limit=1",
  "listBackups.=1",
  "listBackups=1",
  "list backups.limit=1",
  "listBackups.limit=1\n2",
])("--input %j is a usage error", async (value) => {
  const { exitCode, stderr } = await recorded.run(["verify", "--input", value]);
  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr: expect.stringContaining("It must be like showJobDetail.id=<value>."),
  });
});

test("a value that is not listed is news, also where a question is about the property", async () => {
  const changed = await withResponses(
    (operation, body) =>
      operation === "listBackups"
        ? { ...body, backups: [{ ...backup, type: "Scheduled" }], total_count: 1 }
        : body,
    "verify --service dds",
  );
  const { operations } = reportOf(changed);
  const { differences = [] } = operations.find((each) => each.operation === "listBackups") ?? {};
  expect(differences.find(({ place }) => place === "/backups/*/type")).toStrictEqual({
    ...{ place: "/backups/*/type", rule: "enum", seen: "string", count: expect.any(Number) },
    value: expect.any(String),
  });
  expect(changed.exitCode).toBe(1);
});

test("--input gives an operation the value that no response has", async () => {
  const sent: string[] = [];
  const fetch: Fetch = (url, init) => {
    sent.push(url);
    return globalThis.fetch(url, init);
  };
  const { stdout } = await recorded.run(
    "verify --service dds --input showJobDetail.id=no-such-job",
    {
      fetch,
    },
  );
  expect(sent).toContainEqual(expect.stringMatching(/\/jobs\?id=no-such-job$/));
  expect(stdout).not.toContain("no-such-job");
});

test("a service that does not respond is called once", async () => {
  const fetch: Fetch = () =>
    Promise.reject(Object.assign(new TypeError("fetch failed"), { code: "CERT_HAS_EXPIRED" }));
  const unreachable = await recorded.run("verify --service dds", {
    fetch,
  });
  expect(unreachable.exitCode).toBe(1);
  expect(reportOf(unreachable).operations.slice(0, 3)).toMatchObject([
    { operation: "listBackups", errors: { NetworkError: 1 } },
    { operation: "showBackupDownloadLink", notCalled: expect.stringContaining("secret") },
    { operation: "showBackupPolicy", notCalled: "listBackups received no response." },
  ]);
});
