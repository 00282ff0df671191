// How much longer a process takes because it imports a package, and how long the command takes.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { startSandbox } from "huaweicloud-dws-dds/sandbox";

const core = "@huaweicloud/huaweicloud-sdk-core";
const programs = {
  "bare Node": ["-e", ""],
  "an empty ES module": imports(),
  "this client, ./dws": imports("huaweicloud-dws-dds/dws"),
  "this client, both services": imports("huaweicloud-dws-dds"),
  "openapi-fetch": imports("openapi-fetch"),
  ky: imports("ky"),
  axios: imports("axios"),
  "vendor's core SDK": imports(`${core}/ClientBuilder.js`, `${core}/auth/BasicCredentials.js`),
  "AWS SDK, Redshift": imports("@aws-sdk/client-redshift"),
};

export function start() {
  return {
    title: "Whole processes",
    calls: 5,
    turns: 5,
    isDifference: true,
    goals: { "this client, ./dws": 10 },
    // A failed import would be a fast one: the result is the exit code.
    candidates: Object.entries(programs).map(([name, args]) =>
      candidate(name, process.execPath, args),
    ),
  };
}

/** The command against the packed sandbox, and the command of OpenStack with python-otcextensions, if it is installed. */
export async function command() {
  const { url, authUrl, account } = await startSandbox();
  const program = fileURLToPath(import.meta.resolve("huaweicloud-dws-dds").replace("index", "cli"));
  const own = {
    HUAWEICLOUD_DWS_ENDPOINT: url,
    HUAWEICLOUD_SDK_AK: account.accessKeyId,
    HUAWEICLOUD_SDK_SK: account.secretAccessKey,
    HUAWEICLOUD_SDK_PROJECT_ID: account.projectId,
  };
  const openStack = {
    OS_AUTH_URL: authUrl,
    OS_USERNAME: account.username,
    OS_PASSWORD: account.password,
    OS_USER_DOMAIN_NAME: account.domainName,
    OS_PROJECT_NAME: account.projectName,
    OS_REGION_NAME: account.projectName,
    OS_IDENTITY_API_VERSION: "3",
  };
  const hasOpenStack = spawnSync("openstack", ["--version"]).status === 0;
  const [list, theirs] = ["hwbackup call listSnapshots", "openstack dws snapshot list"];
  return {
    title: "The command, whole processes",
    calls: hasOpenStack ? 2 : 10,
    turns: 2,
    goals: { "hwbackup --version": 1.5, [list]: 2 },
    candidates: [
      candidate("bare Node", process.execPath, ["-e", ""]),
      candidate("hwbackup --version", process.execPath, [program, "--version"]),
      candidate(list, process.execPath, [program, "call", "listSnapshots"], own),
      ...(hasOpenStack
        ? [candidate(theirs, "openstack", ["dws", "snapshot", "list"], openStack)]
        : []),
    ],
  };
}

function candidate(name, program, args, variables) {
  const env = { ...process.env, ...variables };
  return {
    name,
    result: 0,
    call: async () => {
      const child = spawn(program, args, { stdio: ["ignore", "ignore", 2], env });
      return (await once(child, "close"))[0];
    },
  };
}

function imports(...modules) {
  return ["--input-type=module", "-e", modules.map((name) => `import "${name}";`).join("")];
}
