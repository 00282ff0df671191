import { getEventListeners } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, test } from "@jest/globals";
import {
  paginateListBackups,
  AbortError,
  ApiError,
  createDdsClient,
  tokenCredentials,
} from "../../src/index.js";
import { pagedFetch } from "../support/paged-server.js";
import { jsonResponse } from "../support/stub-fetch.js";

const options = {
  endpoint: "https://endpoint.example.com",
  projectId: "p",
  credentials: tokenCredentials("a-token"),
  retry: false as const,
};
const numbered = (size: number): string[] =>
  Array.from({ length: size }, (_, index) => `s${index}`);

describe("with prefetch", () => {
  const list = {
    ids: () => numbered(6),
    unit: "item" as const,
    properties: ["backups", "total_count"] as const,
  };

  test("the next page is requested in advance, and no other", async () => {
    const { fetch, queries } = pagedFetch(list);
    const pages = paginateListBackups(
      createDdsClient({ ...options, fetch }),
      { limit: 2 },
      { prefetch: true },
    ).pages();
    await pages.next();
    await delay(20);
    expect(queries).toHaveLength(2);
    expect((await pages.next()).value?.backups.map(({ id }) => id)).toEqual(["s2", "s3"]);
    await pages.return();
  });

  test("leaving the iteration aborts the request for the next page", async () => {
    const { fetch } = pagedFetch(list);
    let signal: AbortSignal | null | undefined;
    let requests = 0;
    const slow = (url: string, init: RequestInit): Promise<Response> => {
      requests += 1;
      if (requests === 1) return fetch(url);
      signal = init.signal;
      return new Promise(() => {});
    };
    const items = paginateListBackups(
      createDdsClient({ ...options, fetch: slow }),
      { limit: 2 },
      { prefetch: true },
    )[Symbol.asyncIterator]();
    await items.next();
    await delay(10);
    await items.return?.();
    expect([requests, signal?.aborted]).toEqual([2, true]);
  });

  test("a signal ends the iteration, although the next page has arrived", async () => {
    const { fetch, queries } = pagedFetch(list);
    const controller = new AbortController();
    const reason = new Error("enough");
    const pages = paginateListBackups(
      createDdsClient({ ...options, fetch }),
      { limit: 3 },
      { prefetch: true, signal: controller.signal },
    ).pages();
    await pages.next();
    await delay(20);
    controller.abort(reason);
    await expect(pages.next()).rejects.toMatchObject({
      name: "AbortError",
      operation: "listBackups",
      cause: reason,
    });
    expect(await pages.next()).toEqual({ done: true, value: undefined });
    expect(queries).toHaveLength(2);
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
      { prefetch: true },
    )[Symbol.asyncIterator]();
    await items.next();
    await delay(20);
    expect(await items.next()).toMatchObject({ value: { id: "s1" } });
    await expect(items.next()).rejects.toThrow(ApiError);
  });
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
