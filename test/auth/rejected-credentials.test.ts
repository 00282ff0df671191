import { describe, expect, test } from "@jest/globals";
import {
  accessKeyCredentials,
  tokenCredentials,
  type AccessKey,
  type AccessKeyProvider,
} from "../../src/index.js";
import { json } from "../support/faults.js";
import { cloudsOf, kinds, list } from "../support/faulty-cloud.js";
import { leaveNothing } from "../support/nothing-left.js";

const cloudOf = cloudsOf(leaveNothing());

const rejection = json(
  { error_code: "APIGW.0301", error_msg: "Incorrect IAM authentication information" },
  401,
);
const rejected = { name: "ApiError", status: 401, code: "APIGW.0301" };

describe("when the service rejects the credentials", () => {
  test.each(["a token", "an access key"] as const)(
    "%s is not sent again after a 401, since five rejected requests lock a key",
    async (kind) => {
      const { service, list, create, get } = await cloudOf(kind, [rejection]);
      expect(await list()).toMatchObject({ ok: false, error: { ...rejected, attempts: 1 } });
      expect(await create()).toMatchObject({ ok: false, error: { ...rejected, attempts: 1 } });
      expect(await get()).toMatchObject({
        ok: true,
        data: { error: { error_code: "APIGW.0301" }, response: { status: 401 } },
      });
      expect(service.seen).toHaveLength(3);
    },
  );

  test.each(["list", "create"] as const)(
    "a password gets a new token, and the %s call succeeds with it",
    async (method) => {
      const cloud = await cloudOf("a password", [rejection, json(list)], { retry: false });
      expect(await cloud[method]()).toEqual({ ok: true, data: list });
      expect(cloud.service.seen.map(({ headers }) => headers["x-auth-token"])).toEqual([
        "token-1",
        "token-2",
      ]);
      expect(cloud.iam.seen).toHaveLength(2);
    },
  );

  test.each(["list", "create"] as const)(
    "a password gets only one new token if the %s call is rejected again",
    async (method) => {
      const { service, iam, ...cloud } = await cloudOf("a password", [rejection]);
      expect(await cloud[method]()).toMatchObject({
        ok: false,
        error: { ...rejected, attempts: 2 },
      });
      expect(service.seen.map(({ headers }) => headers["x-auth-token"])).toEqual([
        "token-1",
        "token-2",
      ]);
      expect(iam.seen).toHaveLength(2);
    },
  );

  test("fifty calls that are rejected at once share one new token", async () => {
    const cloud = await cloudOf("a password", [
      (response, request) =>
        (request.headers["x-auth-token"] === "token-1" ? rejection : json(list))(response, request),
    ]);
    const results = await Promise.all(Array.from({ length: 50 }, () => cloud.list()));
    expect(results).toEqual(results.map(() => ({ ok: true, data: list })));
    expect(cloud.service.seen).toHaveLength(100);
    expect(cloud.iam.seen).toHaveLength(2);
  });

  test("a token function is called once more, with the rejected token", async () => {
    const asked: unknown[] = [];
    const credentials = tokenCredentials(({ rejected }) => {
      asked.push(rejected);
      return rejected === undefined && asked.length === 1 ? "old" : "new";
    });
    const cloud = await cloudOf("a token", [rejection, json(list)], { credentials });
    expect(await cloud.list()).toEqual({ ok: true, data: list });
    expect(asked).toEqual([undefined, "old", undefined]);
    expect(cloud.service.seen.map(({ headers }) => headers["x-auth-token"])).toEqual([
      "old",
      "new",
    ]);
  });
});

describe("a key function, when the service rejects its key,", () => {
  const keyOf = (accessKeyId: string): AccessKey => ({ accessKeyId, secretAccessKey: "SK-secret" });
  /** A service that rejects some keys, and a client of it. */
  async function cloudWith(rejectedKeys: readonly string[], key: AccessKeyProvider) {
    const keys: string[] = [];
    const cloud = await cloudOf(
      "an access key",
      [
        (response, request) => {
          const sent = /Access=(\w+)/.exec(request.headers["authorization"] ?? "")?.[1] ?? "";
          keys.push(sent);
          (rejectedKeys.includes(sent) ? rejection : json(list))(response, request);
        },
      ],
      { credentials: accessKeyCredentials(key), retry: false },
    );
    return { ...cloud, keys };
  }

  test.each(["list", "create"] as const)(
    "is called with its id, and the %s call is sent again with another key",
    async (method) => {
      const asked: unknown[] = [];
      const cloud = await cloudWith(["AK1"], (context) => {
        asked.push(context);
        return Promise.resolve(keyOf(context.rejected === "AK1" ? "AK2" : `AK${asked.length}`));
      });
      expect(await cloud[method]()).toEqual({ ok: true, data: list });
      expect(asked).toEqual([{}, { rejected: "AK1" }, {}]);
      expect(cloud.keys).toEqual(["AK1", "AK3"]);
    },
  );

  test.each(["list", "create"] as const)(
    "does not send the %s call again if it returns the same key",
    async (method) => {
      const asked: unknown[] = [];
      const cloud = await cloudWith(["AK1"], (context) => {
        asked.push(context);
        return { ...keyOf("AK1"), securityToken: `token-${asked.length}` };
      });
      expect(await cloud[method]()).toMatchObject({
        ok: false,
        error: { ...rejected, attempts: 1 },
      });
      expect(asked).toEqual([{}, { rejected: "AK1" }]);
      expect(cloud.keys).toEqual(["AK1"]);
    },
  );

  test("never sends a rejected key again in a call, even if the function has it in a cache", async () => {
    const cloud = await cloudWith(["AK1"], (context) => keyOf(context.rejected ? "AK2" : "AK1"));
    expect(await cloud.list()).toEqual({ ok: true, data: list });
    expect(await cloud.list()).toEqual({ ok: true, data: list });
    expect(cloud.keys).toEqual(["AK1", "AK2", "AK2"]);
  });

  test("is called with a rejected key once a call", async () => {
    let made = 0;
    const cloud = await cloudWith(["AK1", "AK2", "AK3", "AK4"], ({ rejected: id }) =>
      keyOf(id ? `AK${(made += 1) + 1}` : "AK1"),
    );
    expect(await cloud.list()).toMatchObject({ ok: false, error: { ...rejected, attempts: 2 } });
    expect(cloud.keys).toEqual(["AK1", "AK2"]);
  });

  test("fails the call with the error of the function", async () => {
    const cloud = await cloudWith(["AK1"], ({ rejected: id }) => keyOf(id ? "" : "AK1"));
    expect(await cloud.list()).toMatchObject({
      ok: false,
      error: {
        name: "ConfigurationError",
        message: expect.stringContaining("access key id must be printable ASCII"),
      },
    });
  });
});

describe.each(kinds)("with %s, when the clock of this machine is wrong,", (kind) => {
  test.each([
    [401, -20, "20 minutes fast"],
    [401, 20, "20 minutes slow"],
    [403, -20, "20 minutes fast"],
    [403, 20, "20 minutes slow"],
  ])(
    "the error of a %i names a clock difference of %i minutes",
    async (status, minutes, message) => {
      const date = new Date(Date.now() + minutes * 60_000).toUTCString();
      const { list } = await cloudOf(kind, [
        json({ error_code: "APIGW.0301" }, status, { Date: date }),
      ]);
      const result = await list();
      expect(result).toMatchObject({ ok: false, error: { name: "ApiError", status } });
      expect(result).toHaveProperty(
        "error.message",
        expect.stringContaining(`The clock of this machine is ${message}: set it`),
      );
    },
  );

  const times = (signature: string, server: string): string =>
    `Incorrect IAM authentication information: calc aksk signature fail:signature expired, signature time:${signature},server time:${server}`;
  test.each([
    ["no date", {}, "20211217T064303Z", "20211217T065804Z", "15 minutes slow"],
    [
      "a date that contradicts",
      { Date: new Date(Date.now() + 7_200_000).toUTCString() },
      "20211217T075804Z",
      "20211217T064303Z",
      "75 minutes fast",
    ],
    [
      "a date with the time of this machine",
      { Date: new Date().toUTCString() },
      "20211231T235900Z",
      "20220101T003000Z",
      "31 minutes slow",
    ],
  ])("the error names the difference of the times in its text: %s", async (...row) => {
    const [, headers, signature, server, message] = row;
    const { list } = await cloudOf(kind, [
      json({ error_code: "APIGW.0301", error_msg: times(signature, server) }, 401, headers),
    ]);
    expect(await list()).toHaveProperty(
      "error.message",
      expect.stringContaining(`The clock of this machine is ${message}: set it`),
    );
  });

  test.each([
    times("20211217T064303Z", "20211217T064303Z"),
    times("yesterday", "20211217T065804Z"),
    times("99999999T999999Z", "20211217T065804Z"),
    "signature expired",
  ])("the error of the text %j does not mention clocks", async (error_msg) => {
    const { list } = await cloudOf(kind, [json({ error_code: "APIGW.0301", error_msg }, 401)]);
    expect(await list()).toHaveProperty("error.message", expect.not.stringContaining("clock"));
  });

  test("the error of a service with the same time does not mention clocks", async () => {
    const { list } = await cloudOf(kind, [json({ error_code: "APIGW.0301" }, 401)]);
    expect(await list()).toHaveProperty("error.message", expect.not.stringContaining("clock"));
  });
});

describe.each(kinds)("with %s, a redirect to another origin", (kind) => {
  test.each([301, 302, 303, 307, 308])(
    "with status %i is an error, and receives no credentials",
    async (status) => {
      const elsewhere = await cloudOf(kind, [json(list)]);
      const {
        service,
        list: call,
        create,
        get,
      } = await cloudOf(kind, [json({}, status, { Location: `${elsewhere.service.origin}/` })]);
      for (const send of [call, create]) {
        const result = await send();
        expect(result).toMatchObject({
          ok: false,
          error: { name: "ApiError", status, attempts: 1 },
        });
        expect(result).toHaveProperty(
          "error.message",
          expect.stringContaining(`A redirect to ${elsewhere.service.origin}/ is not followed`),
        );
      }
      expect(await get()).toMatchObject({ ok: true, data: { response: { status } } });
      expect(service.seen).toHaveLength(3);
      expect(elsewhere.service.seen).toEqual([]);
    },
  );
});
