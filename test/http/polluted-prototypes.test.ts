import { afterEach, expect, test } from "@jest/globals";
import {
  accessKeyCredentials,
  createDwsClient,
  ensureSnapshot,
  type NetworkError,
} from "../../src/index.js";
import { jsonResponse, stubFetch } from "../support/stub-fetch.js";

// Some programs change the prototypes of the language.

const cluster_id = "e59d6b86-9072-46eb-a996-13f8b44994c1";
const credentials = accessKeyCredentials({ accessKeyId: "AK", secretAccessKey: "SK" });
const options = { endpoint: "https://dws.example.com", projectId: "p", credentials };

const ofErrors = Object.entries(Object.getOwnPropertyDescriptors(Error.prototype));

afterEach(() => {
  for (const name of ["x-polluted", "polluted"]) Reflect.deleteProperty(Object.prototype, name);
  for (const [name, before] of ofErrors) Object.defineProperty(Error.prototype, name, before);
});

test("an enumerable property of Object.prototype is neither sent nor signed", async () => {
  const call = async () => {
    const { fetch, sent } = stubFetch(() => jsonResponse({ count: 0, snapshot: { id: "i" } }));
    const dws = createDwsClient({ ...options, fetch, extraQuery: { mine: 1 } });
    await dws.listClusterSnapshots({ cluster_id, limit: 2 });
    await ensureSnapshot(dws, { name: "nightly", cluster_id });
    return sent.map(({ url, headers, body }) => {
      const names = Object.keys(headers).sort();
      return [url, names, /SignedHeaders=[^,]*/.exec(headers["authorization"] ?? "")?.[0], body];
    });
  };
  const clean = await call();
  for (const name of ["x-polluted", "polluted"])
    Object.defineProperty(Object.prototype, name, {
      value: "p",
      enumerable: true,
      writable: true,
      configurable: true,
    });
  expect(await call()).toEqual(clean);
});

test("an Error.prototype that is read-only, as a frozen one, does not change the error of a call", async () => {
  for (const [name] of ofErrors) Object.defineProperty(Error.prototype, name, { writable: false });
  const cause = Object.assign(new TypeError("fetch failed"), { code: "ECONNRESET" });
  const dws = createDwsClient({ ...options, fetch: () => Promise.reject(cause), retry: false });
  const error = await dws.listSnapshots().catch((reason: unknown) => reason as NetworkError);
  expect(error).toMatchObject({
    name: "NetworkError",
    message: "listSnapshots received no response from dws.example.com: ECONNRESET.",
    cause: { name: "TypeError", message: "fetch failed", code: "ECONNRESET" },
  });
});
