// One process may serve several tenants: what one client has learnt must not become visible to another.
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import {
  createDwsClient,
  ensureSnapshot,
  tokenCredentials,
  type ClientOptions,
  type DwsClient,
  type EnsuredSnapshot,
} from "../../src/index.js";
import { SnapshotService } from "../support/snapshot-service.js";

const wanted = { name: "nightly", cluster_id: "e59d6b86-9072-46eb-a996-13f8b44994c1" };

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** Runs the timers until the work has ended. */
async function runTimers<Value>(work: Promise<Value>): Promise<Value> {
  const state = { ended: false };
  const end = (): void => void (state.ended = true);
  work.then(end, end);
  while (!state.ended) await jest.advanceTimersByTimeAsync(1000);
  return work;
}

function clientOf(service: SnapshotService, options: Partial<ClientOptions> = {}): DwsClient {
  return createDwsClient({
    endpoint: "https://dws.example.com",
    projectId: "p",
    credentials: tokenCredentials("a-token"),
    fetch: service.fetch,
    retry: false,
    ...options,
  });
}

/** A service whose list does not show a new snapshot for a long time. */
function laggingService(prefix: string): SnapshotService {
  const service = new SnapshotService();
  service.lag = 1000;
  service.idPrefix = prefix;
  return service;
}

describe("clients of two tenants that ensure snapshots of the same name and cluster", () => {
  test("each create their own at the same time", async () => {
    const [ofA, ofB] = [laggingService("a"), laggingService("b")];
    const [a, b] = await runTimers(
      Promise.all([
        ensureSnapshot(clientOf(ofA), wanted),
        ensureSnapshot(clientOf(ofB, { credentials: tokenCredentials("b-token") }), wanted),
      ]),
    );
    expect([a.id, b.id]).toEqual(["a-1", "b-1"]);
  });

  test.each<[string, Partial<ClientOptions>]>([
    ["credentials", { credentials: tokenCredentials("b-token") }],
    ["project", { projectId: "b" }],
    ["endpoint", { endpoint: "https://b.example.com" }],
  ])(
    "never get the snapshot of the other, not even a with() copy with another %s",
    async (_, changes) => {
      const [ofA, ofB] = [laggingService("a"), laggingService("b")];
      const a = clientOf(ofA);
      const b = a.with({ ...changes, fetch: ofB.fetch });
      const both = Promise.all([ensureSnapshot(a, wanted), ensureSnapshot(b, wanted)]);
      const idsOf = (snapshots: readonly EnsuredSnapshot[]) => snapshots.map(({ id }) => id);
      expect(idsOf(await runTimers(both))).toEqual(["a-1", "b-1"]);
      const later = [
        await runTimers(ensureSnapshot(a, wanted)),
        await runTimers(ensureSnapshot(b, wanted)),
      ];
      expect(idsOf(later)).toEqual(["a-1", "b-1"]);
      expect([ofA.createCalls, ofB.createCalls]).toEqual([1, 1]);
    },
  );
});

test("a with() copy of the same tenant knows the snapshot that the list does not show yet", async () => {
  const service = laggingService("a");
  const dws = clientOf(service);
  await runTimers(ensureSnapshot(dws, wanted));
  const { id } = await runTimers(ensureSnapshot(dws.with({ timeoutMs: 5000 }), wanted));
  expect([id, service.createCalls]).toEqual(["a-1", 1]);
});

test("a test double with the methods that it needs can take the place of a client", async () => {
  const created: string[] = [];
  const double = {
    listSnapshots: () => Promise.resolve({ snapshots: [], count: 0 }),
    listClusterSnapshots: () => Promise.resolve({ snapshots: [], count: 0 }),
    listSnapshotDetails: () => Promise.resolve({}),
    deleteSnapshot: () => Promise.resolve(),
    createSnapshot: ({ snapshot }: { readonly snapshot: { readonly name: string } }) => {
      created.push(snapshot.name);
      return Promise.resolve({ snapshot: { id: "s-1" } });
    },
  };
  expect(await ensureSnapshot(double, wanted)).toMatchObject({ id: "s-1", name: "nightly" });
  expect(created).toEqual(["nightly"]);
});
