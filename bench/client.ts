// npm run bench:client: what the packed client costs beside plain fetch and other clients. Goals are reported, not enforced.
import { readFileSync } from "node:fs";
import { inProject } from "../scripts/build/project.js";
import { measureSizes } from "./client/size.js";
import { createWorkspace } from "./lib/packed-package.js";
import { firstMessage, runWorker, startNode, stopProcesses } from "./lib/processes.js";
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
  tellMachine,
  unit,
  verdict,
  type Goal,
} from "./lib/report.js";

/** What the benchmark serves: the recorded list of snapshots, and a recorded backup of which pages are made. */
const snapshots = recording("dws", "ProjectSnapshots") as {
  readonly snapshots: readonly unknown[];
};
const { backups } = recording("dds", "Backups") as { readonly backups: readonly unknown[] };

const million = { backup: backups[0], pages: 10_000 };
const ratio = (value: number, base: number): number => value / base;

interface Question {
  readonly title: string;
  /** The export of candidates.mjs that holds what is compared. */
  readonly lineUp: string;
  readonly input: object;
  readonly calls?: number;
  readonly turns?: number;
  readonly warmups?: number;
  /** How a candidate compares with the first one; a quotient by default. */
  readonly difference?: true;
  readonly goals: Readonly<Record<string, Goal>>;
}

/** The comparisons in rounds, by the name of the option --only. */
const comparisons = (server: string): Readonly<Record<string, readonly Question[]>> => ({
  loopback: [
    {
      title: "Loopback requests",
      lineUp: "loopback",
      input: { server, snapshots: snapshots.snapshots.length },
      ...{ calls: 1500, turns: 10, warmups: 2 },
      goals: {
        "this client, token": atMost(1.15, asRatio),
        "this client, AK/SK": atMost(1.3, asRatio),
      },
    },
  ],
  stub: [
    {
      title: "Own cost over a stubbed fetch",
      lineUp: "stub",
      input: { list: JSON.stringify(snapshots), snapshots: snapshots.snapshots.length },
      ...{ calls: 5000, turns: 10, warmups: 2, difference: true },
      goals: {
        "this client, token": atMost(0.013, unit("ms", 3)),
        "this client, AK/SK": atMost(0.023, unit("ms", 3)),
      },
    },
  ],
  start: [
    {
      title: "Whole processes",
      lineUp: "start",
      input: {},
      ...{ calls: 5, turns: 5, difference: true },
      goals: { "this client, ./dws": atMost(10, unit("ms", 0)) },
    },
  ],
  pager: [
    {
      title: "A million backups, 100 per page, stubbed fetch",
      lineUp: "pager",
      input: million,
      goals: { "the pager": atMost(1.3, asRatio) },
    },
    ...[50, 0].map((workMs) => ({
      title: `20 pages of 50 ms latency, ${workMs} ms of work per page`,
      lineUp: "network",
      input: { server, workMs },
      goals: workMs > 0 ? { "with prefetch": atMost(0.6, asRatio) } : {},
    })),
  ],
});

/** A row for each candidate: its median, and how it compares with the first one, round by round. */
async function compare(folder: string, question: Question, rounds: number): Promise<string> {
  const { title, difference, goals } = question;
  const series = await runWorker<
    { readonly name: string; readonly milliseconds: readonly number[] }[]
  >(
    folder,
    "rounds.mjs",
    // A round without turns takes seconds, and its figures vary little.
    { ...question, rounds: question.turns ? rounds : Math.min(rounds, 5) },
  );
  const base = series[0]?.milliseconds ?? [];
  const rows = series.map(({ name, milliseconds: own }) => {
    const compared = byRound(own, base, difference ? (value, other) => value - other : ratio);
    const figures = spread(compared, difference ? unit("ms", 4) : asRatio);
    return [
      name,
      unit("ms", 3)(median(own)),
      ...figures,
      ...verdict(median(compared), goals[name]),
    ];
  });
  const heading = difference ? "own cost" : "to the first";
  return table(
    `${title}, medians of ${base.length} rounds | time | ${heading} | least | most | goal | `,
    rows,
    4,
  );
}

async function heapTable(folder: string): Promise<string> {
  const heap = await runWorker<Readonly<Record<"pager" | "prefetch", readonly number[]>>>(
    folder,
    "heap.mjs",
    million,
  );
  const megabytes = unit("MB", 2, 1e6);
  const rows = Object.entries(heap).map(([name, sizes]) => {
    const growth = (sizes.at(-1) ?? Number.NaN) - (sizes[0] ?? Number.NaN);
    return [name, ...sizes.map(megabytes), megabytes(growth), ...verdict(growth, flat)];
  });
  return table(
    "The heap during them, after a collection | at 10 % | at 50 % | at 100 % | growth | goal | ",
    rows,
    4,
  );
}

async function* tables(
  names: readonly string[],
  folder: string,
  server: string,
  rounds: number,
): AsyncGenerator<string> {
  for (const name of names) {
    if (name === "size") yield measureSizes(folder, server, snapshots.snapshots.length);
    else
      for (const question of comparisons(server)[name] ?? [])
        yield compare(folder, question, rounds);
    if (name === "pager") yield heapTable(folder);
  }
}

function recording(service: string, name: string): unknown {
  const file = `generated/openapi/${service}.json`;
  const { components } = JSON.parse(readFileSync(inProject(file), "utf8")) as {
    readonly components: {
      readonly examples: Readonly<Record<string, { readonly value: unknown }>>;
    };
  };
  const example = components.examples[name];
  if (!example) throw new Error(`${file} has no example ${name} for the benchmark to serve.`);
  return example.value;
}

const names = [...Object.keys(comparisons("")), "size"];
const options = readOptions(
  { runs: "9", only: names.join(",") },
  ({ runs, only }) => {
    const unknown = only.split(",").find((name) => !names.includes(name));
    return unknown === undefined ? checkRuns(runs) : `There is no question "${unknown}".`;
  },
  `npm run bench:client -- [--runs N] [--only ${names.join(",")}] (N from 1, 9 by default)`,
);

let removeWorkspace: () => void = () => undefined;
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => {
    stopProcesses();
    removeWorkspace();
    process.exit(1);
  });
try {
  const workers = ["candidates", "heap", "pages", "rounds", "server"].map(
    (name) => `bench/client/${name}.mjs`,
  );
  const workspace = createWorkspace(inProject("bench/client/peers"), workers);
  removeWorkspace = () => {
    workspace.remove();
  };
  tellMachine(`${workspace.tarball}, beside it ${workspace.peers.join(", ")}`);
  const input = JSON.stringify({ snapshots, backup: backups[0] });
  const server = startNode(["server.mjs", input], workspace.folder, ["ignore", 2, 2, "ipc"]);
  const url = `http://127.0.0.1:${await firstMessage<number>(server, "server.mjs")}`;
  for await (const text of tables(
    options.only.split(","),
    workspace.folder,
    url,
    Number(options.runs),
  ))
    console.log(`${text}\n`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  stopProcesses();
  removeWorkspace();
}
