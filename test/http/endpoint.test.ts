import { describe, expect, test } from "@jest/globals";
import {
  createDdsClient,
  createDwsClient,
  ConfigurationError,
  passwordCredentials,
  tokenCredentials,
  type ClientOptions,
  type Cloud,
  type Fetch,
} from "../../src/index.js";
import { jsonResponse, stubFetch } from "../support/stub-fetch.js";

const credentials = tokenCredentials("a-token");
const projectId = "89cd04f168b84af6be287f71730fdb4b";

describe("a region of a cloud", () => {
  test.each([
    [undefined, "ap-southeast-1", "https://dws.ap-southeast-1.myhuaweicloud.com"],
    ["huaweicloud", "eu-west-101", "https://dws.eu-west-101.myhuaweicloud.eu"],
    ["opentelekomcloud", "eu-de", "https://dws.eu-de.otc.t-systems.com"],
  ] as const)("%s %s has the endpoint %s", async (cloud, region, origin) => {
    const { fetch, sent } = stubFetch(() => jsonResponse({}));
    await createDwsClient({ cloud, region, projectId, credentials, fetch }).listSnapshots();
    expect(sent[0]?.url).toBe(`${origin}/v1.0/${projectId}/snapshots`);
  });

  test("has another host for DDS", async () => {
    const { fetch, sent } = stubFetch(() => jsonResponse({ backups: [], total_count: 0 }));
    await createDdsClient({
      cloud: "opentelekomcloud",
      region: "eu-nl",
      projectId,
      credentials,
      fetch,
    }).listBackups();
    expect(sent[0]?.url).toBe(`https://dds.eu-nl.otc.t-systems.com/v3/${projectId}/backups`);
  });
});

describe("createDwsClient rejects", () => {
  test.each<[string, Partial<ClientOptions>, string]>([
    ["neither region nor endpoint", {}, 'region must be an id such as "eu-west-101".'],
    [
      "an unknown cloud",
      { cloud: "aws" as Cloud, region: "eu-de" },
      'cloud must be one of huaweicloud, opentelekomcloud and is "aws".',
    ],
    [
      "the name of an exceptional host as a cloud",
      { cloud: "huaweicloud-eu-west-101" as Cloud, region: "eu-west-101" },
      "cloud must be one of huaweicloud, opentelekomcloud",
    ],
    [
      "a region that would change the host",
      { region: "evil.example.com/" },
      'region must be an id such as "eu-west-101" and is "evil.example.com/".',
    ],
    ["an empty region", { region: "" }, "region must be an id"],
    [
      "a German region without its cloud",
      { region: "eu-de" },
      'Region eu-de needs cloud: "opentelekomcloud".',
    ],
    [
      "a Dutch region without its cloud",
      { region: "eu-nl" },
      'Region eu-nl needs cloud: "opentelekomcloud".',
    ],
    [
      "a Swiss region without its cloud",
      { region: "eu-ch2" },
      'Region eu-ch2 needs cloud: "opentelekomcloud".',
    ],
    [
      "a region whose hosts are unknown",
      { cloud: "opentelekomcloud", region: "eu-ch2" },
      "No endpoint is listed for eu-ch2: set endpoint.",
    ],
    ["an endpoint that is no address", { endpoint: "dws.example.com" }, "endpoint must be a URL"],
    [
      "an endpoint with a query",
      { endpoint: "https://dws.example.com?a=1" },
      "without user, query or fragment",
    ],
    [
      "an endpoint whose percent-encoding is invalid",
      { endpoint: "https://dws.example.com/v1.0/a%zz" },
      "must be a URL",
    ],
    [
      "an endpoint with a project of several segments",
      { endpoint: "https://dws.example.com/v1.0/a%2Fb", projectId: undefined },
      "projectId must be the id of a project",
    ],
    [
      "an endpoint with a password",
      { endpoint: "https://user:secret@dws.example.com" },
      "without user",
    ],
    [
      "plain http to another machine",
      { endpoint: "http://dws.example.com" },
      "Plain http would show your credentials",
    ],
    [
      "an endpoint that is a file",
      { endpoint: "file:///etc/passwd" },
      "endpoint must be a URL such as https://host",
    ],
    [
      "an empty project",
      { endpoint: "https://dws.example.com", projectId: "" },
      "projectId must be the id of a project",
    ],
    [
      "a project that leaves its segment",
      { endpoint: "https://dws.example.com", projectId: ".." },
      "projectId must be the id of a project",
    ],
  ])("%s", (_, options, message) => {
    const create = () => createDwsClient({ projectId, credentials, ...options });
    expect(create).toThrow(ConfigurationError);
    expect(create).toThrow(message);
    expect(create).not.toThrow("secret");
  });

  test("no region with a cloud that is given, since a cloud may get new regions", () => {
    expect(() =>
      createDwsClient({ cloud: "huaweicloud", region: "eu-de", projectId, credentials }),
    ).not.toThrow();
  });

  test("encodes a project of the endpoint once", async () => {
    const { fetch, sent } = stubFetch(() => jsonResponse({ snapshots: [] }));
    const endpoint = "https://dws.example.com/v1.0/a%20b";
    await createDwsClient({ endpoint, credentials, fetch }).listSnapshots();
    await createDwsClient({ endpoint, projectId: "a b", credentials, fetch }).listSnapshots();
    expect(sent.map(({ url }) => url)).toEqual([`${endpoint}/snapshots`, `${endpoint}/snapshots`]);
  });

  test("accepts plain http to another machine with allowInsecureHttp", () => {
    expect(() =>
      createDwsClient({
        endpoint: "http://dws.example.com",
        allowInsecureHttp: true,
        projectId,
        credentials,
      }),
    ).not.toThrow();
  });
});

/** Two options receive secrets: the URL of the service, and that of IAM. */
const options = {
  endpoint: (url: string, fetch?: Fetch) =>
    createDwsClient({ endpoint: url, projectId, credentials, fetch }),
  authUrl: (url: string, fetch?: Fetch) =>
    createDwsClient({
      fetch,
      cloud: "opentelekomcloud",
      region: "eu-de",
      projectId,
      credentials: passwordCredentials({
        username: "u",
        password: "a-password",
        domainName: "d",
        authUrl: url,
      }),
    }),
};

describe.each(["endpoint", "authUrl"] as const)("as %s,", (name) => {
  test.each([
    // Names that only begin like this machine, and user info that looks like a host.
    "http://localhost.evil.example",
    "http://127.0.0.1.evil.example",
    "http://127.0.0.1.evil.example.",
    "http://localhost-evil.example",
    "http://evil.example/localhost",
    "http://evil.example:127",
    "http://localhost@evil.example",
    "http://127.0.0.1:80@evil.example",
    "http://localhost%2f@evil.example",
    "http://localhost\\@evil.example",
    "http://localhost%00.evil.example",
    "http://localhost%2eevil.example",
    "http://localhost\u3002evil.example",
    "http://localhost\uff0eevil.example",
    "http://\u24db\u24de\u24d2al\u24d7ost.evil.example",
    // User info, even an empty one.
    "http://@localhost",
    "http://:@localhost",
    "https://@dws.example.com",
    "https://:@dws.example.com",
    "https://user@dws.example.com",
    // Other addresses, in every form that a URL allows.
    "http://8.8.8.8",
    "http://134744072",
    "http://0x08080808",
    "http://010.8.8.8",
    "http://128.0.0.1",
    "http://126.255.255.255",
    "http://1127.0.0.1",
    "http://127.0.0.256",
    "http://[::ffff:8.8.8.8]",
    "http://[::ffff:127.0.0.1]",
    "http://[::127.0.0.1]",
    "http://[64:ff9b::7f00:1]",
    "http://[::2]",
    "http://[1::1]",
    "http://[::1].evil.example",
    // Every interface: a request to it is routed differently from system to system.
    "http://0.0.0.0",
    "http://0",
    "http://[::]",
    // Names that a resolver may look up elsewhere.
    "http://localhost.",
    "http://localhost..",
    "http://evil.localhost",
    "http://localhost.localdomain",
    "http://ip6-localhost",
    // Texts that the parser of URLs repairs.
    "http:/\\localhost",
    "http:\\\\localhost",
    "http:localhost",
    "https:/dws.example.com",
    "https:dws.example.com",
    "https:///dws.example.com",
    "https:\\\\dws.example.com",
    "https://dws.example.com\\evil.example",
    "https://dws\t.example.com",
    "https://dws\n.example.com",
    "ht\ntps://dws.example.com",
    " https://dws.example.com",
    "https://dws.example.com\r\n",
    "https://dws.exam\u00adple.com",
    "http://\u2460\u2461\u2466.0.0.1",
    "http://127\u30020\u30020\u30021",
    "http://\uff11\uff12\uff17.0.0.1",
    "//localhost",
    "localhost",
    "localhost:8080",
    "https://",
    "http://localhost:99999",
    // Other schemes, and what a URL of a service cannot have.
    "ws://localhost",
    "blob:http://localhost",
    "javascript:alert(1)",
    "https://dws.example.com?x",
    "https://dws.example.com#x",
    "https://dws.example.com?",
    "",
  ])("%j is rejected", (url) => {
    expect(() => options[name](url)).toThrow(ConfigurationError);
  });

  test.each([
    ["http://127.0.0.1:8080", "http://127.0.0.1:8080"],
    ["http://localhost:8080", "http://localhost:8080"],
    ["HTTP://LOCALHOST", "http://localhost"],
    ["http://[::1]:8080", "http://[::1]:8080"],
    ["http://[0:0:0:0:0:0:0:1]", "http://[::1]"],
    ["http://127.255.0.3", "http://127.255.0.3"],
    // Other forms of the same address; the URL that is sent has the usual one.
    ["http://2130706433", "http://127.0.0.1"],
    ["http://0177.0.0.1", "http://127.0.0.1"],
    ["http://0x7f.1", "http://127.0.0.1"],
    ["http://017700000001", "http://127.0.0.1"],
    ["http://127.1", "http://127.0.0.1"],
    ["http://127.0.0.1.", "http://127.0.0.1"],
    ["http://%6cocalhost", "http://localhost"],
    ["https://dws.example.com:8443/a/v1", "https://dws.example.com:8443"],
  ])("%s is accepted, and requests are sent to %s", async (url, origin) => {
    const { fetch, sent } = stubFetch(() =>
      jsonResponse({ snapshots: [] }, 200, { "X-Subject-Token": "a-token" }),
    );
    await options[name](url, fetch).listSnapshots();
    expect(new URL(sent[0]?.url ?? "").origin).toBe(origin);
  });
});

describe("the URL of IAM that is derived", () => {
  const iamOf = async (client: object): Promise<string> => {
    const { fetch, sent } = stubFetch(() =>
      jsonResponse({ snapshots: [] }, 200, { "X-Subject-Token": "a-token" }),
    );
    await createDwsClient({
      projectId,
      credentials: passwordCredentials({ username: "u", password: "a-password", domainName: "d" }),
      fetch,
      ...client,
    }).listSnapshots();
    return new URL(sent[0]?.url ?? "").host;
  };

  test.each([
    [{ region: "eu-west-101" }, "iam.eu-west-101.myhuaweicloud.eu"],
    [{ cloud: "opentelekomcloud", region: "eu-nl" }, "iam.eu-nl.otc.t-systems.com"],
    [
      { endpoint: "https://dws.eu-ch2.sc.otc.t-systems.com/v1.0" },
      "iam-pub.eu-ch2.sc.otc.t-systems.com",
    ],
    [{ endpoint: "https://dws.region.example.com" }, "iam.region.example.com"],
  ])("for %j has the host %s", async (client, host) => {
    expect(await iamOf(client)).toBe(host);
  });

  test.each([
    // The password would be sent to a host of somebody else.
    "https://dws.com",
    "https://dws.co.uk",
    "https://dws.company",
    "https://dds",
    "https://dws.localhost",
    "https://example.com",
    "https://gateway.example.com/dws.region.example.com",
    "http://127.0.0.1",
  ])("does not exist for the endpoint %s", async (endpoint) => {
    await expect(iamOf({ endpoint })).rejects.toThrow(
      "The URL of IAM cannot be derived from the endpoint",
    );
  });
});
