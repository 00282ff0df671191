// Runs in a folder with the packed package and the README's job alone: starts the sandbox, sends the requests of the job
// there, and checks what the job prints.
import { ManualClock, startSandbox } from "huaweicloud-dws-dds/sandbox";

const requests = [];
const clock = new ManualClock();
const sandbox = await startSandbox({
  clock,
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

// The package waits between polls and before retries by the clock of the sandbox, which goes on at once. Its timeouts are
// longer, and the timers of others, such as Node's fetch, are real.
const setTimer = globalThis.setTimeout;
globalThis.setTimeout = (callback, milliseconds, ...values) => {
  const [, , caller] = new Error().stack.split("\n");
  if (milliseconds >= 30_000 || !caller.includes("/dist/lib/"))
    return setTimer(callback, milliseconds, ...values);
  clock.advance(milliseconds);
  return setTimer(callback, 0, ...values);
};

const progress = [];
const lines = [];
console.log = (...values) =>
  (values.length > 1 ? progress : lines).push(values.map(String).join(" ").trim());
await import("./job.mjs");
globalThis.setTimeout = setTimer;
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
const unprintable = [...progress, ...lines].filter((text) => /\p{Cc}/u.test(text));
if (unprintable.length > 0)
  throw new Error(`it printed control characters: ${JSON.stringify(unprintable)}.`);
const failed = requests.filter((request) => !/ 20[01]$/.test(request));
if (failed.length > 0) throw new Error(`the sandbox rejected ${failed.join(", ")}.`);
console.info(
  JSON.stringify({ requests: requests.length, polls: progress.length, listed: lines.length }),
);
