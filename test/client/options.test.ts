import { describe, expect, test } from "@jest/globals";
import {
  createDdsClient,
  createDwsClient,
  ConfigurationError,
  tokenCredentials,
  ValidationError,
  type ClientOptions,
} from "../../src/index.js";
import { jsonResponse, stubFetch } from "../support/stub-fetch.js";

const options: ClientOptions = {
  endpoint: "https://endpoint.example.com",
  projectId: "p",
  credentials: tokenCredentials("a-token"),
};
const cluster_id = "e59d6b86-9072-46eb-a996-13f8b44994c1";

describe("createDwsClient and createDdsClient reject", () => {
  test.each([
    ["timeoutMs of zero", { timeoutMs: 0 }, "timeoutMs must be a number from 1 to 2147483647."],
    [
      "timeoutMs beyond what a timer can hold",
      { timeoutMs: 2 ** 31 },
      "timeoutMs must be a number from 1",
    ],
    [
      "deadlineMs that is no number",
      { deadlineMs: Number.NaN },
      "deadlineMs must be a number from 1",
    ],
    [
      "a maxResponseBytes without a limit",
      { maxResponseBytes: Infinity },
      "maxResponseBytes must be a number from 1 to 2147483647.",
    ],
    ["no attempt", { retry: { maxAttempts: 0 } }, "retry.maxAttempts must be a number from 1"],
    [
      "half an attempt",
      { retry: { maxAttempts: 1.5 } },
      "retry.maxAttempts must be a whole number.",
    ],
    [
      "a negative delay",
      { retry: { baseDelayMs: -1 } },
      "retry.baseDelayMs must be a number from 0",
    ],
    [
      "an endless Retry-After",
      { retry: { maxRetryAfterMs: Infinity } },
      "retry.maxRetryAfterMs must be a number from 0",
    ],
    ["a signal that is none", { signal: {} }, "signal must be an AbortSignal."],
    ["an onResponse that is none", { onResponse: 5 }, "onResponse must be a function."],
    ["an onEvent that is none", { onEvent: "log" }, "onEvent must be a function."],
    ["a fetch that is none", { fetch: {} }, "fetch must be a function."],
    [
      "half a validation",
      { validation: { request: () => [] } },
      "validation must be the result of createValidation()",
    ],
    [
      "allowInsecureHttp in words",
      { allowInsecureHttp: "no" },
      "allowInsecureHttp must be true or false.",
    ],
    [
      "a header that has no name",
      { headers: { "two words": "secret" } },
      'The header "two words" must be one that can be sent.',
    ],
    [
      "a header with a line break",
      { headers: { "X-Key": "secret\nX-Other: v" } },
      'The header "x-key" must be one that can be sent.',
    ],
    [
      "a userAgent with a line break",
      { userAgent: "a\r\nb" },
      'The header "user-agent" must be one that can be sent.',
    ],
    [
      "no credentials",
      { credentials: undefined },
      "credentials must be the result of a function such as accessKeyCredentials()",
    ],
  ])("%s", (_, wrong, message) => {
    const create = () => createDwsClient({ ...options, ...(wrong as object) });
    expect(create).toThrow(ConfigurationError);
    expect(create).toThrow(message);
    expect(create).not.toThrow("secret");
  });

  test("missing options", () => {
    expect(() => (createDwsClient as () => unknown)()).toThrow(ConfigurationError);
  });

  test("an endpoint of a catalogue that names another project than projectId does", () => {
    expect(() =>
      createDwsClient({ ...options, endpoint: "https://dws.example.com/v1.0/other" }),
    ).toThrow("projectId must be the project in endpoint");
  });
});

test.each([
  ["https://dws.example.com/v1.0/89cd04", "https://dws.example.com/v1.0/89cd04/snapshots"],
  ["https://dws.example.com/v1.0/89cd04/", "https://dws.example.com/v1.0/89cd04/snapshots"],
  [
    "https://gateway.example.com/dws/v1/89cd04",
    "https://gateway.example.com/dws/v1.0/89cd04/snapshots",
  ],
])("uses the project in an endpoint of a service catalogue: %s", async (endpoint, url) => {
  const { fetch, sent } = stubFetch(() => jsonResponse({}));
  await createDwsClient({ endpoint, credentials: options.credentials, fetch }).listSnapshots();
  expect(sent[0]?.url).toBe(url);
});

describe("a changed copy", () => {
  test("has the changed options and all others; the client is unchanged", async () => {
    const { fetch, sent } = stubFetch(() => jsonResponse({}));
    const dws = createDwsClient({ ...options, fetch, headers: { "X-Kept": "k" } });
    await dws
      .with({ projectId: "q", headers: { "X-Kept": "k", "X-New": "n" }, timeoutMs: undefined })
      .listSnapshots();
    await dws.listSnapshots();
    expect(sent.map(({ url }) => new URL(url).pathname)).toEqual([
      "/v1.0/q/snapshots",
      "/v1.0/p/snapshots",
    ]);
    expect(sent.map(({ headers }) => [headers["x-kept"], headers["x-new"]])).toEqual([
      ["k", "n"],
      ["k", undefined],
    ]);
  });

  test("can have a region instead of an endpoint", async () => {
    const { fetch, sent } = stubFetch(() => jsonResponse({}));
    await createDwsClient({ ...options, fetch })
      .with({ region: "eu-de", cloud: "opentelekomcloud" })
      .listSnapshots();
    expect(sent[0]?.url).toBe("https://dws.eu-de.otc.t-systems.com/v1.0/p/snapshots");
  });

  test("shares the retry budget of the client", async () => {
    const { fetch, sent } = stubFetch(() => new Response("", { status: 503 }));
    const dws = createDwsClient({ ...options, fetch, retry: { baseDelayMs: 0, maxAttempts: 200 } });
    await expect(dws.listSnapshots()).rejects.toMatchObject({ status: 503, attempts: 101 });
    await expect(dws.with({ timeoutMs: 5 }).listSnapshots()).rejects.toMatchObject({
      status: 503,
      attempts: 1,
    });
    expect(sent).toHaveLength(102);
  });
});

describe("extraQuery", () => {
  test("is sent as given, encoded, and replaces the input", async () => {
    const { fetch, sent } = stubFetch(() => jsonResponse({ backups: [], total_count: 0 }));
    const dds = createDdsClient({ ...options, fetch, extraQuery: { instance_name: "n" } });
    await dds.listBackups(
      { instance_id: "i", backup_type: "Auto", limit: 5 },
      {
        extraQuery: {
          backup_type: "Incremental",
          limit: undefined,
          "a&b#c": true,
          instance_name: undefined,
          __proto__: "x",
        },
      },
    );
    expect(new URL(sent[0]?.url ?? "").search).toBe(
      "?instance_id=i&backup_type=Incremental&limit=5&instance_name=n&a%26b%23c=true",
    );
  });

  test.each([[null], [{}], [[1]], [Number.NaN], [""], ["line\nbreak"]])(
    "rejects %j",
    async (value) => {
      const { fetch, sent } = stubFetch(() => jsonResponse({}));
      const call = createDwsClient({ ...options, fetch }).listSnapshots(
        {},
        { extraQuery: { name: value as string } },
      );
      await expect(call).rejects.toThrow(ValidationError);
      expect(sent).toEqual([]);
    },
  );
});

test.each<[object]>([[{ __proto__: { limit: 1 } }], [{ constructor: "x" }], [{ toString: "x" }]])(
  "an input with a name of every object is nothing special: %j",
  async (input) => {
    const { fetch } = stubFetch(() => jsonResponse({ snapshots: [] }));
    const call = createDwsClient({ ...options, fetch }).listClusterSnapshots({
      cluster_id,
      ...input,
    });
    if (Object.keys(input).length === 0) await expect(call).resolves.toEqual({ snapshots: [] });
    else await expect(call).rejects.toThrow("is not documented");
  },
);

test.each([[undefined], [{}], [{ snapshot: undefined }]])(
  "a call whose body is missing is rejected: %j",
  async (input) => {
    const { fetch, sent } = stubFetch(() => jsonResponse({}));
    await expect(
      createDwsClient({ ...options, fetch }).createSnapshot(input as never),
    ).rejects.toThrow("snapshot is missing.");
    expect(sent).toEqual([]);
  },
);
