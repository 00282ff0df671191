// npm run bench:sandbox: how soon the packed sandbox answers, how much beside Prism's mock, and what it keeps. Goals are reported, not enforced.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { once } from "node:events";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { inProject } from "../scripts/build/project.js";
import { stopChildren } from "./client/processes/children.js";
import { findTarball, unpackPackage } from "./client/workspace/unpack-package.js";
import { readOptions, readRuns, refuse } from "./lib/command-line.js";
import { median, ratios } from "./lib/statistics.js";
import { asRatio, atMost, table, verdict } from "./lib/table.js";
import { installPrism } from "./sandbox/install-prism.js";
import { answersPerSecond, ask } from "./sandbox/load.js";
import { startServer, type StartedServer } from "./sandbox/start-server.js";
import { tokenOf } from "./sandbox/token-of.js";

const usage =
  "npm run bench:sandbox -- [--runs N], where N is a whole number from 1 and 7 if left out";
const goals = { readyMs: 300, timesPrism: 10, growthMegabytes: 2 };
const path = "/v1.0/89cd04f168b84af6be287f71730fdb4b/snapshots";
const aMillion = 1_000_000;

let runs = 7;
for (const { name, value } of readOptions(process.argv.slice(2)))
  if (name === "--runs") runs = readRuns(value, usage);
  else refuse(`"${name}" is not understood`, usage);

const folder = mkdtempSync(join(tmpdir(), "huaweicloud-dws-dds-bench-"));
try {
  const tarball = findTarball();
  const prism = installPrism(tell);
  mkdirSync(join(folder, "node_modules"));
  unpackPackage(tarball, join(folder, "node_modules"));
  copyFileSync(inProject("bench/sandbox/sandbox-worker.mjs"), join(folder, "sandbox.mjs"));
  console.log(
    `${availableParallelism()} cores, Node ${process.version}, load ${(loadavg()[0] ?? 0).toFixed(1)} before the first round; ${tarball}\n`,
  );

  const ready: number[] = [];
  for (let round = 0; round <= runs; round += 1) {
    const server = await startSandbox();
    if (round > 0) ready.push(server.readyMs);
    await stop(server);
  }
  const limit = atMost(goals.readyMs, (value) => `${value} ms`);
  console.log(
    table(
      ["From the start of the process to the first answer", "median", "least", "most", "goal", ""],
      [["the sandbox", ...spread(ready, "ms"), ...verdict(median(ready), limit)]],
      3,
    ),
    "\n",
  );

  tell("answers a second, side by side");
  const sandbox = await startSandbox();
  const mock = await startServer(
    [process.execPath, prism, "mock", inProject("generated/openapi/dws.json"), "--port", "0"],
    folder,
    (printed) => /(http:\/\/127\.0\.0\.1:\d+)/.exec(printed)?.[1],
  );
  const headers = { "X-Auth-Token": await tokenOf(sandbox.url) };
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let round = 0; round <= runs; round += 1) {
    const own = await answersPerSecond(sandbox.url + path, headers, 1500);
    const other = await answersPerSecond(mock.url + path, headers, 1500);
    if (round === 0) continue;
    ours.push(own);
    theirs.push(other);
  }
  const times = ratios(ours, theirs);
  const atLeast = {
    words: `at least ${goals.timesPrism} x`,
    isMet: (value: number) => value >= goals.timesPrism,
  };
  console.log(
    table(
      [
        "Lists of snapshots a second, 8 connections",
        "median",
        "least",
        "most",
        "times Prism",
        "goal",
        "",
      ],
      [
        [
          "the sandbox",
          ...spread(ours, ""),
          asRatio(median(times)),
          ...verdict(median(times), atLeast),
        ],
        ["Prism's mock", ...spread(theirs, ""), "1.00", "", ""],
      ],
      4,
    ),
    "\n",
  );
  await stop(mock);

  tell("a million requests");
  const heaps: number[] = [];
  for (const share of [0.1, 0.4, 0.5]) {
    await ask(sandbox.url + path, headers, aMillion * share);
    heaps.push(await heapOf(sandbox));
  }
  const growth = (heaps.at(-1) ?? 0) - (heaps[0] ?? 0);
  const flat = {
    words: `flat: below ${goals.growthMegabytes} MB`,
    isMet: (value: number) => value < goals.growthMegabytes,
  };
  console.log(
    table(
      [
        "The heap over a million requests, after a collection",
        "at 10 %",
        "at 50 %",
        "at 100 %",
        "growth",
        "goal",
        "",
      ],
      [["the sandbox", ...heaps.map(asMegabytes), asMegabytes(growth), ...verdict(growth, flat)]],
      4,
    ),
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  stopChildren();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

function startSandbox(): Promise<StartedServer> {
  return startServer(
    [process.execPath, "--expose-gc", "sandbox.mjs"],
    folder,
    (printed) => /^(http:\S+)$/m.exec(printed)?.[1],
  );
}

async function stop({ process: child }: StartedServer): Promise<void> {
  child.removeAllListeners("close");
  const closed = once(child, "close");
  child.kill();
  await closed;
}

/** The heap of the sandbox, in megabytes. */
async function heapOf({ process: child }: StartedServer): Promise<number> {
  child.send("heap");
  const [bytes] = (await once(child, "message")) as [number];
  return bytes / 1e6;
}

function spread(values: readonly number[], unit: string): string[] {
  return [median(values), Math.min(...values), Math.max(...values)].map((value) =>
    `${Math.round(value)} ${unit}`.trim(),
  );
}

function asMegabytes(value: number): string {
  return `${value.toFixed(2)} MB`;
}

/** Progress goes where it does not mix with the tables. */
function tell(line: string): void {
  console.error(`  … ${line}`);
}
