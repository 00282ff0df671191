import { describe, expect, test } from "@jest/globals";
import {
  ConfigurationError,
  createDwsClient,
  createFetch,
  passwordCredentials,
  tokenCredentials,
  type ClientOptions,
} from "../../src/index.js";
import { jsonResponse } from "../support/stub-fetch.js";

const endpoint = "https://dws.example.com";
const options: ClientOptions = {
  endpoint,
  projectId: "p",
  credentials: tokenCredentials("a-token"),
  retry: { maxAttempts: 3, baseDelayMs: 0 },
};
const cluster_id = "e59d6b86-9072-46eb-a996-13f8b44994c1";

/** A fetch that records the cache mode of each request, and rejects modes as an older Workers runtime does. */
function cacheFetch(message?: string) {
  const modes: unknown[] = [];
  const fetch = async (_: string, init: RequestInit): Promise<Response> => {
    modes.push(init.cache);
    if (message && "cache" in init) throw new Error(message);
    const headers = { "X-Subject-Token": "token-1" };
    return Promise.resolve(jsonResponse({ snapshots: [], count: 0 }, 200, headers));
  };
  return { fetch, modes };
}

test("no request is taken from a cache, neither of the service nor of IAM", async () => {
  const { fetch, modes } = cacheFetch();
  const credentials = passwordCredentials({
    username: "u",
    password: "a-password",
    domainName: "d",
    authUrl: "https://iam.example.com",
  });
  const dws = createDwsClient({ ...options, fetch, credentials });
  await dws.listSnapshots();
  await dws.listClusterSnapshots({ cluster_id });
  await createFetch(dws)("/v1.0/x");
  expect(modes).toEqual(["no-store", "no-store", "no-store", "no-store"]);
});

describe("a runtime that rejects the cache mode", () => {
  test.each([
    "The 'cache' field on 'RequestInitializerDict' is not implemented.",
    "The cache field on RequestInitializerDict is not implemented in fetch",
    "Unsupported cache mode: no-store",
  ])("with %j is called without it from then on, in the same attempt", async (message) => {
    const { fetch, modes } = cacheFetch(message);
    const attempts: number[] = [];
    const dws = createDwsClient({
      ...options,
      fetch,
      retry: false,
      onResponse: (response) => attempts.push(response.attempts),
    });
    await dws.createSnapshot({ snapshot: { name: "nightly", cluster_id } });
    await dws.listSnapshots();
    await dws.with({ timeoutMs: 1000 }).listSnapshots();
    expect(attempts).toEqual([1, 1, 1]);
    expect(modes.slice(0, 3)).toEqual(["no-store", undefined, undefined]);
  });

  test.each(["The cache broke within the response", "fetch failed"])(
    "is not recognised by %j, for a request must not be sent twice",
    async (message) => {
      const { fetch, modes } = cacheFetch(message);
      const dws = createDwsClient({ ...options, fetch });
      const call = dws.createSnapshot({ snapshot: { name: "nightly", cluster_id } });
      await expect(call).rejects.toMatchObject({ name: "NetworkError", attempts: 1 });
      expect(modes).toEqual(["no-store"]);
    },
  );
});

test.each([
  ["nothing", undefined],
  ["no headers", { ok: true, status: 200, json: () => Promise.resolve({}) }],
  ["no body", { ok: true, status: 200, headers: new Headers() }],
])(
  "a fetch whose response has %s is a mistake of the program, and not repeated",
  async (_, response) => {
    let calls = 0;
    // What a stub of a test returns, whatever the type says.
    const fetch = (): Promise<Response> => {
      calls += 1;
      return Promise.resolve(response as Response);
    };
    await expect(createDwsClient({ ...options, fetch }).listSnapshots()).rejects.toThrow(
      new ConfigurationError(
        "The result of fetch must be a Response, with headers and arrayBuffer().",
      ),
    );
    expect(calls).toBe(1);
  },
);
