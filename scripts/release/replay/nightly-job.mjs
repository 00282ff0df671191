// Runs in a folder with the packed package and the README's job alone: starts the sandbox, sends the requests of the job
// there, and checks what the job prints.
import { startSandbox } from "huaweicloud-dws-dds/sandbox";

const requests = [];
const sandbox = await startSandbox({
  creationMs: 1500,
  onRequest: ({ operation, status }) => requests.push(`${operation} ${status}`),
});
const send = globalThis.fetch;

// The job names a region of the cloud. It authenticates with a token, because a signature includes the host.
const { username, password, domainName, projectId } = sandbox.account;
const identity = {
  methods: ["password"],
  password: { user: { name: username, password, domain: { name: domainName } } },
};
const body = JSON.stringify({ auth: { identity, scope: { project: { id: projectId } } } });
const issued = await send(`${sandbox.authUrl}/auth/tokens`, { method: "POST", body });
process.env.OS_TOKEN = issued.headers.get("X-Subject-Token");
process.env.OS_PROJECT_ID = projectId;
for (const name of ["HUAWEICLOUD_SDK_AK", "OS_ACCESS_KEY"]) delete process.env[name];
globalThis.fetch = (url, init) => {
  const { pathname, search } = new URL(url);
  return send(sandbox.url + pathname + search, init);
};

const progress = [];
const write = process.stdout.write.bind(process.stdout);
process.stdout.write = (text) => progress.push(String(text).trim()) > 0;
const lines = [];
console.log = (line) => lines.push(String(line).trim());
await import("./job.mjs");
process.stdout.write = write;
await sandbox.close();

const name = `nightly-${new Date().toISOString().slice(0, 10)}`;
const expected = [
  [`${name} CREATING`, progress[0]],
  [`${name} AVAILABLE 100%`, progress.at(-1)],
  [`${name} AVAILABLE`, lines[0]],
];
for (const [wanted, printed] of expected)
  if (!printed?.startsWith(wanted))
    throw new Error(`it printed ${JSON.stringify(printed)} instead of ${wanted}.`);
const failed = requests.filter((request) => !/ 20[01]$/.test(request));
if (failed.length > 0) throw new Error(`the sandbox rejected ${failed.join(", ")}.`);
console.info(
  JSON.stringify({ requests: requests.length, polls: progress.length, listed: lines.length }),
);
