import { readFeatures } from "../features.js";
import { runWorker } from "../processes/run-worker.js";
import { readRecordings } from "../recordings.js";
import type { Run } from "../run.js";
import { heapReport } from "./heap-report.js";
import type { PagerHeap } from "./heap-worker.js";
import { latencyReport } from "./latency-report.js";
import type { LatencyInput, PagerLatency } from "./latency-worker.js";
import { timeReport } from "./time-report.js";
import type { PagerInput, PagerTimes } from "./time-worker.js";

/** A round takes seconds here, and its figures vary little. */
const mostRounds = 5;

/** Many backups through the pager, as three tables. */
export async function pagerPart({ workspace, server, runs }: Run): Promise<string> {
  const rounds = Math.min(runs, mostRounds);
  if (!(await readFeatures(workspace)).pager)
    return [timeReport(rounds), heapReport(), latencyReport(rounds)].join("\n\n");
  const input: PagerInput = { rounds, backup: readRecordings().backup };
  const slow: LatencyInput = { rounds, server };
  return [
    timeReport(rounds, await runWorker<PagerTimes>(workspace, "pager-time", input)),
    heapReport(await runWorker<PagerHeap>(workspace, "pager-heap", input, ["--expose-gc"])),
    latencyReport(rounds, await runWorker<PagerLatency>(workspace, "pager-latency", slow)),
  ].join("\n\n");
}
