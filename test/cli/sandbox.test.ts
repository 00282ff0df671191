// What the command sandbox prints, in this process; command-line.test.ts starts the program.
import { expect, test } from "@jest/globals";
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
  ["127.0.0.2", false],
])("--host %s warns of other machines: %p", async (host, isWarned) => {
  const { exitCode, stderr } = await start(["--host", host], { until: "Ctrl-C stops it" });
  expect({ exitCode, stderr }).toEqual({
    exitCode: 0,
    stderr: isWarned
      ? `Warning: the sandbox listens on ${host}. Other machines can call it and its control routes.\n`
      : "",
  });
});

/** Sends one request to the sandbox of a command, and ends the command after it. */
async function request(path: string, init: RequestInit, options: readonly string[] = []) {
  const controller = new AbortController();
  let sent: Promise<unknown> | undefined;
  const { stdout } = await start(options, {
    signal: controller.signal,
    onOutput: (text) => {
      const [, url] = /^Sandbox of DWS and DDS +(\S+)$/m.exec(text) ?? [];
      if (!text.includes("Ctrl-C stops it.") || sent) return;
      sent = fetch(`${url}${path}`, init)
        .catch(() => undefined)
        .finally(() => setImmediate(() => controller.abort()));
    },
  });
  return stdout.slice(stdout.indexOf("Ctrl-C stops it."));
}

test("it prints a line for each request, unless --quiet is given", async () => {
  const path = "/v1.0/p/snapshots?a=1";
  expect(await request(path, {})).toMatch(
    /^Ctrl-C stops it\. Requests:\n\n401 GET \/v1\.0\/p\/snapshots\?a=1 {2}listSnapshots {2}\d+(\.\d)? ms\n$/,
  );
  expect(await request(path, {}, ["--quiet"])).toBe("Ctrl-C stops it.\n\n");
});
