import { afterEach, describe, expect, jest, test } from "@jest/globals";
import {
  ConfigurationError,
  createDwsClient,
  credentialsFromEnvironment,
  tokenCredentials,
  type ClientOptions,
} from "../../src/index.js";
import { StandInIam } from "../support/stand-in-iam.js";
import { jsonResponse, stubFetch, type SentRequest } from "../support/stub-fetch.js";

const iamRegion = { cloud: "opentelekomcloud", region: "eu-de" } as const;
const tokensOf = (sent: readonly SentRequest[]): (string | undefined)[] =>
  sent.map(({ headers }) => headers["x-auth-token"]);

afterEach(() => void jest.useRealTimers());

describe("a provider of tokens", () => {
  const client = { endpoint: "https://endpoint.example.com", projectId: "p" };

  test("receives the rejected token, and the call is sent once more with another", async () => {
    const { fetch, sent } = stubFetch((index) =>
      jsonResponse({ snapshots: [] }, index === 0 ? 401 : 200),
    );
    let kept = "old";
    const credentials = tokenCredentials(({ rejected }) =>
      Promise.resolve(rejected === kept ? (kept = "new") : kept),
    );
    await createDwsClient({ ...client, credentials, fetch }).listSnapshots();
    expect(tokensOf(sent)).toEqual(["old", "new"]);
  });

  test("that returns the same token again does not repeat the call", async () => {
    const { fetch, sent } = stubFetch(() => jsonResponse({}, 401));
    const dws = createDwsClient({ ...client, credentials: tokenCredentials(() => "same"), fetch });
    await expect(dws.listSnapshots()).rejects.toMatchObject({ status: 401 });
    expect(sent).toHaveLength(1);
  });
});

describe("the environment", () => {
  async function signInWith(
    environment: Readonly<Record<string, string>>,
    client: Partial<ClientOptions> = {},
  ) {
    const iam = new StandInIam();
    const { fetch, sent } = stubFetch(() => jsonResponse({ snapshots: [] }));
    await createDwsClient({
      ...iamRegion,
      credentials: credentialsFromEnvironment(environment),
      fetch: iam.fetch(fetch),
      ...client,
    }).listSnapshots();
    return { sent: sent[0], iam: iam.requests[0] };
  }
  const vendor = {
    HUAWEICLOUD_SDK_AK: "AK1",
    HUAWEICLOUD_SDK_SK: "SK1",
    HUAWEICLOUD_SDK_PROJECT_ID: "p1",
  };
  const keys = { OS_ACCESS_KEY: "AK2", OS_SECRET_KEY: "SK2", OS_PROJECT_ID: "p2" };
  const token = { OS_TOKEN: "token", OS_PROJECT_ID: "p3" };
  const password = {
    OS_USERNAME: "u",
    OS_PASSWORD: "w",
    OS_USER_DOMAIN_NAME: "d",
    OS_PROJECT_NAME: "eu-de",
    OS_AUTH_URL: "https://iam.example.com/v3",
  };

  test.each([
    ["the vendor's key", vendor, { authorization: expect.stringContaining("Access=AK1,") }, "p1"],
    [
      "the vendor's temporary key",
      { ...vendor, HUAWEICLOUD_SDK_SECURITY_TOKEN: "t" },
      { "x-security-token": "t" },
      "p1",
    ],
    ["a key of OpenStack", keys, { authorization: expect.stringContaining("Access=AK2,") }, "p2"],
    ["a token", token, { "x-auth-token": "token" }, "p3"],
    [
      "the vendor's key before all others",
      { ...token, ...keys, ...vendor },
      { authorization: expect.stringContaining("Access=AK1,") },
      "p1",
    ],
    [
      "what is set, and not what is empty",
      { ...token, HUAWEICLOUD_SDK_AK: "", OS_ACCESS_KEY: "" },
      { "x-auth-token": "token" },
      "p3",
    ],
  ])("authenticates with %s", async (_, environment, headers, project) => {
    const { sent } = await signInWith(environment);
    expect(sent?.headers).toMatchObject(headers);
    expect(sent?.url).toContain(`/${project}/`);
  });

  test("authenticates with a password, and uses the project of IAM", async () => {
    const { sent, iam } = await signInWith(password);
    expect(iam).toMatchObject({
      url: "https://iam.example.com/v3/auth/tokens",
      body: { auth: { scope: { project: { name: "eu-de" } } } },
    });
    expect(sent?.url).toContain("/project-of-iam/");
  });

  test("uses the project of the client if it has one", async () => {
    expect((await signInWith(vendor, { projectId: "mine" })).sent?.url).toContain("/mine/");
  });

  test.each([
    [
      {},
      "Set HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK, or OS_ACCESS_KEY and OS_SECRET_KEY, or OS_TOKEN, or OS_USERNAME and OS_PASSWORD and OS_USER_DOMAIN_NAME.",
    ],
    [
      { HUAWEICLOUD_SDK_AK: "AK-secret" },
      "HUAWEICLOUD_SDK_AK is set, but HUAWEICLOUD_SDK_SK is not.",
    ],
    [
      { OS_USERNAME: "u", OS_PASSWORD: "w-secret" },
      "OS_USERNAME and OS_PASSWORD are set, but OS_USER_DOMAIN_NAME is not.",
    ],
    [
      { OS_USERNAME: "u", OS_ACCESS_KEY: "a" },
      "OS_ACCESS_KEY is set, but OS_SECRET_KEY is not. OS_USERNAME is set, but OS_PASSWORD and OS_USER_DOMAIN_NAME are not.",
    ],
  ])("names the missing variables of %j", (environment, message) => {
    expect(() => credentialsFromEnvironment(environment)).toThrow(ConfigurationError);
    expect(() => credentialsFromEnvironment(environment)).toThrow(message);
    expect(() => credentialsFromEnvironment(environment)).not.toThrow("secret");
  });

  test("is process.env by default", () => {
    const saved = process.env["OS_TOKEN"];
    try {
      process.env["OS_TOKEN"] = "from-process-env";
      expect(() => credentialsFromEnvironment()).not.toThrow();
    } finally {
      if (saved === undefined) delete process.env["OS_TOKEN"];
      else process.env["OS_TOKEN"] = saved;
    }
  });
});
