import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { command, startCommandSandbox, type CommandOutcome } from "../support/command.js";

let sandbox: Awaited<ReturnType<typeof startCommandSandbox>>;
beforeAll(async () => {
  sandbox = await startCommandSandbox({ creationMs: 60_000 });
});
afterAll(() => sandbox.close());

const ensure = "snapshot ensure --cluster test_1025_02 --name exit-codes";

/** Runs a command while a fault is injected. */
async function withFault(
  line: string,
  fault: Parameters<typeof sandbox.sandbox.fail>[0],
): Promise<CommandOutcome> {
  sandbox.sandbox.fail(fault);
  const outcome = await sandbox.run(line);
  sandbox.sandbox.clearFaults();
  return outcome;
}

test.each<readonly [string, number, () => Promise<CommandOutcome>, RegExp]>([
  ["a list", 0, () => sandbox.run("clusters"), /^$/],
  [
    "an unknown command",
    2,
    () => sandbox.run("cluster"),
    /^Unknown command 'cluster'\. Did you mean/,
  ],
  [
    "a wrong value",
    2,
    () => sandbox.run("call listBackups --limit 101"),
    /^--limit must be at most 100 and is 101\. See hwbackup call listBackups --help\.\n$/,
  ],
  [
    "no time to wait",
    2,
    () => sandbox.run(`${ensure} --max-wait 0s`),
    /^Option '--max-wait <duration>' argument '0s' is invalid\. It must be longer than 0s and at most 24d\. /,
  ],
  [
    "too much time to wait",
    2,
    () => sandbox.run(`${ensure} --wait-if-busy 25d`),
    /^Option '--wait-if-busy <duration>' argument '25d' is invalid\. It must be at most 24d\. /,
  ],
  [
    "missing credentials",
    2,
    () => command(["clusters"]),
    /^The environment has no complete credentials\./,
  ],
  [
    "an unknown name",
    1,
    () => sandbox.run("snapshot wait --snapshot none"),
    /^There is no snapshot "none" in this project, only snapshot-1, snapshot-2\.\n$/,
  ],
  ...(
    [
      ["cluster", "snapshot ensure --name exit-codes --cluster none"],
      ["instance", "backup ensure --name exit-codes --instance none"],
      ["backup", "backup wait --backup none"],
    ] as const
  ).map(
    ([noun, line]) =>
      [
        `an unknown name of a ${noun}`,
        1,
        () => sandbox.run(line),
        new RegExp(`^There is no ${noun} "none" in this project, only [^\\n]+\\.\\n$`),
      ] as const,
  ),
  [
    "a rejection",
    1,
    () => sandbox.run("call listSnapshotDetails --snapshot-id none"),
    /^listSnapshotDetails was rejected with status 400 and code DWS\.5149/,
  ],
  // A Retry-After that is longer than the client waits ends the retries at once.
  [
    "a busy cluster",
    75,
    () =>
      withFault(ensure, {
        operation: "createSnapshot",
        status: 409,
        body: { error_code: "DWS.0011", error_msg: "Busy." },
        headers: { "Retry-After": "120" },
      }),
    /DWS\.0011/,
  ],
  [
    "a service that is down",
    75,
    () => withFault("clusters", { status: 503, headers: { "Retry-After": "120" } }),
    /^listClusters was rejected with status 503/,
  ],
  [
    "a wait whose time is over",
    75,
    () => sandbox.run(`${ensure} --max-wait 10ms --quiet`),
    /^Snapshot [\da-f-]{36} did not become AVAILABLE within 10 ms/,
  ],
  [
    "a certificate that has expired",
    1,
    () =>
      sandbox.run("clusters", {
        fetch: () => {
          throw new TypeError("fetch failed", { cause: { code: "CERT_HAS_EXPIRED" } });
        },
      }),
    /CERT_HAS_EXPIRED/,
  ],
  [
    "an interruption",
    130,
    () => sandbox.run(ensure, { signal: AbortSignal.abort() }),
    /^Interrupted\. The same command goes on from here\.\n$/,
  ],
])(
  "%s has exit code %i and at most one line on the standard error",
  async (_, expected, run, stderr) => {
    const outcome = await run();
    expect(outcome).toMatchObject({ exitCode: expected, stderr: expect.stringMatching(stderr) });
    if (expected !== 0) expect(outcome.stdout).toBe("");
    expect(outcome.stderr.match(/\n/g) ?? []).toHaveLength(expected === 0 ? 0 : 1);
  },
);
