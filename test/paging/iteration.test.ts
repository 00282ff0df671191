import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, test } from "@jest/globals";
import { createDdsClient, paginateListBackups, tokenCredentials } from "../../src/index.js";
import { OffsetTracker } from "../../src/paging/offset-tracker.js";
import { PageRequests } from "../../src/paging/page-requests.js";
import { jsonResponse } from "../support/stub-fetch.js";

/** The items of backups in pages of two. */
function iterate(respond: (offset: number) => Response | Promise<Response>, signal?: AbortSignal) {
  const dds = createDdsClient({
    endpoint: "https://endpoint.example.com",
    projectId: "p",
    credentials: tokenCredentials("a-token"),
    retry: false,
    fetch: async (url) => respond(Number(new URL(url).searchParams.get("offset"))),
  });
  return paginateListBackups(dds, { limit: 2 }, { signal })[Symbol.asyncIterator]();
}
/** Four backups. */
const pageAt = (offset: number): Response =>
  jsonResponse({
    backups: offset < 4 ? [offset, offset + 1].map((id) => ({ id: `s${id}` })) : [],
  });
const end = { done: true, value: undefined };

describe("the items of a list", () => {
  test("are returned in their order to a program that does not wait for them", async () => {
    const items = iterate(pageAt);
    const steps = await Promise.all(Array.from({ length: 6 }, () => items.next()));
    expect(steps.map((step) => (step.done ? undefined : step.value.id))).toEqual([
      "s0",
      "s1",
      "s2",
      "s3",
      undefined,
      undefined,
    ]);
  });

  test("end when the program leaves the loop", async () => {
    const items = iterate(pageAt);
    expect(await items.next()).toMatchObject({ value: { id: "s0" } });
    expect(await items.return?.()).toStrictEqual(end);
    expect(await items.next()).toStrictEqual(end);
  });

  test("are none when the program leaves before the first", async () => {
    const items = iterate(pageAt);
    expect(await items.return?.()).toStrictEqual(end);
    expect(await items.next()).toStrictEqual(end);
  });

  test("end for a step that waits for a page when the program leaves the loop", async () => {
    let release = (): void => {};
    const items = iterate(
      (offset) => new Promise((resolve) => (release = () => resolve(pageAt(offset)))),
    );
    const step = items.next();
    await turn();
    const left = items.return?.();
    release();
    expect([await step, await left]).toStrictEqual([end, end]);
  });

  test("end with a request that a signal aborts while it is under way", async () => {
    const controller = new AbortController();
    const items = iterate(() => new Promise(() => {}), controller.signal);
    const step = items.next();
    await turn();
    controller.abort("enough");
    await expect(step).rejects.toMatchObject({
      name: "AbortError",
      message: "listBackups was aborted by its signal.",
      cause: "enough",
    });
  });
});

describe("when the list has lost what the next page should repeat,", () => {
  /** Requests of a list that has lost its first items after the first request. */
  function requestsOf(lost: number) {
    const signals: AbortSignal[] = [];
    const aborted: boolean[] = [];
    const offsets: number[] = [];
    const pagination = {
      operation: "listThings",
      offset: "offset",
      unit: "item",
      limit: "limit",
      items: "things",
      total: "count",
    } as const;
    const requests = new PageRequests<{ readonly things: readonly { readonly id: string }[] }>(
      new OffsetTracker(pagination, 3, 0, 2),
      2,
      (offset, signal) => {
        const list = "abcdefghijkl".slice(offsets.length > 0 ? lost : 0);
        offsets.push(offset);
        signals.push(signal);
        aborted.push(signal.aborted);
        const things = Array.from(list.slice(offset, offset + 3), (id) => ({ id }));
        return Promise.resolve({ things, count: list.length });
      },
    );
    const next = async (): Promise<string | undefined> =>
      (await requests.next())?.things.map(({ id }) => id).join("");
    return { requests, next, offsets, signals, aborted };
  }

  test("the pages before are requested, and those in advance aborted", async () => {
    const { next, offsets, signals, aborted } = requestsOf(2);
    expect([await next(), await next()]).toEqual(["abc", "de"]);
    expect(offsets.slice(0, 5)).toEqual([0, 2, 4, 2, 0]);
    expect(signals.slice(0, 4).map((signal) => signal.aborted)).toEqual([true, true, true, false]);
    expect(aborted).not.toContain(true);
  });

  test("the first page that was requested again is the next one if no other repeats an item", async () => {
    const { next, offsets } = requestsOf(6);
    expect([await next(), await next()]).toEqual(["abc", "ijk"]);
    expect(offsets.slice(3, 6)).toEqual([2, 0, 0]);
  });

  test("a request after the walk was aborted has an aborted signal", async () => {
    const { requests, next, signals } = requestsOf(6);
    await next();
    requests.abort("enough");
    await next();
    expect(signals.map(({ reason }) => reason as unknown)).toEqual(signals.map(() => "enough"));
  });
});
