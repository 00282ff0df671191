import { describe, expect, test } from "@jest/globals";
import {
  ConfigurationError,
  createDdsClient,
  createDwsClient,
  optionsFromEnvironment,
} from "../../src/index.js";
import { jsonResponse, stubFetch } from "../support/stub-fetch.js";

const key = {
  HUAWEICLOUD_SDK_AK: "AK",
  HUAWEICLOUD_SDK_SK: "SK",
  HUAWEICLOUD_SDK_PROJECT_ID: "p",
};
const sandbox = {
  HUAWEICLOUD_DWS_ENDPOINT: "http://127.0.0.1:8080",
  HUAWEICLOUD_DDS_ENDPOINT: "http://127.0.0.1:8081",
};

/** The origins that programs for both services send to. */
async function originsOf(environment: Readonly<Record<string, string>>): Promise<string[]> {
  const { fetch, sent } = stubFetch(() => jsonResponse({ snapshots: [], backups: [] }));
  const variables = { ...key, ...environment };
  await createDwsClient({ ...optionsFromEnvironment("dws", variables), fetch }).listSnapshots();
  await createDdsClient({ ...optionsFromEnvironment("dds", variables), fetch }).listBackups();
  return sent.map(({ url }) => new URL(url).origin);
}
const huawei = (region: string): string[] =>
  ["dws", "dds"].map((service) => `https://${service}.${region}.myhuaweicloud.com`);

describe("optionsFromEnvironment", () => {
  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ["HUAWEICLOUD_REGION", { HUAWEICLOUD_REGION: "ap-southeast-1" }, huawei("ap-southeast-1")],
    ["HW_REGION_NAME", { HW_REGION_NAME: "ap-southeast-1" }, huawei("ap-southeast-1")],
    ["OS_REGION_NAME", { OS_REGION_NAME: "ap-southeast-1" }, huawei("ap-southeast-1")],
    ["OS_REGION", { OS_REGION: "ap-southeast-1" }, huawei("ap-southeast-1")],
    [
      "the region of the key's tool before others",
      { HUAWEICLOUD_REGION: "ap-southeast-1", OS_REGION_NAME: "eu-de" },
      huawei("ap-southeast-1"),
    ],
    [
      "HUAWEICLOUD_CLOUD",
      { OS_REGION_NAME: "eu-de", HUAWEICLOUD_CLOUD: "opentelekomcloud" },
      ["https://dws.eu-de.otc.t-systems.com", "https://dds.eu-de.otc.t-systems.com"],
    ],
    [
      "the cloud of the URL of IAM",
      { OS_REGION_NAME: "eu-de", OS_AUTH_URL: "https://iam.eu-de.otc.t-systems.com/v3" },
      ["https://dws.eu-de.otc.t-systems.com", "https://dds.eu-de.otc.t-systems.com"],
    ],
    [
      "endpoints before a region",
      { ...sandbox, HW_REGION_NAME: "eu-de", OS_REGION_NAME: "eu-nl", HUAWEICLOUD_CLOUD: "otc" },
      Object.values(sandbox),
    ],
    [
      "the endpoint of a region, by the name that the vendor's SDKs read",
      {
        HW_REGION_NAME: "cn-north-9",
        HUAWEICLOUD_SDK_REGION_DWS_CN_NORTH_9:
          "https://dws.cn-north-9.example.cn,https://b.example",
      },
      ["https://dws.cn-north-9.example.cn", "https://dds.cn-north-9.myhuaweicloud.com"],
    ],
  ])("uses %s", async (_, environment, origins) => {
    expect(await originsOf(environment)).toEqual(origins);
  });

  test.each<[Readonly<Record<string, string>>, string]>([
    [
      {},
      "The environment names no region: set HUAWEICLOUD_REGION, HW_REGION_NAME or OS_REGION_NAME, or HUAWEICLOUD_DWS_ENDPOINT.",
    ],
    [
      { HW_REGION_NAME: "eu-west-101", OS_REGION_NAME: "eu-de" },
      "HW_REGION_NAME and OS_REGION_NAME contradict each other: unset one of them.",
    ],
    [
      { HW_REGION_NAME: "eu-west-101", HUAWEICLOUD_CLOUD: "otc" },
      "HUAWEICLOUD_CLOUD must be huaweicloud or opentelekomcloud.",
    ],
    [{ HUAWEICLOUD_REGION: "eu-de", HUAWEICLOUD_SDK_SK: "" }, "HUAWEICLOUD_SDK_SK is not."],
  ])("rejects %j", (environment, message) => {
    const read = () => optionsFromEnvironment("dws", { ...key, ...environment });
    expect(read).toThrow(ConfigurationError);
    expect(read).toThrow(message);
  });

  test("rejects another service", () => {
    expect(() => optionsFromEnvironment("DWS" as "dws", { ...key, ...sandbox })).toThrow(
      new ConfigurationError('optionsFromEnvironment needs a service, "dws" or "dds".'),
    );
  });
});
