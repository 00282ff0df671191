import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import * as webFiles from "../../src/auth/web-cloud-files.js";
import { ConfigurationError, createDwsClient, optionsFromEnvironment } from "../../src/index.js";
import { StandInIam } from "../support/stand-in-iam.js";
import { jsonResponse, stubFetch } from "../support/stub-fetch.js";

const folder = mkdtempSync(join(tmpdir(), "clouds-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
/** Writes a file, and returns its path. */
function write(text: string, name = `${(files += 1)}.yaml`): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

/** The variables for a cloud "otc" with these lines, indented below its name. */
function otc(lines: string): Readonly<Record<string, string>> {
  const file = write(`clouds:\n  otc:\n${lines.replaceAll(/^/gm, "    ")}\n`);
  return { OS_CLOUD: "otc", OS_CLIENT_CONFIG_FILE: file };
}

const user = `auth:
  auth_url: https://iam.eu-de.otc.t-systems.com/v3
  username: backup
  password: 0123
  user_domain_name: OTC-1
  project_name: eu-de_backup`;
const password = `${user}\nregion_name: eu-de`;
const token = `auth:
  token: abc
  project_id: p1
region_name: eu-west-101`;
const key = `ak: AK1
sk: SK1
project_id: p1
region_name: eu-west-101`;

/** Lists snapshots, and returns how the request was authenticated and where it went. */
async function call(environment: Readonly<Record<string, string>>) {
  const iam = new StandInIam();
  const { fetch, sent } = stubFetch(() => jsonResponse({ snapshots: [] }));
  const options = optionsFromEnvironment("dws", environment);
  await createDwsClient({ ...options, fetch: iam.fetch(fetch) }).listSnapshots();
  const [{ url, headers } = { url: "", headers: undefined }] = sent;
  const [request] = iam.requests;
  const [accessKey] = /(?<=Access=)\w+/.exec(headers?.["authorization"] ?? "") ?? [];
  return {
    url,
    ...(accessKey && { accessKey }),
    ...(!accessKey && !request && { token: headers?.["x-auth-token"] }),
    ...(request && { iam: request.url, ...valuesOf(request.body) }),
  };
}

/** The user and the project in a request to IAM. */
function valuesOf(body: unknown): object {
  const { auth } = body as {
    readonly auth: {
      readonly identity: { readonly password: { readonly user: object } };
      readonly scope: { readonly project: object };
    };
  };
  return { user: auth.identity.password.user, project: auth.scope.project };
}

const telekom = "https://dws.eu-de.otc.t-systems.com/v1.0";
const iam = "https://iam.eu-de.otc.t-systems.com/v3/auth/tokens";
const backup = { name: "backup", password: "0123", domain: { name: "OTC-1" } };
const asBackup = {
  url: `${telekom}/project-of-iam/snapshots`,
  iam,
  user: backup,
  project: { name: "eu-de_backup" },
};
const huawei = "https://dws.eu-west-101.myhuaweicloud.eu/v1.0/p1/snapshots";

test.each<[string, string, Readonly<Record<string, string>>, object]>([
  ["a user, whose password is a text without quotes", password, {}, asBackup],
  ["a token", token, {}, { url: huawei, token: "abc" }],
  ...["[eu-nl, eu-de]", "[{name: eu-de}]"].flatMap(
    (regions): [string, string, Readonly<Record<string, string>>, object][] => [
      [
        `a list of regions (${regions}) beside a region`,
        `${password}\nregions: ${regions}`,
        {},
        asBackup,
      ],
      [
        `a list of regions (${regions}) beside the variable of the region`,
        `${user}\nregions: ${regions}`,
        { OS_REGION_NAME: "eu-de" },
        asBackup,
      ],
    ],
  ),
  ["an access key", key, {}, { url: huawei, accessKey: "AK1" }],
  [
    "an access key by the other names of its fields",
    key.replace("ak:", "access_key:").replace("sk:", "secret_key:"),
    {},
    { url: huawei, accessKey: "AK1" },
  ],
  [
    "a user before the access key for the object storage",
    `${password}\nak: AK1\nsk: SK1`,
    {},
    asBackup,
  ],
  [
    "a user beside a token by auth_type",
    `auth_type: password\n${password}\ntoken: abc`,
    {},
    asBackup,
  ],
  [
    "the kind that auth_type names",
    `auth_type: v3token\n${token}`,
    { OS_REGION: "eu-west-101" },
    { url: huawei, token: "abc" },
  ],
  [
    "fields of auth beside it, and older names of the project",
    "auth:\n  auth_url: https://iam.eu-de.otc.t-systems.com:443/v3\n  username: backup\nuser_domain_name: OTC-1\npassword: 0123\ntenant_name: eu-de_backup\nregions: [eu-de, eu-nl]",
    {},
    { ...asBackup, iam },
  ],
  [
    "one domain for user and project",
    password.replace("user_domain_name", "domain_name"),
    {},
    asBackup,
  ],
  [
    "the URL of IAM of a profile, and the region of a variable",
    `profile: otc\n${user.replace(/.*auth_url.*\n/, "  interface: public\n")}`,
    { OS_REGION_NAME: "eu-de" },
    asBackup,
  ],
  [
    "a URL of IAM with the region in it",
    password.replace("iam.eu-de", "iam.{region_name}"),
    {},
    asBackup,
  ],
  [
    "the name of a project in a variable before the id in the file",
    password.replace(/project_name: .*/, "project_id: p1"),
    { OS_PROJECT_NAME: "eu-de_backup" },
    asBackup,
  ],
  [
    "the id of a project in a variable before the name in the file",
    password,
    { OS_PROJECT_ID: "p9" },
    { ...asBackup, url: `${telekom}/p9/snapshots`, project: { id: "p9" } },
  ],
  [
    "the password of a variable",
    password.replace(/.*password.*\n/, ""),
    { OS_PASSWORD: "typed" },
    { ...asBackup, user: { ...backup, password: "typed" } },
  ],
  [
    "a variable before the field",
    password,
    { OS_USERNAME: "other", OS_PASSWORD: "typed" },
    { ...asBackup, user: { ...backup, name: "other", password: "typed" } },
  ],
  [
    "the project of a variable before that of a field, also if one is an id",
    password,
    { OS_PROJECT_ID: "p7" },
    { ...asBackup, url: `${telekom}/p7/snapshots`, project: { id: "p7" } },
  ],
  [
    "a token of a variable before the password of the file",
    password,
    { OS_TOKEN: "t", OS_PROJECT_ID: "p7" },
    { url: `${telekom}/p7/snapshots`, token: "t" },
  ],
  [
    "the credentials of another tool in variables instead of the file",
    password,
    {
      HW_ACCESS_KEY: "AK4",
      HW_SECRET_KEY: "SK4",
      HW_PROJECT_ID: "p1",
      HW_REGION_NAME: "eu-west-101",
    },
    { url: huawei, accessKey: "AK4" },
  ],
])("OS_CLOUD selects %s", async (_, lines, variables, expected) => {
  expect(await call({ ...otc(lines), ...variables })).toEqual(expected);
});

const without = (field: string): string => user.replace(new RegExp(`.*${field}: .*\\n?`), "");
test.each<[field: string, lines: string, expected: object]>([
  ...["auth.auth_token", "token", "auth_token"].map((field): [string, string, object] => [
    field,
    token.replace("token: abc", "x: y").concat(`\n${field.replace("auth.", "")}: abc`),
    { url: huawei, token: "abc" },
  ]),
  ...["domain_name", "project_domain_name"].map((field): [string, string, object] => [
    field,
    `${without("user_domain_name")}\n${field}: OTC-1\nregion_name: eu-de`,
    asBackup,
  ]),
  [
    "auth.project_domain_name",
    password.replace("user_domain_name", "project_domain_name"),
    asBackup,
  ],
  ["auth.tenant_name", password.replace("project_name", "tenant_name"), asBackup],
  [
    "auth.tenant_id",
    password.replace(/project_name: .*/, "tenant_id: p9"),
    { ...asBackup, url: `${telekom}/p9/snapshots`, project: { id: "p9" } },
  ],
  ["tenant_id", key.replace("project_id", "tenant_id"), { url: huawei, accessKey: "AK1" }],
  [
    "project_name",
    `${without("project_name")}\nproject_name: eu-de_backup\nregion_name: eu-de`,
    asBackup,
  ],
  ["username", `${without("username")}\nusername: backup\nregion_name: eu-de`, asBackup],
  [
    "auth_url",
    `${without("auth_url")}\nauth_url: https://iam.eu-de.otc.t-systems.com/v3\nregion_name: eu-de`,
    asBackup,
  ],
  ["cloud as a profile", `cloud: otc\n${without("auth_url")}\nregion_name: eu-de`, asBackup],
])("a cloud can have %s", async (_, lines, expected) => {
  expect(await call(otc(lines))).toEqual(expected);
});

test.each(["profile: otc-swiss\n", ""])(
  "IAM of the Swiss cloud has a host name of its own, with %j",
  async (profile) => {
    const HUAWEICLOUD_DWS_ENDPOINT = "https://dws.eu-ch2.sc.otc.t-systems.com";
    const lines = `${profile}${without("auth_url")}\nregion_name: eu-ch2`;
    expect(await call({ ...otc(lines), HUAWEICLOUD_DWS_ENDPOINT })).toMatchObject({
      iam: "https://iam-pub.eu-ch2.sc.otc.t-systems.com/v3/auth/tokens",
    });
  },
);

test("a security token is sent with the access key of a cloud", async () => {
  const { fetch, sent } = stubFetch(() => jsonResponse({ snapshots: [] }));
  const options = optionsFromEnvironment("dws", otc(`${key}\nsecurity_token: temporary`));
  await createDwsClient({ ...options, fetch }).listSnapshots();
  expect(sent[0]?.headers).toMatchObject({ "x-security-token": "temporary" });
});

test("fields of secure.yaml go before those of clouds.yaml, and merge keys are followed", async () => {
  const secure = write("clouds: {otc: {auth: {password: '0123', username: backup}}}");
  const clouds = write(
    `defaults: &defaults\n  region_name: eu-de\n  profile: otc\nclouds:\n  otc:\n    <<: *defaults\n    ${user.replace("backup", "unused").replaceAll("\n", "\n    ")}\n`,
  );
  const variables = { OS_CLIENT_CONFIG_FILE: clouds, OS_CLIENT_SECURE_FILE: secure };
  expect(await call({ OS_CLOUD: "otc", ...variables })).toEqual(asBackup);
});

describe("without a variable that names the file", () => {
  const variables = { OS_CLOUD: "otc", HOME: join(folder, "home") };
  const withToken = (name: string): string =>
    `clouds: {otc: {auth: {token: ${name}, project_id: p1}, region_name: eu-west-101}}`;
  const current = process.cwd();
  beforeAll(() => {
    for (const name of ["home/.config/openstack", "project"])
      mkdirSync(join(folder, name), { recursive: true });
    process.chdir(join(folder, "project"));
  });
  afterAll(() => process.chdir(current));

  test("clouds.yaml is in the current folder, or in that of the user; secure.yaml may be in another", async () => {
    expect(() => optionsFromEnvironment("dws", variables)).toThrow(
      `OS_CLOUD is set, but there is no clouds.yaml in the current folder, ${join(folder, "home/.config/openstack")}, /etc/openstack, and OS_CLIENT_CONFIG_FILE names none.`,
    );
    write(withToken("of-home"), "home/.config/openstack/clouds.yaml");
    expect(await call(variables)).toMatchObject({ token: "of-home" });
    write(
      JSON.stringify({ clouds: { otc: { region_name: "eu-west-101" } } }),
      "project/clouds.json",
    );
    write(withToken("of-secure"), "home/.config/openstack/secure.yml");
    expect(await call(variables)).toMatchObject({ token: "of-secure" });
  });
});

const secret = "s3cr3t";
const file = String.raw`\(\S+\.yaml\)`;
test.each<[string, Readonly<Record<string, string>>, string]>([
  [
    "a user without a password",
    otc(user.replace(/.*password.*\n/, "")),
    `clouds.otc.auth.username ${file} is set, but clouds.otc.auth.password ${file} is not\\.$`,
  ],
  [
    "a user without a domain",
    otc(password.replace(/.*domain.*\n/, "").replace("0123", secret)),
    `are set, but clouds.otc.auth.user_domain_name ${file} is not\\.$`,
  ],
  [
    "a password beside a token",
    otc(`${password}\ntoken: ${secret}`),
    `^A password and a token are set: set clouds.otc.auth_type ${file}, or remove one of them\\.$`,
  ],
  [
    "half of an access key",
    otc(`sk: ${secret}`),
    `clouds.otc.sk ${file} is set, but clouds.otc.ak ${file} is not\\.$`,
  ],
  [
    "a cloud without credentials",
    otc("region_name: eu-de"),
    `clouds.otc.auth.username ${file} and`,
  ],
  ["a cloud without a region", otc(user), `OS_REGION_NAME or clouds.otc.region_name ${file}, or`],
  [
    "a profile without a region",
    otc("profile: otc\nauth: {token: t}"),
    `^clouds.otc.profile ${file} needs a region: set clouds.otc.region_name ${file}, or OS_REGION_NAME\\.$`,
  ],
  [
    "an unknown profile without the URL of IAM",
    otc("profile: other\nauth: {token: t}"),
    `^clouds.otc.profile ${file} is not one of otc and otc-swiss: set clouds.otc.auth.auth_url ${file}\\.$`,
  ],
  [
    "a kind of authentication that is not supported",
    otc(`auth_type: agency\nauth: {password: ${secret}}`),
    `^clouds.otc.auth_type ${file} must be one of password, v3password, token, v3token\\.$`,
  ],
  [
    "a field that is no text",
    otc(`auth: {password: [${secret}]}`),
    `^clouds.otc.auth.password ${file} must be a text\\.$`,
  ],
  [
    "a region that is none, and does not quote it",
    otc(`${user}\nregion_name: ${secret}!`),
    `^clouds.otc.region_name ${file} must be an id such as "eu-west-101"\\.$`,
  ],
  [
    "two values for the same setting",
    otc(`${password}\nproject_name: ${secret}`),
    `^clouds.otc.auth.project_name ${file} and clouds.otc.project_name ${file} contradict each other`,
  ],
  [
    "a name that the files do not contain",
    {
      OS_CLOUD: "otc-test",
      OS_CLIENT_CONFIG_FILE: write(`clouds: {otc: {auth: {password: ${secret}}}, test: {}}`),
      OS_CLIENT_SECURE_FILE: write("clouds: {otc: {}, third: {}}"),
    },
    String.raw`^OS_CLOUD is "otc-test", but \S+\.yaml and \S+\.yaml contain only these clouds: otc, third, test\.$`,
  ],
  [
    "a file without clouds",
    { OS_CLOUD: "otc", OS_CLIENT_CONFIG_FILE: write(`password: ${secret}`) },
    "contain only these clouds: none",
  ],
  [
    "a named file that does not exist",
    { OS_CLOUD: "otc", OS_CLIENT_CONFIG_FILE: join(folder, "none.yaml") },
    String.raw`^OS_CLIENT_CONFIG_FILE names \S+none\.yaml, which does not exist\.$`,
  ],
  [
    "a named file in a file, which is no folder",
    { OS_CLOUD: "otc", OS_CLIENT_CONFIG_FILE: join(write("clouds: {}"), "clouds.yaml") },
    String.raw`^OS_CLIENT_CONFIG_FILE names \S+clouds\.yaml, which does not exist\.$`,
  ],
  [
    "a folder in place of a file",
    { OS_CLOUD: "otc", OS_CLIENT_CONFIG_FILE: folder },
    String.raw`cannot be read \(EISDIR\)\.$`,
  ],
  [
    "a password that is an alias of nothing, and does not quote it",
    otc(`auth:\n  password: *${secret}`),
    String.raw`is not valid YAML: an alias has no anchor, or there are too many aliases\.$`,
  ],
  [
    "a password that is a tag, and does not quote it",
    otc(`auth:\n  password: !${secret}`),
    String.raw`is not valid YAML: TAG_RESOLVE_FAILED at line 4\.$`,
  ],
  [
    "a password that starts with a reserved character, and does not quote it",
    otc(`auth:\n  password: @${secret}`),
    String.raw`is not valid YAML: BAD_SCALAR_START at line 4\.$`,
  ],
])("rejects %s", (_, variables, message) => {
  const read = () => optionsFromEnvironment("dws", variables);
  expect(read).toThrow(ConfigurationError);
  expect(read).toThrow(new RegExp(message));
  expect(read).not.toThrow(secret);
});

test("the error of a rejected call names the field of the credentials", async () => {
  const { fetch } = stubFetch(() => jsonResponse({ error_code: "APIGW.0301" }, 401));
  const dws = createDwsClient({ ...optionsFromEnvironment("dws", otc(token)), fetch });
  await expect(dws.listSnapshots()).rejects.toThrow(
    /the credentials are those of clouds\.otc\.auth\.token \(\S+\.yaml\)/,
  );
});

test("the modules for a platform without files find none", () => {
  expect([webFiles.cloudFolders(), webFiles.readCloudFile()]).toEqual([[], undefined]);
});
