import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { Ajv, type ValidateFunction } from "ajv";
import { inProject } from "../../scripts/build/project.js";
import {
  ManualClock,
  recordedSeed,
  startSandbox,
  type Fault,
  type Sandbox,
} from "../../src/sandbox.js";
import { validateResponse, type OperationId } from "../../src/validation.js";
import {
  call,
  callSigned,
  exchange,
  type Answer,
  type Call,
  type Signing,
} from "../support/sandbox-calls.js";

interface Described {
  readonly responses: Readonly<Record<string, object>>;
  readonly operationId?: string;
}
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
}

const ajv = new Ajv({ strict: false, validateFormats: false, validateSchema: false });
const descriptions = new Map(["dws", "dds"].map((service) => [service, read(service)]));

function read(service: string): Description {
  const description = JSON.parse(
    readFileSync(inProject(`generated/openapi/${service}.json`), "utf8"),
  ) as Description;
  ajv.addSchema(description, service);
  return description;
}

/** The checks of each documented answer of an operation, by its status. */
function documented(operationId: string): ReadonlyMap<number, ValidateFunction> {
  for (const [service, { paths }] of descriptions)
    for (const [path, item] of Object.entries(paths))
      for (const [method, { operationId: id, responses }] of Object.entries(item)) {
        if (id !== operationId) continue;
        const place = `#/paths/${path.replaceAll("/", "~1").replaceAll("{", "%7B").replaceAll("}", "%7D")}/${method}/responses`;
        return new Map(
          Object.entries(responses).map(([status, response]) => {
            const pointer = "$ref" in response ? String(response.$ref) : `${place}/${status}`;
            return [
              Number(status),
              ajv.compile({ $ref: `${service}${pointer}/content/application~1json/schema` }),
            ];
          }),
        );
      }
  throw new Error(`No description has the operation ${operationId}.`);
}

/** A recorded answer of the documents writes it small, and the sandbox begins with that (see deviations.yaml). */
const recorded = /^backups\.\d+\.type .* is "auto"/;

/** Says what is wrong with an answer; nothing, if it is as the description has it. */
function faultsOf(operationId: string, { status, headers, body }: Answer): string[] {
  const check = documented(operationId).get(status);
  if (!check) return [`The status ${status} is not documented.`];
  const faults = check(body)
    ? []
    : (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  if (!/^[0-9a-f]{32}$/.test(String(headers["x-request-id"]))) faults.push("It names no request.");
  if (headers["content-type"] !== "application/json") faults.push("It is not said to be JSON.");
  if (status === 200)
    faults.push(
      ...validateResponse(operationId as OperationId, body, { strict: true })
        .map(({ message }) => message)
        .filter((message) => !recorded.test(message)),
    );
  if (status >= 400 && !Object.hasOwn(Object(body), "error_msg"))
    faults.push("It does not say what is wrong.");
  return faults;
}

const [{ id: cluster_id } = { id: "" }] = recordedSeed().clusters;
const snapshot = { name: "nightly-1", cluster_id };
const seed = {
  ...recordedSeed(),
  clusters: [...recordedSeed().clusters, { id: "frozen", name: "frozen", status: "Frozen" }],
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
const names = Object.keys(targets) as Name[];

/** A good call of an operation, with another query, path or body where that is given. */
function good(
  operation: Name,
  { query = "", ...others }: Partial<Call> & { readonly query?: string } = {},
): Call {
  const body =
    operation === "createSnapshot" ? { method: "POST", body: JSON.stringify({ snapshot }) } : {};
  return { target: `${targets[operation]}${query}`, ...body, ...others };
}

const order = (wanted: unknown): Call =>
  good("createSnapshot", { body: JSON.stringify({ snapshot: wanted }) });
const list = (query: string): Call => good("listClusterSnapshots", { query: `?${query}` });
const backups = (query: string): Call => good("listBackups", { query: `?${query}` });
const listOf = (id: string): Call => ({ target: `/v1.0/PROJECT/clusters/${id}/snapshots` });

/** A signature over "constructor", which every object has. */
const odd = `SDK-HMAC-SHA256 Access=SANDBOXACCESSKEYID00, SignedHeaders=constructor;x-sdk-date, Signature=${"0".repeat(64)}`;

describe.each(names)("what every operation answers is as it is described: %s", (operation) => {
  test.each<readonly [string, number, Call, Signing?]>([
    ["a good call", 200, good(operation)],
    ["a query that nobody knows", 200, good(operation, { query: "?unknown=1&unknown=2" })],
    ["a wrong secret", 401, good(operation), { secret: "wrong" }],
    ["a wrong key", 401, good(operation), { key: "WRONG" }],
    ["a signature of yesterday", 401, good(operation), { time: Date.now() - 86_400_000 }],
    [
      "a token that was never issued",
      401,
      good(operation, { headers: { "x-auth-token": "never-issued" } }),
    ],
    [
      "a signature over a header that is no header",
      401,
      good(operation),
      { tampered: { headers: { authorization: odd } } },
    ],
    [
      "another project",
      403,
      good(operation, { target: targets[operation].replace("PROJECT", "another") }),
    ],
    [
      "a project that cannot be decoded",
      403,
      good(operation, { target: targets[operation].replace("PROJECT", "%zz") }),
    ],
    [
      "a body of more than 12 MB",
      400,
      good(operation, { body: Buffer.alloc(13 * 1024 * 1024, " ") }),
    ],
  ])("%s", async (_, status, request, signing = {}) => {
    const answer = await callSigned(sandbox, request, signing);
    expect({ status: answer.status, faults: faultsOf(operation, answer) }).toEqual({
      status,
      faults: [],
    });
  });

  test("no sign of who is calling", async () => {
    const answer = await call(sandbox, good(operation));
    expect({ status: answer.status, faults: faultsOf(operation, answer) }).toEqual({
      status: 401,
      faults: [],
    });
  });

  test.each<readonly [string, number, Fault]>([
    ["of which nothing is said", 503, {}],
    ["of every documented status (429)", 429, { status: 429, headers: { "Retry-After": "1" } }],
    ["of every documented status (500)", 500, { status: 500 }],
    ["of every documented status (502)", 502, { status: 502 }],
    ["of every documented status (504)", 504, { status: 504 }],
    ["after which all is done", 503, { afterEffect: true, status: 503 }],
    ["that only takes time", 200, { delayMs: 5 }],
  ])("a fault %s", async (_, status, fault) => {
    sandbox.fail(fault);
    const answer = await callSigned(sandbox, good(operation));
    expect({ status: answer.status, faults: faultsOf(operation, answer) }).toEqual({
      status,
      faults: [],
    });
  });
});

describe("what an operation answers to calls of its own is as it is described", () => {
  test.each<readonly [string, Name, number, Call]>([
    [
      "an order with a description",
      "createSnapshot",
      200,
      order({ ...snapshot, description: "for the night" }),
    ],
    ["an empty order", "createSnapshot", 400, good("createSnapshot", { body: "" })],
    ["an order that is no JSON", "createSnapshot", 400, good("createSnapshot", { body: "{" })],
    ["an order that is a list", "createSnapshot", 400, good("createSnapshot", { body: "[]" })],
    [
      "an order with a prototype",
      "createSnapshot",
      400,
      good("createSnapshot", { body: `{"__proto__":${JSON.stringify({ snapshot })}}` }),
    ],
    ["a name that is too short", "createSnapshot", 400, order({ ...snapshot, name: "abc" })],
    [
      "a name that is in use",
      "createSnapshot",
      400,
      order({ ...snapshot, name: recordedSeed().snapshots[0]?.name }),
    ],
    [
      "a cluster that there is not",
      "createSnapshot",
      404,
      order({ ...snapshot, cluster_id: "none" }),
    ],
    [
      "a cluster whose status forbids it",
      "createSnapshot",
      403,
      order({ ...snapshot, cluster_id: "frozen" }),
    ],
    ["a page", "listClusterSnapshots", 200, list("limit=1&offset=1")],
    [
      "a page behind the last",
      "listClusterSnapshots",
      200,
      list("limit=2147483647&offset=2147483647"),
    ],
    ["an order by name", "listClusterSnapshots", 200, list("sort_key=name&sort_dir=desc")],
    ["a limit of 0", "listClusterSnapshots", 400, list("limit=0")],
    ["an offset that is no number", "listClusterSnapshots", 400, list("offset=one")],
    [
      "a direction that there is not",
      "listClusterSnapshots",
      400,
      list("sort_key=name&sort_dir=up"),
    ],
    [
      "a cluster that there is not",
      "listClusterSnapshots",
      404,
      listOf("00000000-0000-0000-0000-000000000000"),
    ],
    ["a cluster whose id is none", "listClusterSnapshots", 404, listOf("..%2f..")],
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
    ["an end without a beginning", "listBackups", 400, backups("end_time=2030-01-01%2000:00:00")],
    ["a day that there is not", "listBackups", 400, backups("begin_time=2026-02-30%2000:00:00")],
    ["a mode that there is not", "listBackups", 400, backups("mode=Double")],
  ])("%s: %s", async (_, operation, status, request) => {
    const answer = await callSigned(sandbox, request);
    expect({ status: answer.status, faults: faultsOf(operation, answer) }).toEqual({
      status,
      faults: [],
    });
  });

  test("a second order while the first is being obeyed", async () => {
    await callSigned(sandbox, good("createSnapshot"));
    const answer = await callSigned(sandbox, order({ ...snapshot, name: "nightly-2" }));
    expect({ status: answer.status, faults: faultsOf("createSnapshot", answer) }).toEqual({
      status: 409,
      faults: [],
    });
  });

  test.each([0, 3333, 10_000])("lists with a snapshot of so many milliseconds: %d", async (age) => {
    await callSigned(sandbox, good("createSnapshot"));
    await callSigned(
      sandbox,
      order({ name: "unavailable", cluster_id: recordedSeed().clusters[1]?.id }),
    );
    clock.advance(age);
    for (const operation of ["listSnapshots", "listClusterSnapshots"] as const)
      expect(faultsOf(operation, await callSigned(sandbox, good(operation)))).toEqual([]);
  });
});

describe("what no operation is asked for is refused in the gateway's form", () => {
  test.each<readonly [string, string, number]>([
    ["a path that there is not", "GET /v9 HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n", 404],
    ["no host", "GET /v3/p/backups HTTP/1.1\r\nConnection: close\r\n\r\n", 400],
    [
      "an expectation that nobody can meet",
      "GET /v9 HTTP/1.1\r\nHost: h\r\nExpect: wonders\r\nConnection: close\r\n\r\n",
      404,
    ],
    ["no HTTP", "\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", 400],
    [
      "two lengths",
      "POST /v9 HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      400,
    ],
    [
      "a chunk without a size",
      "POST /v9 HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n",
      400,
    ],
    ["headers of 20 KB", `GET /v9 HTTP/1.1\r\nHost: h\r\nX-A: ${"a".repeat(20_000)}\r\n\r\n`, 431],
  ])("%s", async (_, bytes, status) => {
    const [head = "", body = ""] = (await exchange(sandbox, bytes)).split("\r\n\r\n");
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} [\\s\\S]*X-Request-Id: [0-9a-f]{32}`));
    expect(JSON.parse(body)).toEqual({
      error_code: expect.stringMatching(/^APIGW\.0[12]01$/),
      error_msg: expect.any(String),
      request_id: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });
});
