import { getEventListeners } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, test } from "@jest/globals";
import {
  paginateListBackups,
  paginateListClusterSnapshots,
  AbortError,
  ApiError,
  createDdsClient,
  createDwsClient,
  tokenCredentials,
} from "../../src/index.js";
import { pagedFetch, type PagedList } from "../support/paged-server.js";
import { RandomValues } from "../support/random-values.js";
import { jsonResponse, stubFetch } from "../support/stub-fetch.js";

const options = {
  endpoint: "https://endpoint.example.com",
  projectId: "p",
  credentials: tokenCredentials("a-token"),
  retry: false as const,
};
const numbered = (size: number): string[] =>
  Array.from({ length: size }, (_, index) => `s${index}`);

describe("with a concurrency of 2", () => {
  const list = {
    ids: () => numbered(6),
    unit: "item" as const,
    properties: ["backups", "total_count"] as const,
  };

  test("two pages are requested in advance, and no other", async () => {
    const { fetch, queries } = pagedFetch({ ...list, ids: () => numbered(20) });
    const pages = paginateListBackups(
      createDdsClient({ ...options, fetch }),
      { limit: 2 },
      { concurrency: 2 },
    ).pages();
    await pages.next();
    await delay(20);
    expect(queries).toEqual([0, 1, 2].map((offset) => `?offset=${offset}&limit=2`));
    expect((await pages.next()).value?.backups.map(({ id }) => id)).toEqual(["s2"]);
    await pages.return();
  });

  test("leaving the iteration aborts the requests that are under way", async () => {
    const { fetch } = pagedFetch(list);
    const signals: (AbortSignal | null | undefined)[] = [];
    let requests = 0;
    const slow = (url: string, init: RequestInit): Promise<Response> => {
      requests += 1;
      if (requests === 1) return fetch(url);
      signals.push(init.signal);
      return new Promise(() => {});
    };
    const items = paginateListBackups(
      createDdsClient({ ...options, fetch: slow }),
      { limit: 2 },
      { concurrency: 2 },
    )[Symbol.asyncIterator]();
    await items.next();
    await delay(10);
    await items.return?.();
    expect(signals.map((signal) => signal?.aborted)).toEqual([true, true]);
  });

  test("a signal ends the iteration, although the next page has arrived", async () => {
    const { fetch, queries } = pagedFetch(list);
    const controller = new AbortController();
    const reason = new Error("enough");
    const pages = paginateListBackups(
      createDdsClient({ ...options, fetch }),
      { limit: 3 },
      { concurrency: 2, signal: controller.signal },
    ).pages();
    await pages.next();
    await delay(20);
    controller.abort(reason);
    await expect(pages.next()).rejects.toMatchObject({
      name: "AbortError",
      message: "listBackups was aborted by its signal.",
      operation: "listBackups",
      cause: reason,
    });
    expect(await pages.next()).toEqual({ done: true, value: undefined });
    expect(queries).toHaveLength(3);
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  });

  test("an error is thrown when its page is requested, and not before", async () => {
    const { fetch } = pagedFetch(list);
    let requests = 0;
    const failing = async (url: string): Promise<Response> =>
      ++requests === 1 ? fetch(url) : jsonResponse({}, 403);
    const items = paginateListBackups(
      createDdsClient({ ...options, fetch: failing }),
      { limit: 2 },
      { concurrency: 2 },
    )[Symbol.asyncIterator]();
    await items.next();
    await delay(20);
    expect(await items.next()).toMatchObject({ value: { id: "s1" } });
    await expect(items.next()).rejects.toThrow(ApiError);
  });
});

describe.each(["page", "item"] as const)(
  "with a concurrency, offsets that count by the %s,",
  (unit) => {
    test.each<readonly [string, PagedList["total"]]>([
      ["a true total", undefined],
      ["no total", () => undefined],
      ["a total that is too high", (size) => size + 7],
      ["a total that is too low", (size) => Math.floor(size / 2)],
      ["a total that counts the page", (_, page) => page],
    ])("and %s, each snapshot comes once, for every size of list and page", async (_, total) => {
      for (const limit of [1, 2, 5])
        for (const size of [0, 1, 7, 13, 24])
          for (const cap of [4, 50]) {
            const { fetch } = pagedFetch({
              ids: () => numbered(size),
              unit,
              cap,
              properties: ["snapshots", "count"],
              ...(total && { total }),
            });
            const dws = createDwsClient({ ...options, fetch });
            const input = { cluster_id: "e59d6b86-9072-46eb-a996-13f8b44994c1", limit };
            const pager = paginateListClusterSnapshots(dws, input, { concurrency: 3 });
            const ids = (await pager.toArray()).map(({ id }) => id);
            expect({ limit, size, cap, ids }).toEqual({ limit, size, cap, ids: numbered(size) });
          }
    });
  },
);

describe("a list that changes while its requests are processed in any order", () => {
  /** Lists backups while each request adds backups at the front or deletes any, and the service selects what it processes. */
  async function listWhileChanging(seed: number, concurrency: number, stable: ReadonlySet<string>) {
    const random = new RandomValues(seed);
    const ids = numbered(120);
    const waiting: (() => void)[] = [];
    let added = 0;
    const { fetch } = pagedFetch({
      ids: () => {
        if (random.below(3) === 0) ids.unshift(`new${added++}`);
        const index = random.below(ids.length);
        if (random.below(3) === 0 && !stable.has(ids[index] ?? "")) ids.splice(index, 1);
        return ids;
      },
      unit: "item",
      properties: ["backups", "total_count"],
    });
    const inAnyOrder = (url: string): Promise<Response> =>
      new Promise((resolve) => waiting.push(() => resolve(fetch(url))));
    const dds = createDdsClient({ ...options, fetch: inAnyOrder });
    const listing = paginateListBackups(dds, { limit: 10 }, { concurrency }).toArray();
    const isListed = listing.then(() => true);
    const tick = (): Promise<false> => new Promise((resolve) => setImmediate(resolve, false));
    while (!(await Promise.race([isListed, tick()])))
      waiting.splice(random.below(waiting.length), 1)[0]?.();
    return (await listing).map(({ id }) => id);
  }
  const stable = new Set(numbered(120).filter((_, index) => index % 3 > 0));

  test.each([2, 3, 8])(
    "with a concurrency of %i, comes without a gap or a duplicate",
    async (concurrency) => {
      for (let seed = 1; seed <= 6; seed += 1) {
        const listed = await listWhileChanging(seed, concurrency, stable);
        expect({ seed, ids: listed.filter((id) => stable.has(id)) }).toEqual({
          seed,
          ids: [...stable],
        });
        expect({ seed, size: new Set(listed).size }).toEqual({ seed, size: listed.length });
      }
    },
  );
});

test("backups that are deleted from the first page hide none of the second", async () => {
  const { fetch } = pagedFetch({
    ids: (request) => numbered(12).slice(request === 0 ? 0 : 3),
    unit: "item",
    properties: ["backups", "total_count"],
  });
  const dds = createDdsClient({ ...options, fetch });
  const pager = paginateListBackups(dds, { limit: 4 }, { concurrency: 2 });
  expect((await pager.toArray()).map(({ id }) => id)).toEqual(numbered(12));
});

test("a service that ignores the offset causes an error after as many requests as are side by side", async () => {
  const backups = ["s0", "s1"].map((id) => ({ id }));
  const { fetch, sent } = stubFetch(() => jsonResponse({ backups, total_count: 99 }));
  const pager = paginateListBackups(
    createDdsClient({ ...options, fetch }),
    { limit: 2 },
    { concurrency: 4 },
  );
  await expect(pager.toArray()).rejects.toThrow("repeats pages");
  expect(sent.length).toBeLessThanOrEqual(10);
});

test("a list of 10,000 backups is requested in 14 rounds with a concurrency of 8", async () => {
  const { fetch, queries } = pagedFetch({
    ids: () => numbered(10_000),
    unit: "item",
    properties: ["backups", "total_count"],
  });
  let rounds = 0;
  let round: (() => void)[] = [];
  const inRounds = (url: string): Promise<Response> =>
    new Promise((resolve) => {
      round.push(() => resolve(fetch(url)));
      if (round.length > 1) return;
      setTimeout(() => {
        rounds += 1;
        const responses = round;
        round = [];
        for (const respond of responses) respond();
      }, 2);
    });
  const dds = createDdsClient({ ...options, fetch: inRounds });
  const pager = paginateListBackups(dds, {}, { concurrency: 8 });
  expect((await pager.toArray()).map(({ id }) => id)).toEqual(numbered(10_000));
  expect(queries.length).toBeLessThanOrEqual(102);
  expect(rounds).toBeLessThanOrEqual(16);
});

test("an aborted pager rejects with the reason of the signal, and leaves no listener", async () => {
  const { fetch } = pagedFetch({
    ids: () => numbered(6),
    unit: "item",
    properties: ["backups", "total_count"],
  });
  const controller = new AbortController();
  const reason = new Error("enough");
  const pager = paginateListBackups(
    createDdsClient({ ...options, fetch }),
    { limit: 2 },
    { signal: controller.signal },
  );
  const seen: unknown[] = [];
  const walking = (async () => {
    for await (const { id } of pager) {
      seen.push(id);
      if (id === "s1") controller.abort(reason);
    }
  })();
  await expect(walking).rejects.toMatchObject({ name: "AbortError", cause: reason });
  await expect(walking).rejects.toThrow(AbortError);
  expect(seen).toEqual(["s0", "s1"]);
  expect(getEventListeners(controller.signal, "abort")).toEqual([]);
});
