import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { ManualClock, recordedSeed, startSandbox, type Sandbox } from "../../src/sandbox.js";
import {
  call,
  callSigned,
  signInBody,
  tokenOf,
  type Answer,
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
const codeOf = ({ status, body }: Answer): string =>
  `${status} ${String((body as { error_code?: unknown }).error_code)}`;
const order = (body: unknown): Call => ({
  method: "POST",
  target: targets.dws,
  body: typeof body === "string" ? body : JSON.stringify(body),
});

/** The gateway's form names the request, the services' own does not. */
function expectForm({ body, headers }: Answer, isGateway: boolean): void {
  expect(body).toEqual({
    error_code: expect.any(String),
    error_msg: expect.any(String),
    ...(isGateway ? { request_id: headers["x-request-id"] } : {}),
  });
}

describe.each(Object.entries(targets))("who calls %s must prove it", (_, target) => {
  test.each<readonly [string, Signing, string]>([
    ["a wrong secret", { secret: "wrong" }, "401 APIGW.0301"],
    ["a wrong key", { key: "WRONG" }, "401 APIGW.0301"],
    [
      "another query than signed",
      {
        tampered: {
          target: `${target}?limit=2`.replace("PROJECT", "89cd04f168b84af6be287f71730fdb4b"),
        },
      },
      "401 APIGW.0301",
    ],
    ["another body than signed", { tampered: { body: "tampered" } }, "401 APIGW.0301"],
    [
      "another header than signed",
      { signed: { "x-a": "1" }, tampered: { headers: { "x-a": "2" } } },
      "401 APIGW.0301",
    ],
    ["a signature for another host", { signed: { host: "other.example.com" } }, "401 APIGW.0301"],
    [
      "a date that is not among the signed headers",
      { signed: { "x-sdk-date": undefined } },
      "401 APIGW.0301",
    ],
    [
      "the hash of another body",
      { signed: { "x-sdk-content-sha256": "0".repeat(64) } },
      "401 APIGW.0301",
    ],
    ["a signature that is 16 minutes old", { time: Date.now() - 16 * 60_000 }, "401 APIGW.0303"],
    ["a signature 16 minutes ahead", { time: Date.now() + 16 * 60_000 }, "401 APIGW.0303"],
    [
      "a date that there is not",
      { tampered: { headers: { "x-sdk-date": "20261399T000000Z" } } },
      "401 APIGW.0303",
    ],
    ["an empty Authorization", { tampered: { headers: { authorization: "" } } }, "401 APIGW.0301"],
    [
      "another kind of Authorization",
      { tampered: { headers: { authorization: "Basic YTpi" } } },
      "401 APIGW.0301",
    ],
    [
      "an empty token beside a signature",
      { tampered: { headers: { "x-auth-token": "" } } },
      "401 APIGW.0301",
    ],
  ])("%s is refused", async (_sentence, signing, code) => {
    const answer = await callSigned(sandbox, { target }, signing);
    expect(codeOf(answer)).toBe(code);
    expectForm(answer, true);
  });

  test.each<readonly [string, Signing]>([
    ["14 minutes old", { time: Date.now() - 14 * 60_000 }],
    ["over no host", { signed: { host: undefined } }],
    [
      "over no body",
      { signed: { "x-sdk-content-sha256": "UNSIGNED-PAYLOAD" }, tampered: { body: "anything" } },
    ],
  ])("a signature is good that is %s", async (_sentence, signing) => {
    expect((await callSigned(sandbox, { target }, signing)).status).toBe(200);
  });

  test("a token is good as issued, for 24 hours, until it is revoked", async () => {
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

  test("another project is refused", async () => {
    const answer = await callSigned(sandbox, { target: target.replace("PROJECT", "another") });
    expect(codeOf(answer)).toBe(target === targets.dws ? "403 DWS.0015" : "403 undefined");
  });
});

test.each<readonly [string, string, number]>([
  ["a wrong password", "password", 401],
  ["a wrong name", "name", 401],
  ["a wrong domain", "domain", 401],
])("the sign-in refuses %s", async (_, member, status) => {
  const value = member === "domain" ? { name: "wrong" } : "wrong";
  const answer = await call(sandbox, {
    method: "POST",
    target: "/v3/auth/tokens",
    body: signInBody(sandbox, { [member]: value }),
  });
  expect(answer).toMatchObject({ status, body: { error: { code: status } } });
  expect(answer.headers).not.toHaveProperty("x-subject-token");
});

describe("an order is held against the description", () => {
  test.each<readonly [string, unknown, string]>([
    ["nothing", "", "400 DWS.0006"],
    ["no JSON", "{", "400 DWS.0001"],
    ["a list", [], "400 DWS.0001"],
    ["no snapshot", {}, "400 DWS.0001"],
    ["null for a snapshot", { snapshot: null }, "400 DWS.0001"],
    ["no name", { snapshot: { cluster_id } }, "400 DWS.0001"],
    ["no cluster", { snapshot: { name: "nightly-1" } }, "400 DWS.0001"],
    ["a name of three characters", { snapshot: { ...snapshot, name: "abc" } }, "400 DWS.0001"],
    [
      "a name of 65 characters",
      { snapshot: { ...snapshot, name: "a".repeat(65) } },
      "400 DWS.0001",
    ],
    [
      "a name that begins with a digit",
      { snapshot: { ...snapshot, name: "1night" } },
      "400 DWS.0001",
    ],
    ["a name that is a number", { snapshot: { ...snapshot, name: 12345 } }, "400 DWS.0001"],
    [
      "a description with markup",
      { snapshot: { ...snapshot, description: "<b>" } },
      "400 DWS.0001",
    ],
    ["a member that is not documented", { snapshot: { ...snapshot, size: 1 } }, "400 DWS.0001"],
    ["a member beside the snapshot", { snapshot, project_id: "p" }, "400 DWS.0001"],
    [
      "a snapshot that hides in a prototype",
      `{"__proto__":${JSON.stringify({ snapshot })}}`,
      "400 DWS.0001",
    ],
    [
      "a name that is in use",
      { snapshot: { ...snapshot, name: recordedSeed().snapshots[0]?.name } },
      "400 DWS.0001",
    ],
    [
      "a cluster that there is not",
      { snapshot: { ...snapshot, cluster_id: "none" } },
      "404 DWS.0047",
    ],
  ])("%s is refused", async (_, body, code) => {
    const answer = await callSigned(sandbox, order(body));
    expect(codeOf(answer)).toBe(code);
    expectForm(answer, false);
  });

  test("a cluster obeys one order at a time, and a name is used once", async () => {
    expect((await callSigned(sandbox, order({ snapshot }))).status).toBe(200);
    expect(
      codeOf(await callSigned(sandbox, order({ snapshot: { ...snapshot, name: "nightly-2" } }))),
    ).toBe("409 DWS.0011");
    clock.advance(1000);
    expect(codeOf(await callSigned(sandbox, order({ snapshot })))).toBe("400 DWS.0001");
    expect(
      (await callSigned(sandbox, order({ snapshot: { ...snapshot, name: "nightly-2" } }))).status,
    ).toBe(200);
  });
});

describe("a query is held against the description", () => {
  const ofCluster = `/v1.0/PROJECT/clusters/${cluster_id}/snapshots`;
  test.each<readonly [string, string, string]>([
    ["a limit of 0", `${targets.dds}?limit=0`, "400 DBS.280439"],
    ["a limit of 101", `${targets.dds}?limit=101`, "400 DBS.280439"],
    ["a limit that is empty", `${targets.dds}?limit=`, "400 DBS.280439"],
    ["an offset of -1", `${targets.dds}?offset=-1`, "400 DBS.280440"],
    ["an offset of one half", `${targets.dds}?offset=0.5`, "400 DBS.280440"],
    [
      "a beginning in another form",
      `${targets.dds}?begin_time=2026-01-01T00:00:00Z`,
      "400 DBS.280067",
    ],
    [
      "a beginning that there is not",
      `${targets.dds}?begin_time=2026-02-30%2000:00:00`,
      "400 DBS.280067",
    ],
    [
      "an end that there is not",
      `${targets.dds}?begin_time=2026-01-01%2000:00:00&end_time=2026-01-01%2025:00:00`,
      "400 DBS.280068",
    ],
    [
      "an end without a beginning",
      `${targets.dds}?end_time=2026-01-01%2000:00:00`,
      "400 DBS.280068",
    ],
    ["a kind that there is not", `${targets.dds}?backup_type=Never`, "400 DBS.200001"],
    ["a limit of 0 of a cluster", `${ofCluster}?limit=0`, "400 DWS.0001"],
    ["a direction that there is not", `${ofCluster}?sort_key=name&sort_dir=up`, "400 DWS.0001"],
    [
      "a cluster that there is not",
      ofCluster.replace(cluster_id, "00000000-0000-0000-0000-000000000000"),
      "404 DWS.0047",
    ],
    ["an id that is none", ofCluster.replace(cluster_id, "none"), "404 DWS.0047"],
  ])("%s is refused", async (_, target, code) => {
    const answer = await callSigned(sandbox, { target });
    expect(codeOf(answer)).toBe(code);
    expectForm(answer, false);
  });

  test.each(["asc", "desc"])("snapshots are sorted: %s", async (direction) => {
    for (const name of ["nightly-b", "nightly-c", "nightly-a"]) {
      await callSigned(sandbox, order({ snapshot: { ...snapshot, name } }));
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
  ["a path that there is not", { target: "/v9/PROJECT/backups" }],
  ["a slash at the end", { target: `${targets.dds}/` }],
  ["a method that it does not have", { target: targets.dds, method: "DELETE" }],
  ["another method that it does not have", { target: targets.dws, method: "PATCH" }],
])("the gateway knows no interface of %s", async (_, request) => {
  const answer = await callSigned(sandbox, request);
  expect(codeOf(answer)).toBe("404 APIGW.0101");
  expectForm(answer, true);
});

test("a listener that throws changes nothing", async () => {
  const other = await startSandbox({
    onRequest: () => {
      throw new Error("of the listener");
    },
  });
  expect((await callSigned(other, { target: targets.dds })).status).toBe(200);
  await other.close();
});
