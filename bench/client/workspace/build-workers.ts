import { buildSync } from "esbuild";
import { inProject } from "../../../scripts/build/project.js";

/** What runs in a process of its own, below bench/client. */
const workers = {
  features: "features-worker",
  server: "server-worker",
  requests: "requests/worker",
  "pager-time": "pager/time-worker",
  "pager-heap": "pager/heap-worker",
  "pager-latency": "pager/latency-worker",
} as const;

export type WorkerName = keyof typeof workers;

/**
 * Writes the workers as plain JavaScript into the workspace. There they resolve packages as a user's program does, and run
 * in a bare Node: the loader that runs this benchmark would rewrite every module, and with it what is measured.
 */
export function buildWorkers(folder: string): void {
  buildSync({
    entryPoints: Object.entries(workers).map(([out, name]) => ({
      in: inProject("bench/client", `${name}.ts`),
      out,
    })),
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    packages: "external",
    format: "esm",
    platform: "node",
    target: "node20",
  });
}
