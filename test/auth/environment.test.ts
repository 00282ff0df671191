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

const cluster_id = "e59d6b86-9072-46eb-a996-13f8b44994c1";
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
  const terraform = { HW_ACCESS_KEY: "AK4", HW_SECRET_KEY: "SK4", HW_PROJECT_ID: "p4" };
  const keys = { OS_ACCESS_KEY: "AK2", OS_SECRET_KEY: "SK2", OS_PROJECT_ID: "p2" };
  const token = { OS_TOKEN: "token", OS_PROJECT_ID: "p3" };
  const password = {
    OS_USERNAME: "u",
    OS_PASSWORD: "w",
    OS_USER_DOMAIN_NAME: "d",
    OS_PROJECT_NAME: "eu-de",
    OS_AUTH_URL: "https://iam.example.com/v3",
  };
  const without = (
    variables: Readonly<Record<string, string>>,
    ...names: readonly string[]
  ): Record<string, string> =>
    Object.fromEntries(Object.entries(variables).filter(([name]) => !names.includes(name)));

  test.each([
    ["the vendor's key", vendor, { authorization: expect.stringContaining("Access=AK1,") }, "p1"],
    [
      "the vendor's temporary key",
      { ...vendor, HUAWEICLOUD_SDK_SECURITY_TOKEN: "t" },
      { "x-security-token": "t" },
      "p1",
    ],
    ["a key of Terraform", terraform, { authorization: expect.stringContaining("AK4,") }, "p4"],
    [
      "a temporary key of Terraform",
      { ...terraform, HW_SECURITY_TOKEN: "t" },
      { "x-security-token": "t" },
      "p4",
    ],
    ["a key of OpenStack", keys, { authorization: expect.stringContaining("Access=AK2,") }, "p2"],
    [
      "a temporary key of OpenStack",
      { ...keys, OS_SECURITY_TOKEN: "t" },
      { "x-security-token": "t" },
      "p2",
    ],
    ["a token", token, { "x-auth-token": "token" }, "p3"],
    [
      "a token by its other name",
      { OS_AUTH_TOKEN: "token", OS_TENANT_ID: "p5" },
      { "x-auth-token": "token" },
      "p5",
    ],
    [
      "a token of Terraform",
      { HW_AUTH_TOKEN: "token", HW_PROJECT_ID: "p6" },
      { "x-auth-token": "token" },
      "p6",
    ],
    [
      "the vendor's key before all others",
      { ...token, ...keys, ...vendor },
      { authorization: expect.stringContaining("Access=AK1,") },
      "p1",
    ],
    [
      "a key and the project of the same tool",
      { ...keys, HUAWEICLOUD_SDK_PROJECT_ID: "p1", HW_PROJECT_ID: "p4" },
      { authorization: expect.stringContaining("Access=AK2,") },
      "p2",
    ],
    [
      "a key and the project of another tool",
      { ...without(vendor, "HUAWEICLOUD_SDK_PROJECT_ID"), OS_PROJECT_ID: "p2" },
      { authorization: expect.stringContaining("Access=AK1,") },
      "p2",
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

  test.each<[string, Readonly<Record<string, string>>]>([
    ["its documented names", password],
    [
      "OS_TENANT_NAME",
      { ...without(password, "OS_PROJECT_NAME"), OS_TENANT_NAME: "eu-de", OS_PROJECT_NAME: "" },
    ],
    ["OS_DOMAIN_NAME", { ...without(password, "OS_USER_DOMAIN_NAME"), OS_DOMAIN_NAME: "d" }],
    [
      "OS_PROJECT_DOMAIN_NAME",
      { ...without(password, "OS_USER_DOMAIN_NAME"), OS_PROJECT_DOMAIN_NAME: "d" },
    ],
    [
      "the names of Terraform",
      {
        HW_USER_NAME: "u",
        HW_USER_PASSWORD: "w",
        HW_DOMAIN_NAME: "d",
        HW_PROJECT_NAME: "eu-de",
        HW_AUTH_URL: "https://iam.example.com/v3",
      },
    ],
    [
      "the domain of the user before that of the project",
      { ...password, OS_PROJECT_DOMAIN_NAME: "other", OS_DOMAIN_NAME: "another" },
    ],
    [
      "the URL of IAM of another tool",
      {
        ...without(password, "OS_AUTH_URL"),
        HUAWEICLOUD_SDK_IAM_ENDPOINT: "https://iam.example.com/v3",
      },
    ],
  ])("authenticates with a password by %s, and uses the project of IAM", async (_, environment) => {
    const { sent, iam } = await signInWith(environment);
    expect(iam).toMatchObject({
      url: "https://iam.example.com/v3/auth/tokens",
      body: {
        auth: {
          identity: { password: { user: { name: "u", password: "w", domain: { name: "d" } } } },
          scope: { project: { name: "eu-de" } },
        },
      },
    });
    expect(sent?.url).toContain("/project-of-iam/");
  });

  test("derives the URL of IAM from the endpoint if no variable names it", async () => {
    const { iam } = await signInWith(without(password, "OS_AUTH_URL"));
    expect(iam?.url).toBe("https://iam.eu-de.otc.t-systems.com/v3/auth/tokens");
  });

  test("uses no temporary token of another tool than that of the key", async () => {
    const { sent } = await signInWith({ ...terraform, OS_SECURITY_TOKEN: "t" });
    expect(sent?.headers["authorization"]).toContain("AK4,");
    expect(sent?.headers).not.toHaveProperty("x-security-token");
  });

  test("uses the project of the client if it has one", async () => {
    expect((await signInWith(vendor, { projectId: "mine" })).sent?.url).toContain("/mine/");
  });

  test.each([
    [{ ...password, OS_PROJECT_ID: "p2" }, {}, "p2"],
    [{ ...password, OS_PROJECT_ID: "p2" }, { projectId: "mine" }, "mine"],
    [password, { projectId: "mine" }, "mine"],
  ])("gets a token for the project that it calls: %j", async (environment, client, id) => {
    const { sent, iam } = await signInWith(environment, client);
    expect(iam?.body).toMatchObject({ auth: { scope: { project: { id } } } });
    expect(sent?.url).toContain(`/${id}/`);
  });

  const noProject = (variables: string): string =>
    `The environment names no project: set ${variables}, or give the client a projectId.`;

  test.each<[Readonly<Record<string, string>>, string]>([
    [
      {},
      "Set HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK, or HW_ACCESS_KEY and HW_SECRET_KEY, or OS_ACCESS_KEY and OS_SECRET_KEY, or HW_AUTH_TOKEN, or OS_TOKEN, or HW_USER_NAME and HW_USER_PASSWORD and HW_DOMAIN_NAME, or OS_USERNAME and OS_PASSWORD and OS_USER_DOMAIN_NAME.",
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
    // Half of a key goes before a complete token or password.
    [
      { ...token, HUAWEICLOUD_SDK_AK: "AK-secret" },
      "HUAWEICLOUD_SDK_AK is set, but HUAWEICLOUD_SDK_SK is not.",
    ],
    [
      { ...password, OS_SECURITY_TOKEN: "t-secret" },
      "OS_SECURITY_TOKEN is set, but OS_ACCESS_KEY and OS_SECRET_KEY are not.",
    ],
    [
      { HUAWEICLOUD_SDK_AK: "AK-secret", OS_SECRET_KEY: "SK-secret" },
      "HUAWEICLOUD_SDK_AK is set, but HUAWEICLOUD_SDK_SK is not. OS_SECRET_KEY is set, but OS_ACCESS_KEY is not.",
    ],
    [
      { OS_TOKEN: "a-secret", OS_AUTH_TOKEN: "b-secret" },
      "OS_TOKEN and OS_AUTH_TOKEN contradict each other: unset one of them.",
    ],
    [
      { ...keys, OS_TENANT_ID: "other" },
      "OS_PROJECT_ID and OS_TENANT_ID contradict each other: unset one of them.",
    ],
    [
      { ...password, OS_TENANT_NAME: "other" },
      "OS_PROJECT_NAME and OS_TENANT_NAME contradict each other: unset one of them.",
    ],
    [
      {
        ...without(vendor, "HUAWEICLOUD_SDK_PROJECT_ID"),
        HW_PROJECT_ID: "p4",
        OS_PROJECT_ID: "p2",
      },
      "HW_PROJECT_ID and OS_PROJECT_ID contradict each other: unset one of them.",
    ],
    [
      without(vendor, "HUAWEICLOUD_SDK_PROJECT_ID"),
      noProject("HUAWEICLOUD_SDK_PROJECT_ID, HW_PROJECT_ID or OS_PROJECT_ID"),
    ],
    [
      { ...without(keys, "OS_PROJECT_ID"), OS_PROJECT_NAME: "eu-de" },
      noProject("HUAWEICLOUD_SDK_PROJECT_ID, HW_PROJECT_ID or OS_PROJECT_ID"),
    ],
    [
      without(password, "OS_PROJECT_NAME"),
      noProject(
        "HUAWEICLOUD_SDK_PROJECT_ID, HW_PROJECT_ID, OS_PROJECT_ID, HW_PROJECT_NAME or OS_PROJECT_NAME",
      ),
    ],
  ])("names the variables that are missing or contradict: %j", (environment, message) => {
    const create = () =>
      createDwsClient({ ...iamRegion, credentials: credentialsFromEnvironment(environment) });
    expect(create).toThrow(ConfigurationError);
    expect(create).toThrow(message);
    expect(create).not.toThrow("secret");
    expect(create).not.toThrow(`${message} `); // Nothing follows.
  });

  test("names the variable for the URL of IAM if the endpoint does not show it", () => {
    const create = () =>
      createDwsClient({
        endpoint: "http://127.0.0.1:8080",
        credentials: credentialsFromEnvironment(without(password, "OS_AUTH_URL")),
      });
    expect(create).toThrow(ConfigurationError);
    expect(create).toThrow("set HUAWEICLOUD_SDK_IAM_ENDPOINT, HW_AUTH_URL or OS_AUTH_URL.");
    const credentials = credentialsFromEnvironment(password);
    expect(() => createDwsClient({ endpoint: "http://127.0.0.1:8080", credentials })).not.toThrow();
  });

  test.each([
    [{ ...password, ...token }, "OS_TOKEN, which is used before OS_USERNAME and OS_PASSWORD"],
    [{ OS_AUTH_TOKEN: "old", OS_PROJECT_ID: "p" }, "OS_AUTH_TOKEN"],
    [vendor, "HUAWEICLOUD_SDK_AK"],
    [{ ...vendor, ...password }, "HUAWEICLOUD_SDK_AK"],
  ])("an error about rejected credentials names their variable: %#", async (variables, source) => {
    const { fetch } = stubFetch(() => jsonResponse({ error_code: "APIGW.0301" }, 401));
    const credentials = credentialsFromEnvironment(variables);
    const dws = createDwsClient({ ...iamRegion, credentials, fetch });
    await expect(dws.listSnapshots()).rejects.toMatchObject({
      status: 401,
      message: expect.stringContaining(`the credentials are those of ${source}`),
    });
    await expect(dws.listClusterSnapshots({ cluster_id })).rejects.toThrow(source);
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
