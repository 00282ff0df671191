// npm run bench:sandbox: how soon the packed sandbox responds, how it compares with Prism's mock, and whether its heap grows.
// Goals are reported, not enforced.
import { once } from "node:events";
import type { ChildProcess } from "node:child_process";
import { inProject } from "../scripts/build/project.js";
import { createWorkspace, type Workspace } from "./lib/packed-package.js";
import { firstMessage, startNode, stop, stopProcesses } from "./lib/processes.js";
import {
  asRatio,
  atMost,
  byRound,
  checkRuns,
  flat,
  median,
  readOptions,
  spread,
  table,
  tell,
  tellMachine,
  unit,
  verdict,
} from "./lib/report.js";

const path = "/v1.0/89cd04f168b84af6be287f71730fdb4b/snapshots";

interface Server {
  readonly process: ChildProcess;
  readonly url: string;
  /** From the start of the process to its first response, in milliseconds. */
  readonly readyMs: number;
}

const startSandbox = ({ folder }: Workspace): Promise<Server> =>
  startServer(["--expose-gc", "sandbox.mjs"], folder);

async function timeToReady(workspace: Workspace, rounds: number): Promise<string> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const server = await startSandbox(workspace);
    if (round > 0) times.push(server.readyMs);
    await stop(server.process);
  }
  const ms = unit("ms", 0);
  const row = ["the sandbox", ...spread(times, ms), ...verdict(median(times), atMost(300, ms))];
  return table(
    "From the start of the process to the first response | median | least | most | goal | ",
    [row],
    3,
  );
}

async function throughput(workspace: Workspace, rounds: number): Promise<string> {
  const sandbox = await startSandbox(workspace);
  const prism = "node_modules/@stoplight/prism-cli/dist/index.js";
  const description = inProject("generated/openapi/dws.json");
  const mock = await startServer([prism, "mock", description, "--port", "0"], workspace.folder);
  const token = await authenticate(sandbox.url);
  const [own, other]: [number[], number[]] = [[], []];
  for (let round = 0; round <= rounds; round += 1) {
    tell(`responses per second, ${round > 0 ? `round ${round} of ${rounds}` : "warm-up"}`);
    const ours = await load(workspace, sandbox.url, token, ["--duration", "2"]);
    const theirs = await load(workspace, mock.url, token, ["--duration", "2"]);
    if (round === 0) continue;
    own.push(ours);
    other.push(theirs);
  }
  await Promise.all([stop(sandbox.process), stop(mock.process)]);
  const ratio = median(byRound(own, other, (value, base) => value / base));
  const goal = { words: "at least 10 x", isMet: (value: number) => value >= 10 };
  const count = unit("", 0);
  return table(
    "Lists of snapshots per second, 8 connections | median | least | most | times Prism | goal | ",
    [
      ["the sandbox", ...spread(own, count), asRatio(ratio), ...verdict(ratio, goal)],
      ["Prism's mock", ...spread(other, count), "1.00"],
    ],
    4,
  );
}

async function heapGrowth(workspace: Workspace): Promise<string> {
  const sandbox = await startSandbox(workspace);
  const token = await authenticate(sandbox.url);
  const heaps: number[] = [];
  for (const amount of [100_000, 400_000, 500_000]) {
    tell(`${amount} requests`);
    await load(workspace, sandbox.url, token, ["--amount", String(amount)]);
    sandbox.process.send("heap");
    heaps.push(await firstMessage<number>(sandbox.process, "the sandbox"));
  }
  await stop(sandbox.process);
  const growth = (heaps.at(-1) ?? Number.NaN) - (heaps[0] ?? Number.NaN);
  const megabytes = unit("MB", 2, 1e6);
  return table(
    "The heap over a million requests | at 10 % | at 50 % | at 100 % | growth | goal | ",
    [["the sandbox", ...heaps.map(megabytes), megabytes(growth), ...verdict(growth, flat)]],
    4,
  );
}

/** Starts a server, reads its URL from its output, and waits until it responds. */
async function startServer(args: readonly string[], folder: string): Promise<Server> {
  const started = performance.now();
  const child = startNode(args, folder, ["ignore", "pipe", "inherit", "ipc"]);
  let output = "";
  const url = await new Promise<string>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", () => {
      reject(new Error(`${args.join(" ")} ended before it listened:\n${output}`));
    });
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? [];
      if (found) resolve(found);
    });
  });
  const responds = (): Promise<boolean> =>
    fetch(url).then(
      (response) => response.arrayBuffer().then(() => true),
      () => false,
    );
  while (!(await responds()));
  return { process: child, url, readyMs: performance.now() - started };
}

/** A token for the account that every sandbox has. */
async function authenticate(url: string): Promise<string> {
  const user = {
    name: "sandbox",
    password: "sandbox-password",
    domain: { name: "sandbox-domain" },
  };
  const identity = { methods: ["password"], password: { user } };
  const auth = { identity, scope: { project: { name: "sandbox-project" } } };
  const response = await fetch(`${url}/v3/auth/tokens`, {
    method: "POST",
    body: JSON.stringify({ auth }),
  });
  return response.headers.get("X-Subject-Token") ?? "";
}

/** Sends requests with autocannon, in a process of its own; returns the responses per second. */
async function load(
  { folder }: Workspace,
  url: string,
  token: string,
  amount: readonly string[],
): Promise<number> {
  const options = ["--json", "--connections", "8", "--headers", `X-Auth-Token=${token}`];
  const args = ["node_modules/autocannon/autocannon.js", ...options, ...amount, url + path];
  const child = startNode(args, folder, ["ignore", "pipe", "ignore"]);
  let output = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (output += text));
  await once(child, "close");
  const { requests, non2xx, errors } = JSON.parse(output) as {
    readonly requests: { readonly average: number };
    readonly non2xx: number;
    readonly errors: number;
  };
  if (non2xx + errors > 0) throw new Error(`${non2xx + errors} requests to ${url} failed.`);
  return requests.average;
}

const { runs } = readOptions(
  { runs: "7" },
  ({ runs: value }) => checkRuns(value),
  "npm run bench:sandbox -- [--runs N] (N from 1, 7 by default)",
);
let removeWorkspace: () => void = () => undefined;
try {
  const workspace = createWorkspace(inProject("bench/sandbox/peers"), [
    "bench/sandbox/sandbox.mjs",
  ]);
  removeWorkspace = () => {
    workspace.remove();
  };
  tellMachine(`${workspace.tarball}, beside it ${workspace.peers.join(", ")}`);
  for (const question of [timeToReady, throughput, heapGrowth])
    console.log(`${await question(workspace, Number(runs))}\n`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  stopProcesses();
  removeWorkspace();
}
