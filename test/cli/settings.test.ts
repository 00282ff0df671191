import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { command } from "../support/command.js";

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "settings-"));
  mkdirSync(join(home, ".config/openstack"), { recursive: true });
  const cloud = (region: string) =>
    `{region_name: ${region}, profile: otc, auth: {token: t, project_id: of-${region}}}`;
  writeFileSync(
    join(home, ".config/openstack/clouds.yaml"),
    `clouds:\n  one: ${cloud("eu-de")}\n  two: ${cloud("eu-nl")}\n`,
  );
});
afterAll(() => rmSync(home, { recursive: true }));

const variables = {
  HUAWEICLOUD_SDK_AK: "ak",
  HUAWEICLOUD_SDK_SK: "sk",
  HUAWEICLOUD_SDK_PROJECT_ID: "of-variables",
  HUAWEICLOUD_REGION: "eu-west-101",
};

test.each<readonly [string, string, Readonly<Record<string, string>>, string]>([
  ["the variables", "", variables, "https://dws.eu-west-101.myhuaweicloud.eu/v1.0/of-variables"],
  [
    "--region before the variables",
    "--region eu-west-0",
    variables,
    "https://dws.eu-west-0.myhuaweicloud.com/v1.0/of-variables",
  ],
  [
    "--region before the variable of an endpoint",
    "--region eu-west-0",
    { ...variables, HUAWEICLOUD_DWS_ENDPOINT: "https://other.example" },
    "https://dws.eu-west-0.myhuaweicloud.com/v1.0/of-variables",
  ],
  [
    "--cloud and --project-id",
    "--region eu-de --cloud opentelekomcloud --project-id of-option",
    variables,
    "https://dws.eu-de.otc.t-systems.com/v1.0/of-option",
  ],
  [
    "--endpoint before all others",
    "--endpoint https://proxy.example/dws",
    variables,
    "https://proxy.example/dws/v1.0/of-variables",
  ],
  [
    "OS_CLOUD where no variable has credentials",
    "",
    { OS_CLOUD: "one" },
    "https://dws.eu-de.otc.t-systems.com/v1.0/of-eu-de",
  ],
  [
    "--profile before the variables and OS_CLOUD",
    "--profile two",
    { ...variables, OS_CLOUD: "one", HUAWEICLOUD_CLOUD: "huaweicloud" },
    "https://dws.eu-nl.otc.t-systems.com/v1.0/of-eu-nl",
  ],
  [
    "--region beside --profile",
    "--profile one --region eu-nl",
    variables,
    "https://dws.eu-nl.otc.t-systems.com/v1.0/of-eu-de",
  ],
])("requests go where %s say", async (_, options, environment, url) => {
  const line = ["call", "listSnapshots", "--dry-run", ...options.split(" ").filter(Boolean)];
  const { stderr, stdout } = await command(line, { environment: { HOME: home, ...environment } });
  expect({ stderr, result: JSON.parse(stdout || "{}") as unknown }).toEqual({
    stderr: "",
    result: { method: "GET", url: `${url}/snapshots` },
  });
});

test.each([
  [
    ["--profile", "three"],
    /^OS_CLOUD is "three", but \S+clouds\.yaml contain only these clouds: one, two\.\n$/,
  ],
  [["--endpoint", "http://other.example"], /^Plain http would show your credentials/],
  [
    ["--cloud", "azure"],
    /argument 'azure' is invalid\. Allowed choices are huaweicloud, opentelekomcloud\./,
  ],
  [
    ["--region", "EU"],
    /^Option '--region <id>' argument 'EU' is invalid\. It must be an id such as "eu-west-101"\./,
  ],
])("%j is a usage error of one line", async (options, stderr) => {
  const environment = { HOME: home, ...variables };
  expect(await command(["clusters", ...options], { environment })).toEqual({
    exitCode: 2,
    stdout: "",
    stderr: expect.stringMatching(stderr),
  });
});
