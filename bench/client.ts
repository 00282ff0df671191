// npm run bench:client: what the packed client costs, compared with plain fetch and other clients. Goals are reported, not
// enforced.
import { readBundle } from "../scripts/spec/description.js";
import { tableOfSizes } from "./client/size.js";
import { readOptions, runBenchmark, runsPattern } from "./lib/command.js";
import { installPackages } from "./lib/install.js";
import { nextMessage, startWorker } from "./lib/processes.js";
import {
  asRatio,
  atMost,
  byRound,
  heapTable,
  type Heaps,
  median,
  spread,
  table,
  unit,
  verdict,
} from "./lib/report.js";

/** The comparisons of each question: a module in bench/client/, and the function in it that returns the candidates. */
const comparisons: Readonly<Record<string, readonly (readonly [module: string, name: string])[]>> =
  {
    loopback: [["requests", "loopback"]],
    stub: [["requests", "stub"]],
    start: [["start", "start"]],
    command: [["start", "command"]],
    pager: [
      ["pager", "time"],
      ["pager", "latency"],
    ],
  };
const questions = [...Object.keys(comparisons), "heap", "size"];

/** What lib/measure.mjs sends. The first candidate is the base of the others. */
interface Comparison {
  readonly title: string;
  /** Compares by difference in milliseconds; by ratio otherwise. */
  readonly isDifference?: boolean;
  /** The largest ratio or difference of a candidate. */
  readonly goals: Readonly<Record<string, number>>;
  readonly series: readonly { readonly name: string; readonly milliseconds: readonly number[] }[];
}

/** What the candidates list: the recorded snapshots, and copies of the recorded backup. */
const list = recording("dws", "ProjectSnapshots") as { readonly snapshots: readonly unknown[] };
const [backup] = (recording("dds", "Backups") as { readonly backups: readonly unknown[] }).backups;

function recording(service: string, name: string): unknown {
  const example = readBundle(service, "generated").components.examples[name];
  if (!example) throw new Error(`${service} has no example ${name}, which the benchmark serves.`);
  return example.value;
}

/** A row for each candidate: its median, and its difference from the first one, round by round. */
function tableOf({ title, isDifference, goals, series }: Comparison): string {
  const base = series[0]?.milliseconds ?? [];
  const milliseconds = unit("ms", 3);
  const format = isDifference ? milliseconds : asRatio;
  const rows = series.map(({ name, milliseconds: own }) => {
    const compared = byRound(own, base, (value, other) =>
      isDifference ? value - other : value / other,
    );
    const limit = goals[name];
    const goal = limit === undefined ? undefined : atMost(limit, format);
    return [
      name,
      milliseconds(median(own)),
      ...spread(compared, format),
      ...verdict(median(compared), goal),
    ];
  });
  const heading = isDifference ? "own cost" : "to the first";
  return table(
    [`${title}, medians of ${base.length} rounds`, "time", heading, "least", "most", "goal", ""],
    rows,
    4,
  );
}

const { runs, only } = readOptions("bench:client", {
  runs: ["9", runsPattern, "rounds of each comparison"],
  only: [questions.join(","), new RegExp(`^((^|,)(${questions.join("|")}))+$`), "questions"],
});

await runBenchmark(installPackages, async function* () {
  const server = startWorker("client/server.mjs", { list, backup });
  const input = { list, backup, server: `http://127.0.0.1:${String(await nextMessage(server))}` };
  const measure = (module: string, comparison: string): Promise<unknown> => {
    const plan = { module: `../client/${module}.mjs`, comparison, input, runs: Number(runs) };
    return nextMessage(startWorker("lib/measure.mjs", plan));
  };
  for (const question of only.split(",")) {
    for (const [module, name] of comparisons[question] ?? [])
      yield tableOf((await measure(module, name)) as Comparison);
    if (question === "heap")
      yield heapTable("a million backups", (await measure("pager", "heap")) as Heaps);
    if (question === "size") yield tableOfSizes(input.server, list.snapshots.length);
  }
});
