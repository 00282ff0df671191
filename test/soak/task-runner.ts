// Runs a task in processes of their own, against a sandbox in this one.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { build } from "esbuild";
import { inProject } from "../../scripts/build/project.js";
import { createDdsClient, createDwsClient, tokenCredentials } from "../../src/index.js";
import { ManualClock, startSandbox } from "../../src/sandbox.js";
import { KillProxy, type ProxiedRequest } from "./kill-proxy.js";
import type { RestartableTask } from "./restartable-tasks.js";

/** The program as one file, which starts faster than its sources. */
export interface Program {
  readonly file: string;
  remove(): void;
}

export async function bundleProgram(): Promise<Program> {
  mkdirSync(inProject("build"), { recursive: true });
  const folder = mkdtempSync(inProject("build", "killed-"));
  const file = join(folder, "run-task.mjs");
  await build({
    entryPoints: [inProject("test/soak/run-task.ts")],
    outfile: file,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    alias: { "#crypto": inProject("src/auth/node-crypto.ts") },
    logLevel: "error",
  });
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Decides what becomes of a request of a process, which it can kill. */
export type DecideOrKill = (
  request: ProxiedRequest & { readonly process: string },
  kill: () => void,
) => Promise<void>;

/** A sandbox with what a task needs, and processes that run the task. */
export interface TaskRunner {
  /** What the task has returned in each process. */
  readonly results: unknown[];
  /** Runs the task in a process. Resolves to "" for a success, otherwise to the signal or the output of errors. */
  run(decide: DecideOrKill, process?: string): Promise<string>;
  /** Reads the state an hour later, when nothing runs any more. */
  readState(): Promise<unknown>;
  close(): Promise<void>;
}

export async function startRunner(
  program: string,
  name: string,
  task: RestartableTask,
): Promise<TaskRunner> {
  const clock = new ManualClock();
  const sandbox = await startSandbox({
    clock,
    creationMs: 3000,
    seed: { clusters: [], snapshots: [], backups: [], ...task.seed },
  });
  const { projectId } = sandbox.account;
  const token = sandbox.issueToken();
  const results: unknown[] = [];
  return {
    results,
    async run(decide, process = "one") {
      const kill = (): void => void child.kill("SIGKILL");
      const proxy = new KillProxy(sandbox.url, ({ index, send }) =>
        decide({ index, process, send: () => (clock.advance(1000), send()) }, kill),
      );
      const args = [program, name, await proxy.listen(), projectId, token];
      const child = spawn("node", args, {
        stdio: ["ignore", "pipe", "pipe"],
        timeout: 60_000,
        killSignal: "SIGABRT",
      });
      const [result, output] = [text(child.stdout), text(child.stderr)];
      const [code, signal] = (await once(child, "exit")) as [number | null, string | null];
      await proxy.close();
      if (code === 0) results.push(JSON.parse(await result));
      return code === 0 ? "" : (signal ?? (await output));
    },
    readState() {
      clock.advance(3_600_000);
      const options = { endpoint: sandbox.url, projectId, credentials: tokenCredentials(token) };
      return task.read({ dws: createDwsClient(options), dds: createDdsClient(options) });
    },
    close: () => sandbox.close(),
  };
}
