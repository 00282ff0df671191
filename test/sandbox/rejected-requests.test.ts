import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import {
  ManualClock,
  recordedSeed,
  startSandbox,
  type Sandbox,
  type SandboxLogEntry,
} from "../../src/sandbox.js";
import {
  call,
  callSigned,
  tokenRequestBody,
  tokenOf,
  type CallResponse,
  type Call,
  type Signing,
} from "../support/sandbox-calls.js";

const [{ id: cluster_id } = { id: "" }] = recordedSeed().clusters;
const snapshot = { name: "nightly-1", cluster_id };
const hour = 3_600_000;
let clock: ManualClock;
let sandbox: Sandbox;
beforeEach(async () => {
  clock = new ManualClock();
  sandbox = await startSandbox({ clock, creationMs: 1000 });
});
afterEach(() => sandbox.close());

const targets = { dws: "/v1.0/PROJECT/snapshots", dds: "/v3/PROJECT/backups" };
const codeOf = ({ status, body }: CallResponse): string =>
  `${status} ${String((body as { error_code?: unknown }).error_code)}`;
const messageOf = ({ body }: CallResponse): string =>
  String((body as { error_msg?: unknown }).error_msg);
const create = (body: unknown): Call => ({
  method: "POST",
  target: targets.dws,
  body: typeof body === "string" ? body : JSON.stringify(body),
});

/** An error of the gateway contains the request id, an error of a service does not. */
function expectForm({ body, headers }: CallResponse, isGateway: boolean): void {
  expect(body).toEqual({
    error_code: expect.any(String),
    error_msg: expect.any(String),
    ...(isGateway ? { request_id: headers["x-request-id"] } : {}),
  });
}

describe.each(Object.entries(targets))("authentication at %s", (_, target) => {
  test.each<readonly [string, Signing, string, string]>([
    ["a wrong secret", { secret: "wrong" }, "401 APIGW.0301", "verify aksk signature fail"],
    ["a wrong key", { key: "WRONG" }, "401 APIGW.0301", "get secretKey failed"],
    [
      "a query that differs from the signed one",
      {
        tampered: {
          target: `${target}?limit=2`.replace("PROJECT", "89cd04f168b84af6be287f71730fdb4b"),
        },
      },
      "401 APIGW.0301",
      "verify aksk signature fail",
    ],
    [
      "a body that differs from the signed one",
      { tampered: { body: "tampered" } },
      "401 APIGW.0301",
      "verify aksk signature fail",
    ],
    [
      "a header that differs from the signed one",
      { signed: { "x-a": "1" }, tampered: { headers: { "x-a": "2" } } },
      "401 APIGW.0301",
      "verify aksk signature fail",
    ],
    [
      "a signature for another host",
      { signed: { host: "other.example.com" } },
      "401 APIGW.0301",
      "verify aksk signature fail",
    ],
    [
      "a date that the signature does not cover",
      { signed: { "x-sdk-date": undefined } },
      "401 APIGW.0301",
      "verify aksk signature fail",
    ],
    [
      "the hash of another body",
      { signed: { "x-sdk-content-sha256": "0".repeat(64) } },
      "401 APIGW.0301",
      "verify aksk signature fail",
    ],
    [
      "a signature that is 16 minutes old",
      { time: Date.now() - 16 * 60_000 },
      "401 APIGW.0303",
      "signature expired",
    ],
    [
      "a signature 16 minutes ahead",
      { time: Date.now() + 16 * 60_000 },
      "401 APIGW.0303",
      "signature expired",
    ],
    [
      "a date with the month 13",
      { tampered: { headers: { "x-sdk-date": "20261399T000000Z" } } },
      "401 APIGW.0303",
      "signature expired",
    ],
    [
      "an empty Authorization",
      { tampered: { headers: { authorization: "" } } },
      "401 APIGW.0301",
      "get secretKey failed",
    ],
    [
      "HTTP Basic authentication",
      { tampered: { headers: { authorization: "Basic YTpi" } } },
      "401 APIGW.0301",
      "get secretKey failed",
    ],
    [
      "an empty token in addition to a signature",
      { tampered: { headers: { "x-auth-token": "" } } },
      "401 APIGW.0301",
      "decrypt token fail",
    ],
  ])("rejects %s", async (_name, signing, code, reason) => {
    const response = await callSigned(sandbox, { target }, signing);
    expect(codeOf(response)).toBe(code);
    expect(messageOf(response)).toBe(`Incorrect IAM authentication information: ${reason}.`);
    expectForm(response, true);
  });

  test.each<readonly [string, Signing]>([
    ["that is 14 minutes old", { time: Date.now() - 14 * 60_000 }],
    ["that does not cover the host", { signed: { host: undefined } }],
    [
      "that does not cover the body",
      { signed: { "x-sdk-content-sha256": "UNSIGNED-PAYLOAD" }, tampered: { body: "anything" } },
    ],
  ])("accepts a signature %s", async (_name, signing) => {
    expect((await callSigned(sandbox, { target }, signing)).status).toBe(200);
  });

  test("accepts a token exactly as issued, for 24 hours, until it is revoked", async () => {
    const token = await tokenOf(sandbox);
    const statusWith = async (value: string) =>
      codeOf(await call(sandbox, { target, headers: { "x-auth-token": value } }));
    expect(await statusWith(token)).toMatch(/^200/);
    for (const other of [`${token}a`, token.slice(1), token.toUpperCase(), ` ${token} a`])
      expect(await statusWith(other)).toBe("401 APIGW.0301");
    clock.advance(24 * hour - 1);
    expect(await statusWith(token)).toMatch(/^200/);
    clock.advance(1);
    expect(await statusWith(token)).toBe("401 APIGW.0301");
    const second = await tokenOf(sandbox);
    sandbox.revokeTokens();
    expect(await statusWith(second)).toBe("401 APIGW.0301");
  });

  test("rejects another project", async () => {
    const response = await callSigned(sandbox, { target: target.replace("PROJECT", "another") });
    expect(codeOf(response)).toBe(target === targets.dws ? "403 DWS.0015" : "403 undefined");
    expect(messageOf(response)).toBe("The project does not belong to this account.");
  });
});

test.each<readonly [string, string, number]>([
  ["a wrong password", "password", 401],
  ["a wrong name", "username", 401],
  ["a wrong domain", "domainName", 401],
])("IAM rejects %s", async (_, property, status) => {
  const response = await call(sandbox, {
    method: "POST",
    target: "/v3/auth/tokens",
    body: tokenRequestBody(sandbox, { [property]: "wrong" }),
  });
  expect(response).toMatchObject({ status, body: { error: { code: status } } });
  expect(response.headers).not.toHaveProperty("x-subject-token");
});

describe("createSnapshot", () => {
  test.each<readonly [string, unknown, string, string]>([
    ["an empty body", "", "400 DWS.0006", "The request is empty."],
    ["a body that is not JSON", "{", "400 DWS.0001", "The body is not a JSON object."],
    ["a body that is an array", [], "400 DWS.0001", "The body is not a JSON object."],
    ["a body without a snapshot", {}, "400 DWS.0001", "snapshot is missing."],
    [
      "a snapshot that is null",
      { snapshot: null },
      "400 DWS.0001",
      "snapshot must be an object and is null.",
    ],
    [
      "a snapshot without a name",
      { snapshot: { cluster_id } },
      "400 DWS.0001",
      "snapshot.name is missing.",
    ],
    [
      "a snapshot without a cluster",
      { snapshot: { name: "nightly-1" } },
      "400 DWS.0001",
      "snapshot.cluster_id is missing.",
    ],
    [
      "a name of three characters",
      { snapshot: { ...snapshot, name: "abc" } },
      "400 DWS.0001",
      "snapshot.name must be at least 4 characters long and is 3.",
    ],
    [
      "a name of 65 characters",
      { snapshot: { ...snapshot, name: "a".repeat(65) } },
      "400 DWS.0001",
      "snapshot.name must be at most 64 characters long and is 65.",
    ],
    [
      "a name that starts with a digit",
      { snapshot: { ...snapshot, name: "1night" } },
      "400 DWS.0001",
      "snapshot.name does not have the documented form",
    ],
    [
      "a name that is a number",
      { snapshot: { ...snapshot, name: 12345 } },
      "400 DWS.0001",
      "snapshot.name must be a string and is 12345.",
    ],
    [
      "a description that contains markup",
      { snapshot: { ...snapshot, description: "<b>" } },
      "400 DWS.0001",
      "snapshot.description does not have the documented form",
    ],
    [
      "an undocumented property of the snapshot",
      { snapshot: { ...snapshot, size: 1 } },
      "400 DWS.0001",
      "snapshot.size is not documented.",
    ],
    [
      "an undocumented property of the body",
      { snapshot, project_id: "p" },
      "400 DWS.0001",
      "The body has a property project_id, which is not documented.",
    ],
    [
      "a snapshot that is a property of __proto__",
      `{"__proto__":${JSON.stringify({ snapshot })}}`,
      "400 DWS.0001",
      "The body has a property __proto__, which is not documented.",
    ],
    [
      "a name that is in use",
      { snapshot: { ...snapshot, name: recordedSeed().snapshots[0]?.name } },
      "400 DWS.0001",
      "The snapshot name is already in use.",
    ],
    [
      "a cluster that does not exist",
      { snapshot: { ...snapshot, cluster_id: "none" } },
      "404 DWS.0047",
      "The cluster does not exist.",
    ],
  ])("rejects %s", async (_, body, code, message) => {
    const response = await callSigned(sandbox, create(body));
    expect(codeOf(response)).toBe(code);
    expect(messageOf(response)).toContain(message);
    expectForm(response, false);
  });

  test("creates one snapshot of a cluster at a time, and each name once", async () => {
    expect((await callSigned(sandbox, create({ snapshot }))).status).toBe(200);
    expect(
      codeOf(await callSigned(sandbox, create({ snapshot: { ...snapshot, name: "nightly-2" } }))),
    ).toBe("409 DWS.0011");
    clock.advance(1000);
    expect(codeOf(await callSigned(sandbox, create({ snapshot })))).toBe("400 DWS.0001");
    expect(
      (await callSigned(sandbox, create({ snapshot: { ...snapshot, name: "nightly-2" } }))).status,
    ).toBe(200);
  });
});

describe("a list operation", () => {
  const ofCluster = `/v1.0/PROJECT/clusters/${cluster_id}/snapshots`;
  test.each<readonly [string, string, string, string]>([
    [
      "a limit of 0",
      `${targets.dds}?limit=0`,
      "400 DBS.280439",
      "limit must be at least 1 and is 0.",
    ],
    [
      "a limit of 101",
      `${targets.dds}?limit=101`,
      "400 DBS.280439",
      "limit must be at most 100 and is 101.",
    ],
    [
      "an empty limit",
      `${targets.dds}?limit=`,
      "400 DBS.280439",
      "limit must be a whole number and is a string.",
    ],
    [
      "an offset of -1",
      `${targets.dds}?offset=-1`,
      "400 DBS.280440",
      "offset must be at least 0 and is -1.",
    ],
    [
      "an offset of one half",
      `${targets.dds}?offset=0.5`,
      "400 DBS.280440",
      "offset must be a whole number and is 0.5.",
    ],
    [
      "a begin_time in another form",
      `${targets.dds}?begin_time=2026-01-01T00:00:00Z&end_time=2026-01-01%2000:00:00`,
      "400 DBS.280067",
      "begin_time does not have the documented form",
    ],
    [
      "a begin_time on 30 February",
      `${targets.dds}?begin_time=2026-02-30%2000:00:00&end_time=2026-03-01%2000:00:00`,
      "400 DBS.280067",
      "The start time is invalid.",
    ],
    [
      "an end_time with the hour 25",
      `${targets.dds}?begin_time=2026-01-01%2000:00:00&end_time=2026-01-01%2025:00:00`,
      "400 DBS.280068",
      "end_time does not have the documented form",
    ],
    [
      "an end_time on 30 February",
      `${targets.dds}?begin_time=2026-01-01%2000:00:00&end_time=2026-02-30%2000:00:00`,
      "400 DBS.280068",
      "The end time is invalid.",
    ],
    [
      "a begin_time without an end_time",
      `${targets.dds}?begin_time=2026-01-01%2000:00:00`,
      "400 DBS.280067",
      "end_time is missing, and begin_time requires it.",
    ],
    [
      "an end_time without a begin_time",
      `${targets.dds}?end_time=2026-01-01%2000:00:00`,
      "400 DBS.280068",
      "begin_time is missing, and end_time requires it.",
    ],
    [
      "an unknown backup_type",
      `${targets.dds}?backup_type=Never`,
      "400 DBS.200001",
      'backup_type must be one of Auto, Manual and is "Never".',
    ],
    [
      "a limit of 0 for the snapshots of a cluster",
      `${ofCluster}?limit=0`,
      "400 DWS.0001",
      "limit must be at least 1 and is 0.",
    ],
    [
      "an unknown sort_dir",
      `${ofCluster}?sort_key=name&sort_dir=up`,
      "400 DWS.0001",
      'sort_dir must be one of asc, desc and is "up".',
    ],
    [
      "a cluster that does not exist",
      ofCluster.replace(cluster_id, "00000000-0000-0000-0000-000000000000"),
      "404 DWS.0047",
      "The cluster does not exist.",
    ],
    [
      "an invalid cluster id",
      ofCluster.replace(cluster_id, "none"),
      "404 DWS.0047",
      "The cluster does not exist.",
    ],
  ])("rejects %s", async (_, target, code, message) => {
    const response = await callSigned(sandbox, { target });
    expect(codeOf(response)).toBe(code);
    expect(messageOf(response)).toContain(message);
    expectForm(response, false);
  });

  test.each(["asc", "desc"])("sorts snapshots in the direction %s", async (direction) => {
    for (const name of ["nightly-b", "nightly-c", "nightly-a"]) {
      await callSigned(sandbox, create({ snapshot: { ...snapshot, name } }));
      clock.advance(1000);
    }
    const { body } = await callSigned(sandbox, {
      target: `${ofCluster}?sort_key=name&sort_dir=${direction}`,
    });
    const names = (body as { snapshots: { name: string }[] }).snapshots.map(({ name }) => name);
    expect(names).toEqual(direction === "asc" ? [...names].sort() : [...names].sort().reverse());
    expect(names.length).toBeGreaterThan(2);
  });
});

test.each<readonly [string, Call]>([
  ["an unknown path", { target: "/v9/PROJECT/backups" }],
  ["a path with a slash at the end", { target: `${targets.dds}/` }],
  ["the method DELETE", { target: targets.dds, method: "DELETE" }],
  ["the method PATCH", { target: targets.dws, method: "PATCH" }],
])("the gateway rejects %s with 404", async (_, request) => {
  const response = await callSigned(sandbox, request);
  expect(codeOf(response)).toBe("404 APIGW.0101");
  expect(messageOf(response)).toBe("The API does not exist or has not been published.");
  expectForm(response, true);
});

test("a request without credentials is rejected", async () => {
  const response = await call(sandbox, { target: targets.dds });
  expect(codeOf(response)).toBe("401 APIGW.0301");
  expect(messageOf(response)).toBe(
    "Incorrect IAM authentication information: x-auth-token not found.",
  );
});

test("a request beyond the limit of a second is rejected, with the time to wait", async () => {
  sandbox.throttle(1);
  let limited: CallResponse | undefined;
  // Requests can be in different seconds.
  for (let count = 0; count < 50 && limited?.status !== 429; count += 1)
    limited = await callSigned(sandbox, { target: targets.dds });
  expect(limited).toMatchObject({
    status: 429,
    headers: { "retry-after": "1" },
    body: {
      error_code: "APIGW.0308",
      error_msg: "The throttling threshold has been reached.",
      request_id: limited?.headers["x-request-id"],
    },
  });
});

test.each([{}, { status: 500 }, { headers: { "x-own": "1" } }])(
  "the fault %j without a body responds that the service is unavailable",
  async (fault) => {
    sandbox.fail(fault);
    const { status, body } = await callSigned(sandbox, { target: targets.dws });
    expect({ status, body }).toEqual({
      status: 503,
      body: { error_code: "APIGW.0106", error_msg: "The service is unavailable." },
      ...("status" in fault && { status: fault.status }),
    });
  },
);

test("onRequest receives what was requested and how it ended", async () => {
  const entries: SandboxLogEntry[] = [];
  const other = await startSandbox({ onRequest: (entry) => entries.push(entry) });
  const { projectId } = other.account;
  const file = "/_files/b/b.bin";
  const preflight = { origin: "http://localhost:1", "access-control-request-method": "GET" };
  await call(other, { target: "/" });
  await call(other, { method: "DELETE", target: "/_sandbox/faults" });
  await call(other, { target: "/v3/PROJECT/backups?limit=1", headers: { host: "other" } });
  await call(other, { method: "OPTIONS", target: "/v3/PROJECT/backups", headers: preflight });
  await call(other, { target: "/v9" });
  await call(other, { target: file });
  await tokenOf(other);
  await callSigned(other, { target: "/v3/PROJECT/backups?limit=1" });
  other.fail({ reset: "before" });
  await expect(callSigned(other, { target: targets.dws })).rejects.toThrow();
  await other.close();
  expect(entries.every(({ durationMs }) => durationMs >= 0)).toBe(true);
  expect(
    entries.map(({ operation, method, target, status }) =>
      [operation, method, target.replace(projectId, "PROJECT"), status].join(" "),
    ),
  ).toEqual([
    "- GET / 200",
    "- DELETE /_sandbox/faults 200",
    "- GET /v3/PROJECT/backups?limit=1 421",
    "- OPTIONS /v3/PROJECT/backups 204",
    "- GET /v9 404",
    `downloadFile GET ${file} 404`,
    "createToken POST /v3/auth/tokens 201",
    "listBackups GET /v3/PROJECT/backups?limit=1 200",
    "listSnapshots GET /v1.0/PROJECT/snapshots 0",
  ]);
});

test("responds when onRequest throws", async () => {
  const other = await startSandbox({
    onRequest: () => {
      throw new Error("onRequest failed");
    },
  });
  expect((await callSigned(other, { target: targets.dds })).status).toBe(200);
  await other.close();
});
