// npm run bench:sandbox: how soon the packed sandbox responds, how it compares with Prism's mock, and whether its heap grows.
// Goals are reported, not enforced.
import type { ChildProcess } from "node:child_process";
import { readOptions, runBenchmark, runsPattern } from "./lib/command.js";
import { installPackages } from "./lib/install.js";
import { nextMessage, outputOf, startNode, stop } from "./lib/processes.js";
import {
  asRatio,
  atMost,
  byRound,
  heapTable,
  median,
  spread,
  table,
  tell,
  unit,
  verdict,
} from "./lib/report.js";

interface Server {
  readonly process: ChildProcess;
  readonly url: string;
  /** From the start of the process to its first response, in milliseconds. */
  readonly readyMs: number;
}

async function timeToReady(runs: number): Promise<string> {
  const times: number[] = [];
  for (let round = 0; round <= runs; round += 1) {
    const server = await startSandbox();
    if (round > 0) times.push(server.readyMs);
    await stop(server.process);
  }
  const ms = unit("ms", 0);
  const row = ["the sandbox", ...spread(times, ms), ...verdict(median(times), atMost(300, ms))];
  const title = "From the start of the process to the first response";
  return table([title, "median", "least", "most", "goal", ""], [row], 3);
}

async function throughput(runs: number): Promise<string> {
  const prism = "node_modules/@stoplight/prism-cli/dist/index.js";
  const sandbox = await startSandbox();
  const mock = await startServer([prism, "mock", "../generated/openapi/dws.json", "-p", "0"]);
  const token = String(await ask(sandbox, "token"));
  const [own, other]: [number[], number[]] = [[], []];
  for (let round = 0; round <= runs; round += 1) {
    tell(`responses per second, ${round > 0 ? `round ${round} of ${runs}` : "warm-up"}`);
    const ours = await sendLoad(sandbox, token, ["--duration", "2"]);
    const theirs = await sendLoad(mock, token, ["--duration", "2"]);
    if (round === 0) continue;
    own.push(ours);
    other.push(theirs);
  }
  for (const server of [sandbox, mock]) await stop(server.process);
  const ratio = median(byRound(own, other, (value, base) => value / base));
  const goal = { words: "at least 10 x", isMet: (value: number) => value >= 10 };
  const count = unit("", 0);
  const rows = [
    ["the sandbox", ...spread(own, count), asRatio(ratio), ...verdict(ratio, goal)],
    ["Prism's mock", ...spread(other, count), "1.00"],
  ];
  const title = "Lists of snapshots per second, 8 connections";
  return table([title, "median", "least", "most", "times Prism", "goal", ""], rows, 4);
}

async function heapGrowth(): Promise<string> {
  const sandbox = await startSandbox();
  const token = String(await ask(sandbox, "token"));
  const sizes: number[] = [];
  for (const amount of [100_000, 400_000, 500_000]) {
    tell(`${amount} requests`);
    await sendLoad(sandbox, token, ["--amount", String(amount)]);
    sizes.push(Number(await ask(sandbox, "heap")));
  }
  await stop(sandbox.process);
  return heapTable("a million requests", { "the sandbox": sizes });
}

function startSandbox(): Promise<Server> {
  return startServer(["--expose-gc", "sandbox/sandbox.mjs"]);
}

/** Starts a server, reads its URL from its output, and waits until it responds. */
async function startServer(args: readonly string[]): Promise<Server> {
  const started = performance.now();
  const child = startNode(args, ["ignore", "pipe", 2, "ipc"]);
  let output = "";
  const url = await new Promise<string>((resolve, reject) => {
    child.once("close", () => reject(new Error(`${args.join(" ")} ended: ${output}`)));
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? [];
      if (found) resolve(found);
    });
  });
  const response = (): Promise<unknown> =>
    fetch(url).then(
      (received) => received.arrayBuffer(),
      () => undefined,
    );
  while ((await response()) === undefined);
  return { process: child, url, readyMs: performance.now() - started };
}

/** Asks the process of a sandbox for its token or the size of its heap. */
function ask({ process: sandbox }: Server, wanted: "token" | "heap"): Promise<unknown> {
  sandbox.send(wanted);
  return nextMessage(sandbox);
}

/** Sends lists of snapshots by autocannon, in a process of its own; returns the responses per second. */
async function sendLoad(
  { url }: Server,
  token: string,
  amount: readonly string[],
): Promise<number> {
  const path = "/v1.0/89cd04f168b84af6be287f71730fdb4b/snapshots";
  const options = ["--json", "--connections", "8", "--headers", `X-Auth-Token=${token}`];
  const { requests, non2xx, errors } = JSON.parse(
    await outputOf(["node_modules/autocannon/autocannon.js", ...options, ...amount, url + path]),
  ) as { readonly requests: { readonly average: number }; non2xx: number; errors: number };
  if (non2xx + errors > 0) throw new Error(`${non2xx + errors} requests to ${url} failed.`);
  return requests.average;
}

const { runs } = readOptions("bench:sandbox", {
  runs: ["7", runsPattern, "rounds of each figure"],
});

await runBenchmark(installPackages, async function* () {
  yield await timeToReady(Number(runs));
  yield await throughput(Number(runs));
  yield await heapGrowth();
});
