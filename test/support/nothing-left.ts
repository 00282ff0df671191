import { getEventListeners } from "node:events";
import { afterEach, beforeAll, beforeEach, expect } from "@jest/globals";
import type { FaultServer } from "./fault-server.js";

/** What a test uses, and must leave unchanged. */
export interface Used {
  readonly servers: FaultServer[];
  readonly signals: AbortSignal[];
}

/**
 * Checks after every test of a file that the client cleans up: each request has ended, no listener remains on a
 * signal of the caller's, and no timer and no socket keeps the process alive. Then closes the servers.
 */
export function leaveNothing(): Used {
  const used: Used = { servers: [], signals: [] };
  let timers = 0;
  let sockets = 0;
  // Stryker's process has a socket of its own.
  beforeAll(() => void (sockets = active("TCPSocketWrap")));
  // Jest has a timer of its own for each hook and each test.
  beforeEach(() => void (timers = active("Timeout")));
  afterEach(async () => {
    const servers = used.servers.splice(0);
    const signals = used.signals.splice(0);
    const pending = await countAtRest(() =>
      servers.reduce((sum, server) => sum + server.pending, 0),
    );
    await Promise.all(servers.map((server) => server.close()));
    const listeners = signals.reduce(
      (sum, signal) => sum + getEventListeners(signal, "abort").length,
      0,
    );
    expect({
      pending,
      listeners,
      timers: await countAtRest(() => active("Timeout") - timers),
      sockets: await countAtRest(() => active("TCPSocketWrap") - sockets),
    }).toEqual({ pending: 0, listeners: 0, timers: 0, sockets: 0 });
  });
  return used;
}

/** How many resources of a kind keep the process alive. */
function active(kind: string): number {
  return process.getActiveResourcesInfo().filter((resource) => resource === kind).length;
}

/** A count once it is 0 or less, or what it is when it will not be: some things end a few turns of the event loop later. */
async function countAtRest(count: () => number): Promise<number> {
  const until = performance.now() + 3000;
  while (count() > 0 && performance.now() < until)
    await new Promise((resolve) => setImmediate(resolve));
  return Math.max(0, count());
}
