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

// The job reads from the environment where the service is, and with which credentials to call it.
const { accessKeyId, secretAccessKey, projectId } = sandbox.account;
for (const name of Object.keys(process.env))
  if (/^(HUAWEICLOUD|HW|OS)_/.test(name)) delete process.env[name];
Object.assign(process.env, {
  HUAWEICLOUD_DWS_ENDPOINT: sandbox.url,
  HUAWEICLOUD_SDK_AK: accessKeyId,
  HUAWEICLOUD_SDK_SK: secretAccessKey,
  HUAWEICLOUD_SDK_PROJECT_ID: projectId,
});

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
