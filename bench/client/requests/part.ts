import { runWorker } from "../processes/run-worker.js";
import { readRecordings } from "../recordings.js";
import type { Run } from "../run.js";
import { loopbackReport } from "./loopback-report.js";
import type { Measured, Plan } from "./measure-rounds.js";
import { stubReport } from "./stub-report.js";
import type { RequestsInput } from "./worker.js";

/** Requests to the loopback server. */
export async function loopbackPart({ workspace, server, runs }: Run): Promise<string> {
  const plan: Plan = { title: "loopback requests", rounds: runs, calls: 1500 };
  const input: RequestsInput = { ...plan, server };
  return loopbackReport(
    plan,
    await runWorker<Measured[]>(workspace, "requests", input, ["--expose-gc"]),
  );
}

/** Requests that a stub answers at once: what remains is the client's own work. */
export async function stubPart({ workspace, runs }: Run): Promise<string> {
  const plan: Plan = { title: "stubbed requests", rounds: runs, calls: 5000 };
  const input: RequestsInput = { ...plan, recordedList: readRecordings().snapshots };
  return stubReport(
    plan,
    await runWorker<Measured[]>(workspace, "requests", input, ["--expose-gc"]),
  );
}
