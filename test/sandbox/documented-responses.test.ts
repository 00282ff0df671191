import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { ManualClock, recordedSeed, startSandbox, type Sandbox } from "../../src/sandbox.js";
import { deviationsFromDescription } from "../support/documented-responses.js";
import { callSigned, exchange, type Call } from "../support/sandbox-calls.js";

const frozen = "11111111-2222-3333-4444-555555555555";
const [{ id: cluster_id } = { id: "" }] = recordedSeed().clusters;
const snapshot = { name: "nightly-1", cluster_id };
const seed = {
  ...recordedSeed(),
  clusters: [...recordedSeed().clusters, { id: frozen, name: "frozen", status: "Frozen" }],
};
const clock = new ManualClock();
let sandbox: Sandbox;
beforeEach(async () => (sandbox = await startSandbox({ clock, seed, creationMs: 10_000 })));
afterEach(() => sandbox.close());

const targets = {
  listSnapshots: "/v1.0/PROJECT/snapshots",
  createSnapshot: "/v1.0/PROJECT/snapshots",
  listClusterSnapshots: `/v1.0/PROJECT/clusters/${cluster_id}/snapshots`,
  listBackups: "/v3/PROJECT/backups",
};
type Name = keyof typeof targets;

/** A valid call of an operation; query, target and body can be replaced. */
function validCall(
  operation: Name,
  { query = "", ...others }: Partial<Call> & { readonly query?: string } = {},
): Call {
  const body =
    operation === "createSnapshot" ? { method: "POST", body: JSON.stringify({ snapshot }) } : {};
  return { target: `${targets[operation]}${query}`, ...body, ...others };
}

const create = (wanted: unknown): Call =>
  validCall("createSnapshot", { body: JSON.stringify({ snapshot: wanted }) });
const list = (query: string): Call => validCall("listClusterSnapshots", { query: `?${query}` });
const backups = (query: string): Call => validCall("listBackups", { query: `?${query}` });
const listOfCluster = (id: string): Call => ({ target: `/v1.0/PROJECT/clusters/${id}/snapshots` });

describe("an operation responds as described to", () => {
  test.each<readonly [string, Name, number, Call]>([
    [
      "a snapshot with a description",
      "createSnapshot",
      200,
      create({ ...snapshot, description: "for the night" }),
    ],
    ...(["createSnapshot", "listBackups"] as const).map(
      (operation) =>
        [
          "a body of more than 12 MB",
          operation,
          400,
          validCall(operation, { body: Buffer.alloc(13 * 1024 * 1024, " ") }),
        ] as const,
    ),
    ["an empty body", "createSnapshot", 400, validCall("createSnapshot", { body: "" })],
    ["a body that is not JSON", "createSnapshot", 400, validCall("createSnapshot", { body: "{" })],
    ["a body that is an array", "createSnapshot", 400, validCall("createSnapshot", { body: "[]" })],
    [
      "a snapshot that is a property of __proto__",
      "createSnapshot",
      400,
      validCall("createSnapshot", { body: `{"__proto__":${JSON.stringify({ snapshot })}}` }),
    ],
    ["a name that is too short", "createSnapshot", 400, create({ ...snapshot, name: "abc" })],
    [
      "a name that is in use",
      "createSnapshot",
      400,
      create({ ...snapshot, name: recordedSeed().snapshots[0]?.name }),
    ],
    [
      "a cluster that does not exist",
      "createSnapshot",
      404,
      create({ ...snapshot, cluster_id: "none" }),
    ],
    [
      "a cluster whose status does not allow snapshots",
      "createSnapshot",
      403,
      create({ ...snapshot, cluster_id: frozen }),
    ],
    ["a list page", "listClusterSnapshots", 200, list("limit=1&offset=1")],
    [
      "a list page after the last",
      "listClusterSnapshots",
      200,
      list("limit=2147483647&offset=2147483647"),
    ],
    ["a sort by name", "listClusterSnapshots", 200, list("sort_key=name&sort_dir=desc")],
    ["a limit of 0", "listClusterSnapshots", 400, list("limit=0")],
    ["an offset that is not a number", "listClusterSnapshots", 400, list("offset=one")],
    ["an unknown sort_dir", "listClusterSnapshots", 400, list("sort_key=name&sort_dir=up")],
    [
      "a cluster that does not exist",
      "listClusterSnapshots",
      404,
      listOfCluster("00000000-0000-0000-0000-000000000000"),
    ],
    ["an invalid cluster id", "listClusterSnapshots", 404, listOfCluster("..%2f..")],
    [
      "every filter",
      "listBackups",
      200,
      backups("instance_id=i&backup_id=b&backup_type=Auto&mode=Single&limit=1&offset=0"),
    ],
    [
      "times",
      "listBackups",
      200,
      backups("begin_time=2016-01-01%2000:00:00&end_time=2030-01-01%2000:00:00"),
    ],
    ["a limit of 101", "listBackups", 400, backups("limit=101")],
    ["an offset of -1", "listBackups", 400, backups("offset=-1")],
    [
      "a begin_time without an end_time",
      "listBackups",
      400,
      backups("begin_time=2030-01-01%2000:00:00"),
    ],
    [
      "an end_time without a begin_time",
      "listBackups",
      400,
      backups("end_time=2030-01-01%2000:00:00"),
    ],
    [
      "a begin_time on 30 February",
      "listBackups",
      400,
      backups("begin_time=2026-02-30%2000:00:00&end_time=2026-03-01%2000:00:00"),
    ],
    ["an unknown mode", "listBackups", 400, backups("mode=Double")],
  ])("%s: %s", async (_, operation, status, request) => {
    const response = await callSigned(sandbox, request);
    expect({
      status: response.status,
      deviations: deviationsFromDescription(operation, response),
    }).toEqual({
      status,
      deviations: [],
    });
  });

  test("a second snapshot while the first is CREATING", async () => {
    await callSigned(sandbox, validCall("createSnapshot"));
    const response = await callSigned(sandbox, create({ ...snapshot, name: "nightly-2" }));
    expect({
      status: response.status,
      deviations: deviationsFromDescription("createSnapshot", response),
    }).toEqual({
      status: 409,
      deviations: [],
    });
  });

  test.each([0, 3333, 10_000])("lists that contain a snapshot after %d ms", async (age) => {
    await callSigned(sandbox, validCall("createSnapshot"));
    await callSigned(
      sandbox,
      create({ name: "unavailable", cluster_id: recordedSeed().clusters[1]?.id }),
    );
    clock.advance(age);
    for (const operation of ["listSnapshots", "listClusterSnapshots"] as const)
      expect(
        deviationsFromDescription(operation, await callSigned(sandbox, validCall(operation))),
      ).toEqual([]);
  });
});

describe("a request of no operation is rejected in the gateway's form", () => {
  const unpublished = "APIGW.0101 The API does not exist or has not been published.";
  const notHttp = "APIGW.0201 The request is not valid HTTP.";
  test.each<readonly [string, string, number, string]>([
    [
      "an unknown path",
      "GET /v9 HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n",
      404,
      unpublished,
    ],
    [
      "a request without a Host header",
      "GET /v3/p/backups HTTP/1.1\r\nConnection: close\r\n\r\n",
      400,
      "APIGW.0201 The request has no Host header.",
    ],
    [
      "an unknown expectation",
      "GET /v9 HTTP/1.1\r\nHost: HOST\r\nExpect: unknown\r\nConnection: close\r\n\r\n",
      404,
      unpublished,
    ],
    ["bytes that are not HTTP", "\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", 400, notHttp],
    [
      "a request with two lengths",
      "POST /v9 HTTP/1.1\r\nHost: HOST\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      400,
      notHttp,
    ],
    [
      "a chunk without a size",
      "POST /v9 HTTP/1.1\r\nHost: HOST\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n",
      400,
      notHttp,
    ],
    [
      "a header of 20 KB",
      `GET /v9 HTTP/1.1\r\nHost: HOST\r\nX-A: ${"a".repeat(20_000)}\r\n\r\n`,
      431,
      notHttp,
    ],
  ])("%s", async (_, bytes, status, error) => {
    const [head = "", body = ""] = (
      await exchange(sandbox, bytes.replace("HOST", new URL(sandbox.url).host))
    ).split("\r\n\r\n");
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} [\\s\\S]*X-Request-Id: [0-9a-f]{32}`));
    const [error_code, ...words] = error.split(" ");
    expect(JSON.parse(body)).toEqual({
      error_code,
      error_msg: words.join(" "),
      request_id: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });
});
