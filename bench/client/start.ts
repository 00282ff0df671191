import { once } from "node:events";
import { startNode } from "../lib/processes.js";
import { atMost, median, spread, table, tell, unit, verdict } from "../lib/report.js";

interface Start {
  readonly name: string;
  /** The arguments of Node. */
  readonly args: readonly string[];
  /** The most that it may add to a bare Node, in milliseconds. */
  readonly goal?: number;
}

const core = "@huaweicloud/huaweicloud-sdk-core";
const starts: readonly Start[] = [
  { name: "bare Node", args: ["-e", ""] },
  { name: "an empty ES module", args: program() },
  { name: "this client, ./dws", args: program("huaweicloud-dws-dds/dws"), goal: 10 },
  { name: "this client, both services", args: program("huaweicloud-dws-dds") },
  { name: "openapi-fetch", args: program("openapi-fetch") },
  { name: "ky", args: program("ky") },
  { name: "axios", args: program("axios") },
  {
    name: "vendor's core SDK",
    args: program(`${core}/ClientBuilder.js`, `${core}/auth/BasicCredentials.js`),
  },
  { name: "AWS SDK, Redshift", args: program("@aws-sdk/client-redshift") },
];

function program(...modules: readonly string[]): string[] {
  return ["--input-type=module", "-e", modules.map((name) => `import "${name}";`).join("")];
}

/** Starts of each program in a round: a start is short, and varies much. */
const startsPerRound = 5;

/** What an import adds to the start of a process: the difference of the medians of all starts. */
export async function measureStarts(folder: string, rounds: number): Promise<string> {
  const times = starts.map((): number[] => []);
  for (let round = 0; round <= rounds; round += 1) {
    tell(round > 0 ? `imports, round ${round} of ${rounds}` : "imports, warm-up");
    for (let turn = 0; turn < (round > 0 ? startsPerRound : 1); turn += 1)
      for (let place = 0; place < starts.length; place += 1) {
        const index = (place + turn + round) % starts.length;
        const milliseconds = await timeOf(starts[index], folder);
        if (round > 0) times[index]?.push(milliseconds);
      }
  }
  const bare = median(times[0] ?? []);
  const ms = unit("ms", 1);
  const rows = starts.map(({ name, goal }, index) => {
    const own = times[index] ?? [];
    const added = median(own) - bare;
    const limit = goal === undefined ? undefined : atMost(goal, unit("ms", 0));
    return [name, ...spread(own, ms), ms(added), ...verdict(added, limit)];
  });
  const title = `Whole processes, medians of ${rounds * startsPerRound} starts in turn`;
  return table(`${title} | process | least | most | over bare Node | goal | `, rows, 4);
}

async function timeOf(start: Start | undefined, folder: string): Promise<number> {
  if (!start) throw new RangeError("There is no such program.");
  const from = performance.now();
  const child = startNode(start.args, folder, ["ignore", "ignore", 2]);
  const [status] = (await once(child, "close")) as [number | null];
  // A failed import would be a fast one.
  if (status !== 0) throw new Error(`The import of ${start.name} failed; its message is above.`);
  return performance.now() - from;
}
