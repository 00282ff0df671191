import { describe, expect, test } from "@jest/globals";
import {
  createDdsClient,
  createDwsClient,
  ConfigurationError,
  tokenCredentials,
  type Cloud,
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
  test.each([
    ["neither region nor endpoint", {}, "The region is missing"],
    [
      "an unknown cloud",
      { cloud: "aws" as Cloud, region: "eu-de" },
      'There is no cloud "aws": use one of huaweicloud, opentelekomcloud',
    ],
    [
      "the name of an exceptional host as a cloud",
      { cloud: "huaweicloud-eu-west-101" as Cloud, region: "eu-west-101" },
      "There is no cloud",
    ],
    ["a region that would change the host", { region: "evil.example.com/" }, "is not a region id"],
    ["an empty region", { region: "" }, "is not a region id"],
    [
      "an endpoint that is no address",
      { endpoint: "dws.example.com" },
      "The endpoint must be a URL",
    ],
    [
      "an endpoint with a query",
      { endpoint: "https://dws.example.com?a=1" },
      "without user, password, query",
    ],
    [
      "an endpoint whose percent-encoding is invalid",
      { endpoint: "https://dws.example.com/v1.0/a%zz" },
      "must be a URL",
    ],
    [
      "an endpoint with a project of several segments",
      { endpoint: "https://dws.example.com/v1.0/a%2Fb", projectId: undefined },
      "not a single path segment",
    ],
    [
      "an endpoint with a password",
      { endpoint: "https://user:secret@dws.example.com" },
      "without user, password",
    ],
    [
      "plain http to another machine",
      { endpoint: "http://dws.example.com" },
      "Plain http would show your credentials",
    ],
    ["an endpoint that is a file", { endpoint: "file:///etc/passwd" }, "but must with https:"],
    [
      "an empty project",
      { endpoint: "https://dws.example.com", projectId: "" },
      "projectId is missing or empty",
    ],
    [
      "a project that leaves its segment",
      { endpoint: "https://dws.example.com", projectId: ".." },
      "not a single path segment",
    ],
  ])("%s", (_, options, message) => {
    const create = () => createDwsClient({ projectId, credentials, ...options });
    expect(create).toThrow(ConfigurationError);
    expect(create).toThrow(message);
    expect(create).not.toThrow("secret");
  });

  test.each([["http://127.0.0.1:8080"], ["http://localhost:8080"], ["http://[::1]:8080"]])(
    "accepts plain http to this machine: %s",
    (endpoint) => {
      expect(() => createDwsClient({ endpoint, projectId, credentials })).not.toThrow();
    },
  );

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
