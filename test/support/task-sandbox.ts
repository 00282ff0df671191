import { createDdsClient, createDwsClient, tokenCredentials } from "../../src/index.js";
import { ManualClock, startSandbox, type SandboxSeed } from "../../src/sandbox.js";
import { jsonResponse } from "./stub-fetch.js";

/** What becomes of a request: its response is lost, or it is another one. */
export type Fate = "lost" | { readonly status: number; readonly code: string };

/** A sandbox with clients of both services. Each request advances its clock by a second. */
export async function startTaskSandbox(seed: Partial<SandboxSeed>, creationMs = 3000) {
  const clock = new ManualClock(Date.parse("2026-11-29T01:00:00Z"));
  const sandbox = await startSandbox({
    clock,
    creationMs,
    seed: { clusters: [], snapshots: [], instances: [], backups: [], ...seed },
  });
  const fates = new Map<string, Fate[]>();
  const sent: string[] = [];
  const bodies: string[] = [];
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    clock.advance(1000);
    const path = new URL(url).pathname.replace(/^\/v[\d.]+\/\w+/, "");
    const request = `${init.method ?? "GET"} ${path}`;
    sent.push(request);
    if (typeof init.body === "string") bodies.push(init.body);
    const [, found] = [...fates].find(([start]) => request.startsWith(start)) ?? [];
    const fate = found?.shift();
    if (typeof fate === "object")
      return jsonResponse({ error_code: fate.code, error_msg: "No." }, fate.status);
    const response = await globalThis.fetch(url, init);
    if (fate === undefined) return response;
    await response.text();
    throw new TypeError("fetch failed", { cause: { code: "ECONNRESET" } });
  };
  const options = {
    endpoint: sandbox.url,
    projectId: sandbox.account.projectId,
    credentials: tokenCredentials(sandbox.issueToken()),
    retry: false,
    fetch,
  } as const;
  return {
    clock,
    dws: createDwsClient(options),
    dds: createDdsClient(options),
    /** New clients, as another process has them. */
    again: () => ({
      dws: createDwsClient({ ...options, credentials: tokenCredentials(sandbox.issueToken()) }),
      dds: createDdsClient({ ...options, credentials: tokenCredentials(sandbox.issueToken()) }),
    }),
    /** Lets the next requests that begin like this have these fates. */
    fail: (start: string, ...next: Fate[]) => void fates.set(start, next),
    /** The requests that change something. */
    writes: () => sent.filter((request) => !request.startsWith("GET")),
    /** The bodies of all requests. */
    bodies,
    close: () => sandbox.close(),
  };
}

export type TaskSandbox = Awaited<ReturnType<typeof startTaskSandbox>>;

/** Delays without real waits. */
export const quick = { minDelayMs: 1, maxDelayMs: 1, reconcileTimeoutMs: 1 };
