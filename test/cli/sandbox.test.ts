// What the command sandbox prints, in this process; command-line.test.ts starts the program.
import { expect, test } from "@jest/globals";
import { accessKeyCredentials, createDwsClient } from "../../src/index.js";
import { command, type CommandOutcome, type CommandSetup } from "../support/command.js";

const id = "00000000-1111-2222-3333-444444444444";
const seed = JSON.stringify({ clusters: [{ id, name: "mine" }] });
const start = (options: readonly string[], setup: CommandSetup) =>
  command(["sandbox", "--port", "0", "--seed", "-", ...options], { input: seed, ...setup });
/** Its lines, with a name for the address, and without the documentation, which is served if it is built. */
const linesOf = ({ stdout }: CommandOutcome): string[] =>
  stdout
    .replaceAll(/http:\/\/[^/\s']+/g, "URL")
    .split("\n")
    .filter((line) => !line.startsWith("Documentation "));

test("it prints its addresses, its credentials, and lines for a shell", async () => {
  const outcome = await start([], { until: "Ctrl-C stops it" });
  expect(outcome).toMatchObject({ exitCode: 0, stderr: "" });
  const project = "89cd04f168b84af6be287f71730fdb4b";
  const token =
    '{"auth":{"identity":{"methods":["password"],"password":{"user":{"name":"sandbox","password":"sandbox-password","domain":{"name":"sandbox-domain"}}}},' +
    `"scope":{"project":{"id":"${project}"}}}}`;
  const curl = `curl -s -w '\\n' -H "X-Auth-Token: $TOKEN"`;
  const snapshots = `URL/v1.0/${project}/snapshots`;
  expect(linesOf(outcome)).toEqual([
    "Sandbox of DWS and DDS      URL",
    "Authentication URL          URL/v3",
    "Descriptions                URL/openapi/dws.json  URL/openapi/dds.json",
    "",
    "Username, password, domain  sandbox  sandbox-password  sandbox-domain",
    `Project id                  ${project}`,
    "Access key (AK), secret key SANDBOXACCESSKEYID00  sandbox-secret-access-key",
    "",
    "For programs that call optionsFromEnvironment(), and for OpenStack tools, in the shell that starts them:",
    "",
    "export HUAWEICLOUD_DWS_ENDPOINT=URL HUAWEICLOUD_DDS_ENDPOINT=URL HUAWEICLOUD_SDK_AK=SANDBOXACCESSKEYID00 " +
      `HUAWEICLOUD_SDK_SK=sandbox-secret-access-key HUAWEICLOUD_SDK_PROJECT_ID=${project}`,
    "export OS_AUTH_URL=URL/v3 OS_USERNAME=sandbox OS_PASSWORD=sandbox-password OS_USER_DOMAIN_NAME=sandbox-domain " +
      "OS_PROJECT_NAME=eu-de OS_REGION_NAME=eu-de OS_IDENTITY_API_VERSION=3",
    "",
    "To try it in a shell: get a token, list the snapshots, and create one.",
    "",
    `TOKEN=$(curl -s -D - -o /dev/null URL/v3/auth/tokens -d '${token}' | tr -d '\\r' | sed -n 's/^X-Subject-Token: //p')`,
    `${curl} ${snapshots}`,
    `${curl} -H 'Content-Type: application/json' ${snapshots} -d '{"snapshot":{"name":"try-'$(date +%s)'","cluster_id":"${id}"}}'`,
    "",
    "Ctrl-C stops it. Requests:",
    "",
    "",
  ]);
});

test("without a cluster in its seed, it says why no line creates a snapshot", async () => {
  const outcome = await start([], { until: "Ctrl-C stops it", input: "{}" });
  expect(linesOf(outcome)).toContain("# The seed contains no cluster, and a snapshot needs one.");
});

test.each([
  ["0.0.0.0", true],
  ["localhost", false],
])("--host %s warns of other machines: %p", async (host, isWarned) => {
  const { exitCode, stderr } = await start(["--host", host], { until: "Ctrl-C stops it" });
  expect({ exitCode, stderr }).toEqual({
    exitCode: 0,
    stderr: isWarned
      ? `Warning: the sandbox listens on ${host}. Other machines can call it and its control routes.\n`
      : "",
  });
});

/** Runs the command, uses its sandbox, and ends the command; returns what it printed after its introduction. */
async function withSandbox(
  options: readonly string[],
  use: (url: string) => Promise<unknown>,
  input = seed,
): Promise<string> {
  const controller = new AbortController();
  let used: Promise<unknown> | undefined;
  const { stdout } = await start(options, {
    ...{ signal: controller.signal, input },
    onOutput: (text) => {
      const [, url = ""] = /^Sandbox of DWS and DDS +(\S+)$/m.exec(text) ?? [];
      if (!text.includes("Ctrl-C stops it.") || used) return;
      used = use(url).finally(() => setImmediate(() => controller.abort()));
    },
  });
  await used;
  return stdout.slice(stdout.indexOf("Ctrl-C stops it."));
}

test("it prints a line for each request, unless --quiet is given", async () => {
  const request = (url: string) => fetch(`${url}/v1.0/p/snapshots?a=1`);
  expect(await withSandbox([], request)).toMatch(
    /^Ctrl-C stops it\. Requests:\n\n401 GET \/v1\.0\/p\/snapshots\?a=1 {2}listSnapshots {2}\d+(\.\d)? ms\n$/,
  );
  expect(await withSandbox(["--quiet"], request)).toBe("Ctrl-C stops it.\n\n");
});

test("it says of a request whose connection it has closed that it is closed", async () => {
  const printed = await withSandbox([], async (url) => {
    await fetch(`${url}/_sandbox/faults`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: '{"reset":"before"}',
    });
    await expect(fetch(`${url}/v9`)).rejects.toThrow();
  });
  expect(printed).toMatch(/\n200 POST \/_sandbox\/faults {2}- {2}[\d.]+ ms\nclosed GET \/v9 {2}- /);
});

test.each([
  [[], ["CREATING", "s-2"]],
  [
    ["--creation-ms", "0"],
    ["AVAILABLE", "s-2"],
  ],
  [
    ["--offset-unit", "item"],
    ["CREATING", "s-1,s-2"],
  ],
])("the options %j reach the sandbox", async (options, expected) => {
  const snapshots = ["s-0", "s-1", "s-2"].map((each) => ({ id: each, name: each, cluster_id: id }));
  const input = JSON.stringify({ clusters: [{ id, name: "mine" }], snapshots });
  await withSandbox(
    options,
    async (url) => {
      const dws = createDwsClient({
        endpoint: url,
        projectId: "89cd04f168b84af6be287f71730fdb4b",
        credentials: accessKeyCredentials({
          accessKeyId: "SANDBOXACCESSKEYID00",
          secretAccessKey: "sandbox-secret-access-key",
        }),
      });
      const page = await dws.listClusterSnapshots({ cluster_id: id, limit: 2, offset: 1 });
      await dws.createSnapshot({ snapshot: { name: "nightly", cluster_id: id } });
      const { snapshots: [first] = [] } = await dws.listSnapshots();
      expect([first?.status, page.snapshots?.map((each) => each.id).join()]).toEqual(expected);
    },
    input,
  );
});

test("--requests-per-second limits the requests of a second", async () => {
  const printed = await withSandbox(["--requests-per-second", "1"], async (url) => {
    // Requests can be in different seconds.
    for (let count = 0; count < 50; count += 1)
      if ((await fetch(`${url}/v9`)).status === 429) return;
  });
  expect(printed).toContain("\n429 GET /v9  -  ");
});
