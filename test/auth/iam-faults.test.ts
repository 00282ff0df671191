import { describe, expect, test } from "@jest/globals";
import { passwordCredentials } from "../../src/index.js";
import { respond, json, silence, stallWithinBody } from "../support/faults.js";
import { cloudsOf, issueTokens, list } from "../support/faulty-cloud.js";
import { leaveNothing } from "../support/nothing-left.js";

const used = leaveNothing();
const cloudOf = cloudsOf(used);

const operation = "Authentication at IAM";

describe("with a password, when IAM fails,", () => {
  test.each([
    [
      "a wrong password",
      json({ error: { code: "IAM.0101", message: "Wrong" } }, 401),
      { name: "ApiError", status: 401, code: "IAM.0101" },
    ],
    [
      "a forbidden project",
      json({ error: { code: "IAM.0003" } }, 403),
      { name: "ApiError", status: 403, code: "IAM.0003" },
    ],
    ["a page of HTML", respond(201, {}, "<html>"), { name: "ResponseParseError", status: 201 }],
    ["no token", json({ token: {} }, 201), { name: "CloudError" }],
    [
      "a redirect",
      respond(307, { Location: "http://127.0.0.1:1/" }),
      { name: "ApiError", status: 307 },
    ],
  ])("%s is requested once, and nothing is sent to the service", async (_, fault, error) => {
    const { service, iam, list } = await cloudOf("a password", [json({})], {
      iamResponses: [fault],
    });
    const result = await list();
    expect(result).toMatchObject({ ok: false, error });
    expect(result).toHaveProperty(
      "error.message",
      expect.not.stringContaining("a-secret-password"),
    );
    expect([iam.seen.length, service.seen.length]).toEqual([1, 0]);
  });

  test.each([
    ["a token without its times", json({ token: {} }, 201, { "X-Subject-Token": "token-1" })],
    ["nothing but a token", json({}, 201, { "X-Subject-Token": "token-1" })],
  ])("%s is used nevertheless", async (_, fault) => {
    const {
      service,
      iam,
      list: call,
    } = await cloudOf("a password", [json(list)], { iamResponses: [fault] });
    expect([await call(), await call()]).toEqual([1, 2].map(() => ({ ok: true, data: list })));
    expect(iam.seen).toHaveLength(1);
    expect(service.seen.map(({ headers }) => headers["x-auth-token"])).toEqual([
      "token-1",
      "token-1",
    ]);
  });

  test.each([
    ["says nothing", silence],
    ["stalls in its response", stallWithinBody(201)],
  ])("an IAM that %s causes a timeout of the waiting call", async (_, fault) => {
    const { service, list } = await cloudOf("a password", [json({})], {
      iamResponses: [fault],
      timeoutMs: 30,
      retry: false,
    });
    expect(await list()).toMatchObject({
      ok: false,
      error: { name: "TimeoutError", scope: "attempt", operation: "listSnapshots" },
    });
    expect(service.seen).toEqual([]);
  });

  test.each([408, 429, 500, 502, 503, 504])(
    "status %i is repeated in the same call, since a second token has no effect on the first",
    async (status) => {
      const { iam, list: call } = await cloudOf("a password", [json(list)], {
        iamResponses: [respond(status, { "Retry-After": "0" }), issueTokens()],
      });
      expect(await call()).toEqual({ ok: true, data: list });
      expect(iam.seen).toHaveLength(2);
    },
  );

  test("the next call sends a request to IAM again, and succeeds", async () => {
    const { list: call } = await cloudOf("a password", [json(list)], {
      iamResponses: [respond(401), issueTokens()],
    });
    expect(await call()).toMatchObject({ ok: false, error: { name: "ApiError", operation } });
    expect(await call()).toEqual({ ok: true, data: list });
  });

  test("a renewal that IAM rejects is the error of the call whose token was rejected", async () => {
    const { service, iam, list } = await cloudOf("a password", [respond(401)], {
      iamResponses: [issueTokens(), respond(401)],
    });
    expect(await list()).toMatchObject({
      ok: false,
      error: { name: "ApiError", status: 401, operation },
    });
    expect([iam.seen.length, service.seen.length]).toEqual([2, 1]);
  });

  test("two clients with the same credentials authenticate once", async () => {
    const first = await cloudOf("a password", [json(list)]);
    const credentials = passwordCredentials({
      username: "u",
      password: "p",
      domainName: "d",
      authUrl: first.iam.origin,
    });
    const clients = await Promise.all(
      [1, 2].map(() => cloudOf("a password", [json(list)], { credentials })),
    );
    expect(await Promise.all(clients.map(({ list: call }) => call()))).toEqual(
      [1, 2].map(() => ({ ok: true, data: list })),
    );
    expect(first.iam.seen).toHaveLength(1);
  });
});
