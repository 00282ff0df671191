// What the OpenStack tools of Open Telekom Cloud request from the identity service before they call a service.
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startSandbox, type Sandbox } from "../../src/sandbox.js";
import {
  call,
  callSigned,
  tokenOf,
  tokenRequestBody,
  type CallResponse,
} from "../support/sandbox-calls.js";

let sandbox: Sandbox;
let token: string;
beforeAll(async () => {
  sandbox = await startSandbox();
  token = await tokenOf(sandbox);
});
afterAll(() => sandbox.close());

interface Endpoint {
  readonly interface: string;
  readonly region: string;
  readonly url: string;
}
type Catalogue = readonly { readonly type: string; readonly endpoints: readonly Endpoint[] }[];

/** Requests a token with another scope, or with another method. */
async function tokenWith(scope: unknown, identity?: unknown): Promise<CallResponse> {
  const request = JSON.parse(tokenRequestBody(sandbox)) as { auth: { identity: unknown } };
  const auth = {
    identity: identity ?? request.auth.identity,
    ...(scope !== undefined && { scope }),
  };
  return call(sandbox, {
    method: "POST",
    target: "/v3/auth/tokens",
    body: JSON.stringify({ auth }),
  });
}

/** Requests a token by the password of the account, with other properties of its user. */
function tokenOfUser(properties: object): Promise<CallResponse> {
  const { username: name, password, domainName } = sandbox.account;
  const user = { name, password, domain: { name: domainName }, ...properties };
  return tokenWith(undefined, { methods: ["password"], password: { user } });
}

async function get(target: string): Promise<CallResponse> {
  return call(sandbox, { target, headers: { "x-auth-token": token } });
}

describe("a token", () => {
  test("contains the project, the user, and a catalogue with the endpoints of every service", async () => {
    const { account, url } = sandbox;
    const { status, body } = await tokenWith({ project: { name: account.projectName } });
    expect(status).toBe(201);
    const domain = { id: expect.stringMatching(/^[0-9a-f]{32}$/), name: account.domainName };
    expect(body).toMatchObject({
      token: {
        project: { id: account.projectId, name: account.projectName, domain },
        user: { id: expect.stringMatching(/^[0-9a-f]{32}$/), name: account.username, domain },
        methods: ["password"],
        roles: [{ id: expect.stringMatching(/^[0-9a-f]{32}$/), name: "te_admin" }],
      },
    });
    const catalogue = (body as { token: { catalog: Catalogue } }).token["catalog"];
    const urls = Object.fromEntries(
      catalogue.map(({ type, endpoints: [first] }) => [type, first?.url]),
    );
    expect(urls).toEqual({
      identity: `${url}/v3`,
      iam: `${url}/v3`,
      dws: url,
      dwsv1: `${url}/v1.0/${account.projectId}`,
      dds: url,
      ddsv3: `${url}/v3/${account.projectId}`,
    });
    for (const endpoint of catalogue.flatMap(({ endpoints }) => endpoints))
      expect(endpoint).toMatchObject({ interface: "public", region: "eu-de", region_id: "eu-de" });
  });

  test.each(["domain", "nothing"])("of %s lists no snapshots", async (kind) => {
    const scope = kind === "domain" ? { domain: { name: sandbox.account.domainName } } : undefined;
    const { status, headers, body } = await tokenWith(scope);
    expect(status).toBe(201);
    expect(body).not.toHaveProperty("token.project");
    const own = { "x-auth-token": String(headers["x-subject-token"]) };
    const target = "/v1.0/PROJECT/snapshots";
    expect((await call(sandbox, { target, headers: own })).status).toBe(401);
    expect((await call(sandbox, { target: "/v3/projects", headers: own })).status).toBe(200);
  });

  test("is for a user whose domain is named by its id, too", async () => {
    const { body } = await tokenOfUser({});
    const { domain } = (body as { token: { user: { domain: { id: string } } } }).token.user;
    expect((await tokenOfUser({ domain: { id: domain.id } })).status).toBe(201);
  });

  test.each([{ name: "other" }, { password: "other" }, { domain: { id: "other", name: "other" } }])(
    "of a user with %j is rejected",
    async (properties) => {
      const message = "The username or password is wrong.";
      const error = { code: 401, message, title: "Unauthorized" };
      expect(await tokenOfUser(properties)).toMatchObject({ status: 401, body: { error } });
    },
  );

  test("can be exchanged for a token of the project", async () => {
    const identity = { methods: ["token"], token: { id: token } };
    const { status, headers } = await tokenWith(
      { project: { id: sandbox.account.projectId } },
      identity,
    );
    expect(status).toBe(201);
    const own = { "x-auth-token": String(headers["x-subject-token"]) };
    expect((await call(sandbox, { target: "/v3/PROJECT/backups", headers: own })).status).toBe(200);
  });

  const wrongScope = "The scope is neither a project of this account nor its domain.";
  const invalid =
    "The request body is invalid: it needs auth.identity with the method password, and password.user with name, password and domain, or with the method token, and token.id.";
  test.each([
    ["another domain", { domain: { name: "other" } }, undefined, 401, wrongScope],
    ["another project", { project: { name: "other" } }, undefined, 401, wrongScope],
    [
      "an invalid token",
      undefined,
      { methods: ["token"], token: { id: "other" } },
      401,
      "The token is not valid.",
    ],
    [
      "no token",
      undefined,
      { methods: ["token"] },
      400,
      "The request body is invalid: the method token needs token.id.",
    ],
    ["an unknown method", undefined, { methods: ["totp"] }, 400, invalid],
    ["no list of methods", undefined, { methods: "password" }, 400, invalid],
  ])("of %s is rejected", async (_, scope, identity, status, message) => {
    const title = status === 400 ? "Bad Request" : "Unauthorized";
    expect(await tokenWith(scope, identity)).toMatchObject({
      status,
      body: { error: { code: status, message, title } },
    });
  });

  test("can be validated", async () => {
    const headers = { "x-auth-token": token };
    const target = "/v3/auth/tokens";
    const valid = await call(sandbox, {
      target,
      headers: { ...headers, "x-subject-token": token },
    });
    expect(valid).toMatchObject({
      status: 200,
      headers: { "x-subject-token": token },
      body: { token: { project: { id: sandbox.account.projectId } } },
    });
    const invalid = await call(sandbox, {
      target,
      headers: { ...headers, "x-subject-token": "a" },
    });
    expect(invalid.status).toBe(404);
  });
});

describe("the identity service responds to", () => {
  test.each(["/v3", "/v3/"])("GET %s with its version", async (target) => {
    expect(await call(sandbox, { target })).toMatchObject({
      status: 200,
      body: {
        version: {
          id: "v3.14",
          status: "stable",
          updated: "2020-04-07T00:00:00Z",
          "media-types": [
            { base: "application/json", type: "application/vnd.openstack.identity-v3+json" },
          ],
          links: [{ rel: "self", href: `${sandbox.url}/v3/` }],
        },
      },
    });
  });

  test("GET / with its versions, if the client wants JSON", async () => {
    const headers = { accept: "application/json" };
    expect(await call(sandbox, { target: "/", headers })).toMatchObject({
      status: 200,
      headers: { "content-type": "application/json" },
      body: { versions: { values: [{ links: [{ href: `${sandbox.url}/v3/` }] }] } },
    });
    const page = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };
    expect((await call(sandbox, { target: "/", headers: page })).headers["content-type"]).toMatch(
      /^text\/plain/,
    );
  });

  test.each<readonly [string, string, object]>([
    ["/v3/auth/catalog", "catalog", { type: "dws" }],
    ["/v3/projects", "projects", { name: "eu-de", enabled: true }],
    ["/v3/projects?name=eu-de", "projects", { name: "eu-de" }],
    ["/v3/auth/projects", "projects", { name: "eu-de" }],
    ["/v3/auth/domains?name=sandbox-domain", "domains", { name: "sandbox-domain" }],
    ["/v3/regions", "regions", { id: "eu-de" }],
  ])("GET %s", async (target, list, item) => {
    const { status, body } = await get(target);
    expect(status).toBe(200);
    expect(body).toMatchObject({ [list]: expect.arrayContaining([expect.objectContaining(item)]) });
    expect(body).toHaveProperty("links", {
      ...{ self: `${sandbox.url}${target}`, previous: null, next: null },
    });
    expect((await callSigned(sandbox, { target })).status).toBe(200);
    expect(await call(sandbox, { target })).toMatchObject({
      status: 401,
      body: { error: { code: 401, title: "Unauthorized" } },
    });
  });

  test.each(["/v3/projects?name=other", "/v3/auth/domains?name=other"])(
    "GET %s with an empty list",
    async (target) => {
      expect(Object.values((await get(target)).body as object)).toContainEqual([]);
    },
  );

  test.each([
    ["/v3/projects/PROJECT", 200, "project"],
    ["/v3/regions/eu-de", 200, "region"],
    ["/v3/projects/other", 404, "error"],
    ["/v3/users", 404, "error_code"],
    ["/other/v3/auth/catalog", 404, "error_code"],
    ["/v3/auth/catalog/other", 404, "error_code"],
    ["/other/v3/projects", 404, "error_code"],
    ["/v3/auth/domains/other", 404, "error_code"],
    ["/other/v3/auth/domains", 404, "error_code"],
    ["/v3/regions/eu-de/other", 404, "error_code"],
    ["/other/v3/regions", 404, "error_code"],
    ["/other/v3/regions/eu-de", 404, "error_code"],
    ["/v3/projects/PROJECT/other", 404, "error_code"],
    ["/other/v3/projects/PROJECT", 404, "error_code"],
    ["/other/v3/auth/tokens", 404, "error_code"],
    ["/v3/auth/tokens/other", 404, "error_code"],
  ])("GET %s with %i", async (target, status, property) => {
    const response = await get(target);
    expect(response.status).toBe(status);
    expect(response.body).toHaveProperty(property);
    if (property === "error")
      expect(response.body).toEqual({
        error: {
          ...{ code: 404, title: "Not Found" },
          message: "The sandbox does not contain this resource.",
        },
      });
  });
});

test("a catalogue contains the address by which a client calls an open sandbox", async () => {
  const open = await startSandbox({ host: "0.0.0.0" });
  const { body } = await call(open, { target: "/v3", headers: { host: "sandbox:8080" } });
  expect(body).toHaveProperty("version.links.0.href", "http://sandbox:8080/v3/");
  await open.close();
});
