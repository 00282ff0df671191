import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import { createServer as createTcpServer, type AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { variableFamilies } from "../../src/auth/variables.js";
import type { Check } from "../../src/cli/doctor/finding.js";
import { inspectTls } from "../../src/cli/doctor/inspect-tls.js";
import { oldestNode } from "../../src/cli/doctor/runtime.js";
import { inProject } from "../../scripts/build/project.js";
import { readManifest } from "../../scripts/release/package-manifest.js";
import { command, startCommandSandbox, type CommandSetup } from "../support/command.js";
import { jsonResponse, stubFetch } from "../support/stub-fetch.js";

let started: Awaited<ReturnType<typeof startCommandSandbox>>;
const certificate = readFileSync(inProject("test/support/loopback.pem"));
const secure = createServer({ key: certificate, cert: certificate }, (_, response) => {
  response.end(JSON.stringify({ clusters: [], instances: [], total_count: 0 }));
});
beforeAll(async () => {
  started = await startCommandSandbox();
  await new Promise<void>((resolve) => secure.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  secure.closeAllConnections();
  secure.close();
  await started.close();
});

/** Who is authenticated with a password in a region of Open Telekom Cloud. */
const password = {
  OS_USERNAME: "backup",
  OS_PASSWORD: "a-password",
  OS_USER_DOMAIN_NAME: "OTC",
  OS_PROJECT_NAME: "eu-de",
  OS_REGION_NAME: "eu-de",
  OS_AUTH_URL: "https://iam.eu-de.otc.t-systems.com/v3",
};
const key = {
  HUAWEICLOUD_REGION: "eu-west-101",
  HUAWEICLOUD_SDK_AK: "an-access-key",
  HUAWEICLOUD_SDK_SK: "a-secret-key",
  HUAWEICLOUD_SDK_PROJECT_ID: "89cd04f168b84af6be287f71730fdb4b",
};
/** The response of IAM and of every list call. */
const body = { token: { project: { id: "p" } }, clusters: [], instances: [], total_count: 0 };
const success = () => jsonResponse(body, 200, { "X-Subject-Token": "a-token" });
const noTls = () => Promise.resolve(undefined);

/** Runs the checks, and returns them by their names. */
async function checks(
  environment: CommandSetup["environment"],
  setup: CommandSetup & { readonly args?: readonly string[] } = {},
) {
  const { fetch } = stubFetch(success);
  const { args = [], ...rest } = setup;
  const { exitCode, stdout, stderr } = await command(["doctor", ...args], {
    fetch,
    inspectTls: noTls,
    environment: { HOME: "/nowhere", ...environment },
    ...rest,
  });
  expect(stderr).toBe("");
  const { checks: list } = JSON.parse(stdout) as { checks: readonly Check[] };
  return {
    exitCode,
    check: (name: string) => list.find((each) => each.name === name),
    states: Object.fromEntries(list.map(({ name, state }) => [name, state])),
  };
}

test("with a sandbox, every check is ok or skipped, and the exit code is 0", async () => {
  const { exitCode, stdout, stderr } = await started.run("doctor --output csv");
  const { url } = started.sandbox;
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout.split("\r\n").slice(2)).toEqual([
    "profile,skipped,Neither --profile nor OS_CLOUD is set.,",
    'credentials,ok,"An access key, from HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK",',
    "region,skipped,The endpoints are given.,",
    'project,ok,"89cd04f168b84af6be287f71730fdb4b, from HUAWEICLOUD_SDK_PROJECT_ID",',
    `endpoint-dws,ok,"${url}, from HUAWEICLOUD_DWS_ENDPOINT",`,
    `endpoint-dds,ok,"${url}, from HUAWEICLOUD_DDS_ENDPOINT",`,
    "proxy,ok,No variable sets a proxy,",
    "certificates,skipped,NODE_EXTRA_CA_CERTS is not set.,",
    'connection-dws,ok,"Status 200, no TLS",',
    'connection-dds,ok,"Status 200, no TLS",',
    `clock,ok,"Right within 2 s, by the response of ${new URL(url).host}",`,
    "permissions-dws,ok,listClusters succeeded (clusters: 3),",
    "permissions-dds,ok,listInstances succeeded (instances: 7),",
    "",
  ]);
});

test("on a terminal, what was found is wrapped, and what to do is below it", async () => {
  const { stdout } = await started.run("doctor", {
    columns: 60,
    environment: { HTTPS_PROXY: "http://p" },
  });
  expect(stdout).toContain(
    [
      "warning  proxy            Node does not use the proxy in",
      "                          HTTPS_PROXY.",
      "                          If requests need the proxy, use",
      "                          Node 22.21, 24.5 or later, and set",
      "                          NODE_USE_ENV_PROXY=1.",
      "",
    ].join("\n"),
  );
  expect(stdout).not.toContain("\u001b");
});

test("the oldest Node is that of package.json", () => {
  expect(readManifest()).toMatchObject({ engines: { node: `>=${oldestNode}` } });
});

test("without configuration, the checks say what to set, and nothing is sent", async () => {
  const { fetch, sent } = stubFetch(() => jsonResponse({}));
  const { exitCode, check, states } = await checks({}, { fetch });
  expect(exitCode).toBe(2);
  expect(sent).toEqual([]);
  expect(states).toEqual({
    program: "ok",
    profile: "skipped",
    credentials: "failed",
    region: "skipped",
    project: "failed",
    "endpoint-dws": "failed",
    "endpoint-dds": "failed",
    proxy: "ok",
    certificates: "skipped",
    "connection-dws": "skipped",
    "connection-dds": "skipped",
    clock: "skipped",
    "permissions-dws": "skipped",
    "permissions-dds": "skipped",
  });
  expect([check("region"), check("connection-dws"), check("clock")]).toMatchObject([
    { found: "It is not known." },
    { found: "The endpoint is not known." },
    { found: "No response has shown the time." },
  ]);
  expect([check("program")?.found, check("project")?.found]).toEqual([
    `huaweicloud-dws-dds ${readManifest().version} on Node 20.19.0`,
    "Nothing names the project.",
  ]);
  expect(check("credentials")?.action).toMatch(/^Set HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK, /);
  expect(check("project")?.action).toMatch(/^Set HUAWEICLOUD_SDK_PROJECT_ID, .* --project-id\.$/);
  expect(check("endpoint-dds")?.action).toMatch(/^Set HUAWEICLOUD_REGION, .*_DDS_ENDPOINT\.$/);
});

describe("a setting and its source", () => {
  const hosts = "https://dws.eu-de.otc.t-systems.com";
  const cases: readonly (readonly [
    string,
    Readonly<Record<string, string>>,
    readonly string[],
    Partial<Record<string, string>>,
  ])[] = [
    [
      "a password",
      password,
      [],
      {
        credentials:
          "A user with a password, from OS_USERNAME and OS_PASSWORD and OS_USER_DOMAIN_NAME",
        region: "eu-de, from OS_REGION_NAME",
        project: "A project by its name, from OS_PROJECT_NAME",
        "endpoint-dws": `${hosts}, from OS_REGION_NAME and OS_AUTH_URL`,
        "endpoint-iam": "https://iam.eu-de.otc.t-systems.com/v3, from OS_AUTH_URL",
        "connection-iam": "Status 200, the certificate was not read",
      },
    ],
    [
      "options",
      key,
      ["--region", "eu-de", "--cloud", "opentelekomcloud", "--project-id", "p"],
      {
        region: "eu-de, from --region",
        project: "An id, from --project-id",
        "endpoint-dws": `${hosts}, from --region and --cloud`,
      },
    ],
    [
      "the option of the endpoint",
      key,
      ["--endpoint", `https://dws.example.com/v1.0/${key.HUAWEICLOUD_SDK_PROJECT_ID}`],
      {
        region: "The endpoints are given.",
        project: `${key.HUAWEICLOUD_SDK_PROJECT_ID}, from the endpoint`,
        "endpoint-dds": "https://dws.example.com, from --endpoint",
      },
    ],
    [
      "the endpoint of a region",
      { ...key, HUAWEICLOUD_SDK_REGION_DWS_EU_WEST_101: "https://dws.example.com,https://b" },
      [],
      {
        "endpoint-dws": "https://dws.example.com, from HUAWEICLOUD_SDK_REGION_DWS_EU_WEST_101",
        "endpoint-dds": "https://dds.eu-west-101.myhuaweicloud.eu, from HUAWEICLOUD_REGION",
      },
    ],
    [
      "a temporary key",
      { ...key, HUAWEICLOUD_SDK_SECURITY_TOKEN: "a-token" },
      [],
      {
        credentials:
          "An access key, from HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK and HUAWEICLOUD_SDK_SECURITY_TOKEN",
      },
    ],
    [
      "IAM beside an endpoint",
      { ...password, OS_AUTH_URL: "", OS_REGION_NAME: "eu-west-101" },
      [],
      { "endpoint-iam": "https://iam.eu-west-101.myhuaweicloud.eu/v3, from the endpoint" },
    ],
  ];
  test.each(cases)("is shown: %s", async (_, environment, args, expected) => {
    const { exitCode, check } = await checks(environment, { args });
    for (const [name, found] of Object.entries(expected))
      expect({ name, found: check(name)?.found }).toEqual({ name, found });
    expect(exitCode).toBe(0);
  });

  test("is the field and the path of clouds.yaml", async () => {
    const file = inProject("test/cli/doctor-clouds.yaml");
    const { exitCode, check } = await checks(
      { ...key, OS_CLIENT_CONFIG_FILE: file },
      { args: ["--profile", "nightly"] },
    );
    expect(exitCode).toBe(0);
    expect(check("profile")?.found).toBe("A cloud of clouds.yaml, from --profile");
    expect(check("credentials")?.found).toBe(`A token, from clouds.nightly.auth.token (${file})`);
    expect(check("region")?.found).toBe(`eu-de, from clouds.nightly.region_name (${file})`);
  });
});

test.each([
  [
    "half of a key",
    { ...key, HUAWEICLOUD_SDK_SK: "" },
    "credentials",
    "HUAWEICLOUD_SDK_AK is set, but HUAWEICLOUD_SDK_SK is not.",
  ],
  ["two tokens", { OS_TOKEN: "a", OS_AUTH_TOKEN: "b" }, "credentials", "Unset one of them."],
  [
    "two regions",
    { ...key, HUAWEICLOUD_REGION: "", HW_REGION_NAME: "a", OS_REGION_NAME: "b" },
    "endpoint-dws",
    "Unset one of them.",
  ],
  [
    "an invalid endpoint",
    { ...key, HUAWEICLOUD_DWS_ENDPOINT: "dws" },
    "endpoint-dws",
    "Correct HUAWEICLOUD_DWS_ENDPOINT.",
  ],
  [
    "no project",
    { ...key, HUAWEICLOUD_SDK_PROJECT_ID: "" },
    "project",
    "Set HUAWEICLOUD_SDK_PROJECT_ID, HW_PROJECT_ID or OS_PROJECT_ID, or use --project-id.",
  ],
  ["a profile without a file", { OS_CLOUD: "otc" }, "credentials", ""],
  ["a URL of IAM that is none", { ...password, OS_AUTH_URL: "iam" }, "endpoint-iam", ""],
  [
    "a user without IAM",
    { ...password, OS_AUTH_URL: "", HUAWEICLOUD_DWS_ENDPOINT: "https://dws" },
    "endpoint-iam",
    "Set HUAWEICLOUD_SDK_IAM_ENDPOINT, HW_AUTH_URL or OS_AUTH_URL.",
  ],
])("fails with exit code 2 and says what to do: %s", async (_, environment, name, action) => {
  const { exitCode, check } = await checks(environment);
  expect(check(name)).toMatchObject({ state: "failed", action });
  expect(check("permissions-dws")?.state).toBe("skipped");
  expect(exitCode).toBe(2);
});

test("IAM is skipped while no endpoint is known, and its URL cannot be derived", async () => {
  const { exitCode, check } = await checks({ ...password, OS_AUTH_URL: "", OS_REGION_NAME: "" });
  expect(check("endpoint-iam")).toEqual({
    ...{ name: "endpoint-iam", state: "skipped", action: "" },
    found: "It follows from the endpoints, which are unknown.",
  });
  expect(check("connection-iam")).toBeUndefined();
  expect(exitCode).toBe(2);
});

test("the URL of IAM needs no endpoint", async () => {
  const { check } = await checks({ ...password, OS_REGION_NAME: "" });
  expect(check("endpoint-iam")).toMatchObject({
    ...{ state: "ok", found: `${password.OS_AUTH_URL}, from OS_AUTH_URL` },
  });
});

const proxy = "HTTPS_PROXY";
test.each([
  [
    "credentials that are not used",
    { ...key, OS_TOKEN: "t" },
    "20.19.0",
    "credentials",
    "Unset OS_TOKEN.",
    "An access key, from HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK, and not from OS_TOKEN",
  ],
  [
    "a profile that is not read",
    { ...key, OS_CLOUD: "otc" },
    "20.19.0",
    "profile",
    "Unset those variables or OS_CLOUD, or use --profile.",
    "clouds.yaml is not read, since variables of another tool contain credentials.",
  ],
  [
    "a proxy with an old Node",
    { ...key, [proxy]: "http://p", NODE_USE_ENV_PROXY: "1" },
    "24.4.9",
    proxy,
    "If requests need the proxy, use Node 22.21, 24.5 or later, and set NODE_USE_ENV_PROXY=1.",
    "Node does not use the proxy in HTTPS_PROXY.",
  ],
  [
    "a proxy that is not switched on",
    { ...key, [proxy]: "http://p" },
    "22.21.0",
    proxy,
    "If requests need the proxy, set NODE_USE_ENV_PROXY=1.",
    "Node does not use the proxy in HTTPS_PROXY.",
  ],
  [
    "several proxies",
    { ...key, http_proxy: "http://p", HTTP_PROXY: "http://p", NODE_OPTIONS: "--no-use-env-proxy" },
    "24.5.0",
    proxy,
    "If requests need the proxy, set NODE_USE_ENV_PROXY=1.",
    "Node does not use the proxy in HTTP_PROXY and http_proxy.",
  ],
  [
    "certificates that are not checked",
    { ...key, NODE_TLS_REJECT_UNAUTHORIZED: "0" },
    "20.19.0",
    "certificates",
    "Unset it. For the certificate of a company, set NODE_EXTRA_CA_CERTS.",
    "NODE_TLS_REJECT_UNAUTHORIZED turns the check of certificates off: anybody on the way can read the credentials.",
  ],
  [
    "a missing file of certificates",
    { ...key, NODE_EXTRA_CA_CERTS: "/nowhere/ca.pem" },
    "20.19.0",
    "certificates",
    "Correct NODE_EXTRA_CA_CERTS: Node ignores it.",
    "The file of NODE_EXTRA_CA_CERTS cannot be read (ENOENT).",
  ],
  [
    "a file without certificates",
    { ...key, NODE_EXTRA_CA_CERTS: inProject("package.json") },
    "20.19.0",
    "certificates",
    "Correct NODE_EXTRA_CA_CERTS: Node ignores it.",
    "The file of NODE_EXTRA_CA_CERTS contains no certificate.",
  ],
])("warns with exit code 0: %s", async (_, environment, nodeVersion, name, action, found) => {
  const { exitCode, check } = await checks(environment, { nodeVersion });
  expect(check(name === proxy ? "proxy" : name)).toMatchObject({ state: "warning", action, found });
  expect(exitCode).toBe(0);
});

test.each([
  [{ https_proxy: "http://p" }, "From https_proxy"],
  [
    { HTTPS_PROXY: "http://p", HTTP_PROXY: "http://q", no_proxy: "localhost" },
    "From HTTPS_PROXY and HTTP_PROXY, except for the hosts in no_proxy",
  ],
])("the proxies of %j are shown by their variables", async (variables, found) => {
  const environment = { ...key, ...variables, NODE_USE_ENV_PROXY: "1" };
  const { check } = await checks(environment, { nodeVersion: "24.5.0" });
  expect(check("proxy")).toMatchObject({ state: "ok", found });
});

test.each([
  ["22.21.0", { NODE_USE_ENV_PROXY: "1" }],
  ["26.0.0", { NODE_OPTIONS: "--max-old-space-size=99 --use-env-proxy" }],
])("a proxy that Node %s uses is ok, and no certificate is read", async (nodeVersion, use) => {
  const environment = { ...key, https_proxy: "http://p", NO_PROXY: "localhost", ...use };
  const { exitCode, check } = await checks(environment, {
    nodeVersion,
    inspectTls: () => Promise.reject(new Error("read")),
  });
  expect(exitCode).toBe(0);
  expect(check("proxy")?.found).toBe("From https_proxy, except for the hosts in NO_PROXY");
  expect(check("connection-dws")?.found).toBe("Status 200, the certificate was not read");
});

test("a file of certificates is ok, with their number", async () => {
  const file = inProject("test/support/loopback.pem");
  const { check } = await checks({ ...key, NODE_EXTRA_CA_CERTS: file });
  expect(check("certificates")).toMatchObject({
    ...{ state: "ok", found: "1 in the file of NODE_EXTRA_CA_CERTS" },
  });
});

test("the certificate of a host is shown with the days that it has left", async () => {
  const endsAt = Date.now() + 10.5 * 86_400_000;
  const { check } = await checks(key, {
    inspectTls: () =>
      Promise.resolve({ protocol: "TLSv1.3", problem: undefined, issuer: "Company", endsAt }),
  });
  const day = new Date(endsAt).toISOString().slice(0, 10);
  expect(check("connection-dws")).toMatchObject({
    state: "ok",
    found: `Status 200, TLSv1.3, the certificate by Company ends on ${day} (10 days)`,
  });
});

test("an older Node is a failure", async () => {
  const { exitCode, check } = await checks(key, { nodeVersion: "20.18.3" });
  expect(check("program")).toMatchObject({
    state: "failed",
    action: "Install Node 20.19 or later.",
  });
  expect(exitCode).toBe(1);
});

test.each([
  [30, "ok", 0, /^3[01] s fast, by the response of d[wd]s\.eu-west-101\.myhuaweicloud\.eu$/],
  [61, "warning", 0, /^1 min [12] s fast, /],
  [-600, "warning", 0, /^(10 min|9 min 59 s) slow, /],
  [901, "failed", 1, /^15 min [12] s fast, /],
  [-3600, "failed", 1, /^(1 h|59 min 59 s) slow, /],
] as const)("a clock that is %i s ahead is %s", async (seconds, state, exit, found) => {
  const date = new Date(Date.now() - seconds * 1000).toUTCString();
  const { fetch } = stubFetch(() => jsonResponse(body, 200, { Date: date }));
  const { exitCode, check } = await checks(key, { fetch });
  expect(check("clock")).toMatchObject({
    ...{ state, found: expect.stringMatching(found) },
    action:
      state === "ok"
        ? ""
        : "Set the clock of this machine: from 15 min on, signatures are rejected.",
  });
  expect(exitCode).toBe(exit);
});

test.each([
  [
    401,
    "APIGW.0301",
    1,
    /^Check the key or token, .*credentials are those of HUAWEICLOUD_SDK_AK\.$/,
  ],
  [403, "DWS.1", 1, "Check the permissions of the user."],
  [404, "APIGW.0101", 1, "Check cloud, region and endpoint."],
  [404, "DWS.2", 1, ""],
  [503, "DWS.3", 75, ""],
])("a rejection with status %i %s is explained by its hint", async (status, code, exit, action) => {
  const { fetch } = stubFetch((index) =>
    index < 2
      ? jsonResponse({})
      : jsonResponse({ error_code: code, error_msg: "Rejected. So." }, status),
  );
  const { exitCode, check } = await checks(key, { fetch });
  expect(check("permissions-dws")).toMatchObject({
    state: "failed",
    found: `listClusters was rejected with status ${status} and code ${code}: Rejected. So.`,
    action: expect.stringMatching(action === "" ? /^$/ : action),
  });
  // Five rejected requests lock a key.
  expect(check("permissions-dds")?.state).toBe(status === 401 ? "skipped" : "failed");
  expect(exitCode).toBe(exit);
});

test.each([
  ["ENOTFOUND", 75, "Check cloud, region and endpoint."],
  ["ECONNREFUSED", 75, "Check network, firewall and proxy."],
  [
    "CERT_HAS_EXPIRED",
    1,
    "The certificate is not trusted: check endpoint, clock and NODE_EXTRA_CA_CERTS.",
  ],
])("a connection that fails with %s says what to do", async (code, exit, action) => {
  const cause = Object.assign(new Error(code), { code, syscall: "connect" });
  const requested: string[] = [];
  const { exitCode, check } = await checks(key, {
    fetch: (url) => {
      requested.push(url);
      return Promise.reject(new TypeError("fetch failed", { cause }));
    },
    inspectTls: () =>
      Promise.resolve({ protocol: "TLSv1.2", problem: code, issuer: "Company", endsAt: 0 }),
  });
  expect(check("connection-dws")).toMatchObject({ state: "failed", action });
  expect(check("connection-dws")?.found).toContain(
    `A request without credentials received no response from dws.eu-west-101.myhuaweicloud.eu: ${code}.`,
  );
  // Each host once, and nothing more.
  expect(requested.sort()).toEqual(
    ["dds", "dws"].map((service) => `https://${service}.eu-west-101.myhuaweicloud.eu/`),
  );
  if (exit === 1)
    expect(check("connection-dws")?.found).toMatch(
      /TLSv1\.2, the certificate by Company ends on 1970-01-01 \(-\d+ days\)\.$/,
    );
  expect(check("permissions-dws")?.found).toBe("The check connection-dws has failed.");
  expect(exitCode).toBe(exit);
});

describe("a host with TLS", () => {
  const endpoint = () => `https://127.0.0.1:${(secure.address() as AddressInfo).port}`;

  test("fails if its certificate is not trusted, and names who has issued it", async () => {
    const { HUAWEICLOUD_REGION: _, ...rest } = key;
    const { exitCode, stdout } = await command(["doctor", "--endpoint", endpoint()], {
      environment: rest,
    });
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(
      /DEPTH_ZERO_SELF_SIGNED_CERT\. TLSv1\.3, the certificate by Loopback of a test ends on 21\d\d-/,
    );
  });

  test("is a warning if its certificate is not trusted and not checked", async () => {
    const { check } = await checks(key, {
      args: ["--endpoint", endpoint()],
      inspectTls,
    });
    expect(check("connection-dws")).toMatchObject({
      state: "warning",
      action:
        "The certificate is not trusted, and requests are sent all the same: unset NODE_TLS_REJECT_UNAUTHORIZED.",
    });
  });
});

test("an abort ends the reading of a certificate at once", async () => {
  // It accepts the connection, and never begins with TLS.
  const silent = createTcpServer();
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const controller = new AbortController();
  silent.once("connection", () => controller.abort());
  const { port } = silent.address() as AddressInfo;
  const url = `https://127.0.0.1:${port}`;
  expect(await inspectTls(url, 60_000, controller.signal)).toBeUndefined();
  silent.close();
});

test("Ctrl-C ends the checks with exit code 130", async () => {
  const signal = AbortSignal.abort();
  const { exitCode, stdout, stderr } = await started.run("doctor", { signal });
  expect({ exitCode, stdout }).toEqual({ exitCode: 130, stdout: "" });
  expect(stderr).toContain("Interrupted.");
});

describe("no output shows the value of a variable", () => {
  const canary = (name: string) => `Canary_${name}_9`;
  const names = [
    ...variableFamilies.flatMap((family) => Object.values(family).flat()),
    "HUAWEICLOUD_DWS_ENDPOINT",
    "HUAWEICLOUD_DDS_ENDPOINT",
    "HUAWEICLOUD_SDK_REGION_DWS_EU_DE",
    "HUAWEICLOUD_CLOUD",
    ...["HTTPS_PROXY", "http_proxy", "NO_PROXY", "NODE_USE_ENV_PROXY", "NODE_EXTRA_CA_CERTS"],
  ];
  const all = Object.fromEntries(names.map((name) => [name, canary(name)]));

  test.each(names)("when %s has any text and only the rest is right", async (name) => {
    for (const base of [{}, key, password]) {
      const environment = { ...base, [name]: canary(name) };
      const { fetch } = stubFetch(() =>
        jsonResponse({ error_code: "X", error_msg: "Rejected." }, 403, {
          "X-Subject-Token": canary(name),
        }),
      );
      const { stdout, stderr } = await command(["doctor", "--verbose"], {
        environment: { HOME: "/nowhere", ...environment },
        fetch,
        inspectTls: noTls,
      });
      expect(stdout).toContain('"checks"');
      // The project is no secret: it is part of every URL, which --verbose shows.
      if (!/PROJECT_ID|TENANT_ID/.test(name)) expect(stdout + stderr).not.toContain("Canary_");
    }
  });

  test("when all of them have", async () => {
    const { stdout, stderr } = await started.run("doctor --verbose", { environment: all });
    expect(stdout).toContain('"checks"');
    expect(stdout + stderr).not.toContain("Canary_");
  });
});
