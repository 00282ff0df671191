// Holds the error index and the errors of the package together: each error leads to an entry, each entry is reached by an
// error, and the entries say what the client does. error-index.slow.test.ts finds each entry on the page.
import { describe, expect, test } from "@jest/globals";
import { errorClasses } from "../../scripts/docs/errors/error-classes.js";
import { errorRecords, errorSearchEntries } from "../../scripts/docs/errors/records.js";
import { serviceNames } from "../../scripts/build/project.js";
import { exitCodeOf } from "../../src/cli/exit-codes.js";
import * as errors from "../../src/errors.js";
import {
  ApiError,
  CloudError,
  createDdsClient,
  createDwsClient,
  isApiError,
  tokenCredentials,
} from "../../src/index.js";
import { publishedDescription } from "../support/recordings.js";
import { jsonResponse, stubFetch } from "../support/stub-fetch.js";

const records = errorRecords();
const named = records.flatMap((record) => record.anchors);

const index = "errors/index.html#";

function apiError(status: number, code?: string): ApiError {
  return new ApiError("No.", { operation: "listSnapshots", attempts: 1, status, code });
}

/** An error for each code with each of its statuses, for each status, and for each case of a class. */
const samples: readonly CloudError[] = [
  ...records.flatMap(({ kind, anchors: names, statuses }) =>
    names.flatMap((name) => {
      if (kind === "class") return [];
      if (kind === "status") return [apiError(Number(name))];
      return (statuses.length > 0 ? statuses : [200]).map((status) => apiError(status, name));
    }),
  ),
  ...errorClasses.flatMap(({ cases }) => cases.map(({ sample }) => sample)),
];

describe("the error index", () => {
  test("has an anchor for each error of the package, and an error for each anchor", () => {
    const reached = samples.map(({ docs }) => docs.slice(index.length));
    expect(samples.filter(({ docs }) => !docs.startsWith(index))).toEqual([]);
    expect(reached.filter((anchor) => !named.includes(anchor))).toEqual([]);
    expect(named.filter((anchor) => !reached.includes(anchor))).toEqual([]);
  });

  test("has each name once", () => {
    expect(named).toEqual([...new Set(named)]);
  });

  test("has each class that src/errors.ts exports, with its meaning", () => {
    const exported = Object.values(errors).filter(
      (value) => value === CloudError || Object.getPrototypeOf(value) === CloudError,
    );
    const classes = records.filter(({ kind }) => kind === "class");
    expect(classes.map(({ anchors: [name] }) => name).sort()).toEqual(
      exported.map(({ name }) => name).sort(),
    );
    expect(classes.filter(({ cause }) => !/^[A-Z].*\.$/s.test(cause))).toEqual([]);
  });

  test("has each code of the descriptions, and no other", () => {
    const text = JSON.stringify(serviceNames().map(publishedDescription));
    const mentioned = new Set(text.match(/\b(?:DWS|DBS|APIGW)\.\d{4,}/g));
    mentioned.delete("DWS.0000");
    const codes = records
      .filter(({ kind }) => kind === "code")
      .flatMap((record) => record.anchors)
      .filter((code) => !code.startsWith("APIG."));
    expect(codes.sort()).toEqual([...mentioned].sort());
  });

  test("has an entry in the search for each code, status and class", () => {
    expect(errorSearchEntries(records).map(({ address }) => address)).toEqual(
      named.map((anchor) => index + anchor),
    );
  });

  test("names the evidence for each code", () => {
    const codes = records.filter(({ kind }) => kind === "code");
    expect(
      codes.filter(
        ({ deviations, anchors: [code] }) => deviations.length === 0 && code !== "DWS.0114",
      ),
    ).toEqual([]);
  });

  test("states the exit codes of the command", () => {
    const code = records.find(({ anchors: [name] }) => name === "DWS.0011");
    expect(code?.exitCodes).toEqual([exitCodeOf(apiError(409, "DWS.0011"))]);
  });
});

describe("docs leads", () => {
  test.each<readonly [string, CloudError, string]>([
    ["to the code", apiError(409, "DWS.0011"), "DWS.0011"],
    ["to the code with the other prefix of the gateway", apiError(401, "APIG.0301"), "APIG.0301"],
    ["to the status if the code is unknown", apiError(409, "DWS.9999"), "409"],
    ["to the status if there is no code", apiError(503), "503"],
    ["to the class if code and status are unknown", apiError(418, "DWS.9999"), "ApiError"],
    ["to the status if the code only contains a known one", apiError(404, "DWS.0011#x"), "404"],
    ["to the status if the code has a line after a known one", apiError(404, "DWS.0011\nx"), "404"],
    ["to the status if the code is a name of JavaScript", apiError(404, "constructor"), "404"],
    ["to the status if the code is a path", apiError(404, "../../evil"), "404"],
    ["to the class of a subclass", new (class Own extends CloudError {})("No."), "CloudError"],
  ])("%s", (_, error, anchor) => {
    expect(error.docs).toBe(index + anchor);
    expect(error.toJSON()).toMatchObject({ docs: error.docs });
    expect(Object.keys(error)).toContain("docs");
  });
});

describe("the client does what the index says after", () => {
  const cases = records.flatMap(({ kind, anchors, statuses, client, service }) => {
    if (kind === "class") return [];
    // Fetch fails with a status below 200.
    const possible = statuses.filter((status) => status >= 200);
    return possible.flatMap((status) =>
      (kind === "code" ? anchors : [undefined]).map((code) => ({
        title: code === undefined ? `status ${status}` : `${code} with status ${status}`,
        body: code === undefined ? {} : { error_code: code, error_msg: "No." },
        status,
        client,
        dds: service === "dds",
      })),
    );
  });

  test.each(cases)("$title", async ({ body, status, client, dds }) => {
    const { fetch, sent } = stubFetch(() => jsonResponse(body, status));
    let tokens = 0;
    const options = {
      endpoint: "https://service.example.com",
      projectId: "p",
      credentials: tokenCredentials(() => Promise.resolve(`token-${(tokens += 1)}`)),
      retry: { baseDelayMs: 1 },
      fetch,
    };
    const attemptsOf = async (call: Promise<unknown>): Promise<number> => {
      const before = sent.length;
      await call.catch((error: unknown) => expect(isApiError(error)).toBe(true));
      return sent.length - before;
    };
    const [reads, writes] = dds
      ? [
          await attemptsOf(createDdsClient(options).listBackups()),
          await attemptsOf(
            createDdsClient(options).createManualBackup({
              backup: { instance_id: "d8e6ca5a624745bcb546a227aa3ae1cfin02", name: "nightly" },
            }),
          ),
        ]
      : [
          await attemptsOf(createDwsClient(options).listSnapshots()),
          await attemptsOf(
            createDwsClient(options).createSnapshot({
              snapshot: { name: "nightly", cluster_id: "e59d6b86-9072-46eb-a996-13f8b44994c1" },
            }),
          ),
        ];
    const expected = /retries every/.test(client)
      ? [3, 3]
      : /retries operations that only read/.test(client)
        ? [3, 1]
        : /calls once more/.test(client) && status === 401
          ? [2, 2]
          : [1, 1];
    expect([reads, writes]).toEqual(expected);
  });
});
