import { describe, expect, test } from "@jest/globals";
import { createServiceClient, type ServiceClient } from "../../src/client/create-client.js";
import { paginate } from "../../src/paging/paginate.js";
import {
  paginateListClusterSnapshots,
  paginateListBackups,
  paginateListRestoreDatabases,
  ConfigurationError,
  createDdsClient,
  createDwsClient,
  tokenCredentials,
  toResult,
  type CallOptions,
} from "../../src/index.js";
import { pagedFetch, type PagedList } from "../support/paged-server.js";
import { jsonResponse, stubFetch } from "../support/stub-fetch.js";

const options = {
  endpoint: "https://endpoint.example.com",
  projectId: "p",
  credentials: tokenCredentials("a-token"),
  retry: false as const,
};
const cluster_id = "e59d6b86-9072-46eb-a996-13f8b44994c1";
const numbered = (size: number): string[] =>
  Array.from({ length: size }, (_, index) => `s${index}`);

/** Walks through the snapshots of a cluster, and collects their ids. */
async function walk(
  list: Omit<PagedList, "properties">,
  limit: number,
): Promise<{ ids: string[]; queries: string[] }> {
  const { fetch, queries } = pagedFetch({ ...list, properties: ["snapshots", "count"] });
  const pager = paginateListClusterSnapshots(createDwsClient({ ...options, fetch }), {
    cluster_id,
    limit,
  });
  return { ids: (await pager.toArray()).map(({ id }) => id ?? ""), queries };
}

describe.each(["page", "item"] as const)(
  "where an offset counts by the %s, each snapshot comes once",
  (unit) => {
    // Lists that end before, at and behind the end of a page of each limit.
    const sizes = [0, 1, 2, 3, 4, 5, 6, 11, 12];
    const totals: readonly (readonly [string, PagedList["total"]])[] = [
      ["a true total", undefined],
      ["no total", () => undefined],
      ["a total that is too high", (size) => size + 7],
      ["a total that is too low", (size) => Math.floor(size / 2)],
      ["a total that counts the page", (_, page) => page],
    ];
    test.each(totals)("with %s, for every size of list and page", async (_, total) => {
      for (const limit of [1, 2, 3, 5, 12, 50])
        for (const size of sizes) {
          const { ids, queries } = await walk(
            { ids: () => numbered(size), unit, ...(total && { total }) },
            limit,
          );
          expect({ limit, size, ids }).toEqual({ limit, size, ids: numbered(size) });
          expect(queries.length).toBeLessThanOrEqual(size / limit + 4);
        }
    });

    test.each(totals)(
      "with %s, and a service whose pages are smaller than the limit",
      async (_, total) => {
        for (const size of [4, 5, 6, 10, 23])
          for (const offsetsOfCap of [true, false]) {
            const list = {
              ids: () => numbered(size),
              unit,
              cap: 5,
              offsetsOfCap,
              ...(total && { total }),
            };
            const { ids } = await walk(list, 50);
            expect({ size, ids }).toEqual({ size, ids: numbered(size) });
          }
      },
    );

    test.each([2, 3, 5])(
      "and a snapshot that is taken after the first page of %i neither hides nor repeats another",
      async (limit) => {
        const list = {
          ids: (request: number) => (request === 0 ? numbered(11) : ["new", ...numbered(11)]),
          unit,
        };
        const { ids } = await walk(list, limit);
        expect(ids.filter((id) => id !== "new")).toEqual(numbered(11));
      },
    );
  },
);

describe("a service that repeats pages causes an error, and no item twice:", () => {
  const pageOf = (first: number, size = 2) =>
    Array.from({ length: size }, (_, item) => ({ id: `s${first + item}` }));
  test.each<[string, (offset: number, request: number) => object, number, number]>([
    ["one that ignores the offset", () => ({ snapshots: pageOf(0), count: 99 }), 2, 3],
    [
      "one that ignores the offset, with pages that are smaller than the limit",
      () => ({ snapshots: pageOf(0, 1), count: 99 }),
      1,
      3,
    ],
    [
      "one that alternates between two pages",
      (_, request) => ({ snapshots: pageOf((request % 2) * 2) }),
      4,
      4,
    ],
    ...[3, 4, 7].map(
      (pages) =>
        [
          `one whose list begins again after ${pages} pages`,
          (offset: number) => ({ snapshots: pageOf((offset % pages) * 2) }),
          pages * 2,
          pages + 1,
        ] as [string, (offset: number) => object, number, number],
    ),
  ])("%s", async (_, respond, items, requests) => {
    let sent = 0;
    const fetch = async (url: string): Promise<Response> => {
      const offset = Number(new URL(url).searchParams.get("offset"));
      return Promise.resolve(jsonResponse(respond(offset, sent++)));
    };
    const pager = paginateListClusterSnapshots(createDwsClient({ ...options, fetch }), {
      cluster_id,
      limit: 2,
    });
    const ids: (string | undefined)[] = [];
    const walking = (async () => {
      for await (const { id } of pager) ids.push(id);
    })();
    await expect(walking).rejects.toMatchObject({
      name: "ResponseParseError",
      operation: "listClusterSnapshots",
      message: expect.stringContaining("repeats"),
    });
    expect(ids).toEqual(numbered(items));
    expect(sent).toBe(requests);
  });

  test("one that takes the offset modulo the number of backups", async () => {
    let requests = 0;
    const fetch = async (url: string): Promise<Response> => {
      requests += 1;
      const start = Number(new URL(url).searchParams.get("offset")) % 25;
      return Promise.resolve(jsonResponse({ backups: pageOf(start, Math.min(10, 25 - start)) }));
    };
    const dds = createDdsClient({ ...options, fetch });
    await expect(paginateListBackups(dds, { limit: 10 }).toArray()).rejects.toMatchObject({
      name: "ResponseParseError",
      operation: "listBackups",
    });
    expect(requests).toBe(4);
  });
});

test("an item that is twice on a page comes once", async () => {
  const { fetch } = stubFetch((index) =>
    jsonResponse({ snapshots: index === 0 ? ["a", "b", "a"].map((id) => ({ id })) : [] }),
  );
  const pager = paginateListClusterSnapshots(createDwsClient({ ...options, fetch }), {
    cluster_id,
    limit: 3,
  });
  expect((await pager.toArray()).map(({ id }) => id)).toEqual(["a", "b"]);
});

test.each(["page", "item"] as const)(
  "as many new snapshots as a page holds, counted by the %s, end nothing early",
  async (unit) => {
    const list = {
      ids: (request: number) => (request < 2 ? numbered(12) : ["n1", "n2", "n3", ...numbered(12)]),
      unit,
    };
    const { ids } = await walk(list, 3);
    expect(ids.filter((id) => id.startsWith("s"))).toEqual(numbered(12));
  },
);

describe("a response of", () => {
  const deep = `{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
  test.each([
    ["null as the list", '{"snapshots":null}', true],
    ["no list and no snapshots", '{"count":0}', true],
    ["null", "null", false],
    ["nothing", "", false],
    ["an array", "[]", false],
    ["no list", "{}", false],
    ["a count without a list", '{"count":5}', false],
    ["a count with null as the list", '{"count":5,"snapshots":null}', false],
    ["an object as the list", '{"snapshots":{}}', false],
    ["a text as the list", '{"snapshots":"none"}', false],
    ["a list of ids", '{"snapshots":["s-1"]}', false],
    ["a list of lists", '{"snapshots":[[]]}', false],
    ["items that are too deep to be compared", `{"snapshots":[${deep}]}`, false],
  ])("%s is an empty list, or an error of this package", async (_, body, isEmpty) => {
    const { fetch } = stubFetch(() => new Response(body));
    const dws = createDwsClient({ ...options, fetch });
    const outcome = await toResult(paginateListClusterSnapshots(dws, { cluster_id }).toArray());
    expect(outcome).toMatchObject(
      isEmpty
        ? { ok: true, data: [] }
        : { error: { name: "ResponseParseError", operation: "listClusterSnapshots" } },
    );
  });

  test("status 204 is an error of this package", async () => {
    const { fetch } = stubFetch(() => new Response(null, { status: 204 }));
    const dds = createDdsClient({ ...options, fetch });
    await expect(paginateListBackups(dds).toArray()).rejects.toMatchObject({
      name: "ResponseParseError",
    });
  });
});

test("the second request has offset 1, and its response shows the unit of the offset", async () => {
  const byPage = await walk({ ids: () => numbered(6), unit: "page" }, 2);
  expect(byPage.queries.map((query) => new URLSearchParams(query).get("offset"))).toEqual([
    "0",
    "1",
    "2",
    "3",
  ]);
  const byItem = await walk({ ids: () => numbered(6), unit: "item" }, 2);
  expect(byItem.queries.map((query) => new URLSearchParams(query).get("offset"))).toEqual([
    "0",
    "1",
    "2",
    "4",
    "6",
  ]);
});

describe("backups, whose offset counts items", () => {
  function backups(list: Partial<PagedList> & Pick<PagedList, "ids">) {
    const { fetch, queries } = pagedFetch({
      unit: "item",
      properties: ["backups", "total_count"],
      ...list,
    });
    return { dds: createDdsClient({ ...options, fetch }), queries };
  }

  test("are listed page by page, with the filters of the input, and without a superfluous request", async () => {
    const { dds, queries } = backups({ ids: () => numbered(250) });
    expect(await paginateListBackups(dds, { instance_id: "i" }).toArray()).toHaveLength(250);
    expect(queries).toEqual([
      "?instance_id=i&offset=0&limit=100",
      "?instance_id=i&offset=100&limit=100",
      "?instance_id=i&offset=200&limit=100",
    ]);
  });

  test("start at the offset of the input", async () => {
    const { dds } = backups({ ids: () => numbered(7) });
    expect(
      (await paginateListBackups(dds, { offset: 5, limit: 2 }).toArray()).map(({ id }) => id),
    ).toEqual(["s5", "s6"]);
  });

  test("include a backup once that a newer one moves to the next page", async () => {
    const { dds } = backups({
      ids: (request) => (request === 0 ? numbered(5) : ["new", ...numbered(5)]),
    });
    expect((await paginateListBackups(dds, { limit: 2 }).toArray()).map(({ id }) => id)).toEqual(
      numbered(5),
    );
  });

  test("without an id are compared by all properties", async () => {
    const { fetch } = stubFetch((index) =>
      jsonResponse({
        backups: index < 3 ? [{ name: index }, { name: `${index}b` }] : [],
        total_count: 6,
      }),
    );
    expect(
      await paginateListBackups(createDdsClient({ ...options, fetch }), { limit: 2 }).toArray(),
    ).toHaveLength(6);
  });

  test("are returned in pages by .pages()", async () => {
    const { dds } = backups({ ids: () => numbered(3) });
    const sizes: number[] = [];
    for await (const { backups: page, total_count } of paginateListBackups(dds, {
      limit: 2,
    }).pages())
      sizes.push(page.length, total_count);
    expect(sizes).toEqual([2, 3, 1, 3]);
  });

  test("of an empty list are one empty page", async () => {
    const { dds, queries } = backups({ ids: () => [] });
    const pager = paginateListBackups(dds);
    expect(await pager.toArray()).toEqual([]);
    let pages = 0;
    for await (const page of pager.pages()) pages += 1 + page.backups.length;
    expect(pages).toBe(1);
    expect(queries).toHaveLength(2);
  });

  test.each([
    [0, 0, 0],
    [1, 1, 1],
    [2, 2, 1],
    [3, 3, 2],
    [99, 5, 3],
  ])("toArray({ max: %i }) collects %i, with %i requests", async (max, size, requests) => {
    const { dds, queries } = backups({ ids: () => numbered(5) });
    expect(await paginateListBackups(dds, { limit: 2 }).toArray({ max })).toHaveLength(size);
    expect(queries).toHaveLength(requests);
  });

  test.each([Number.NaN, -1, "5", null])("toArray rejects a max of %p", async (max) => {
    const { dds } = backups({ ids: () => [] });
    await expect(paginateListBackups(dds).toArray({ max: max as never })).rejects.toThrow(
      new ConfigurationError(`max must be a number from 0 and is ${String(max)}.`),
    );
  });

  test("are not listed with wrong options", async () => {
    const { dds } = backups({ ids: () => [] });
    expect(() => paginateListBackups(dds, {}, { concurrency: 1.5 })).toThrow(
      "concurrency must be a whole number.",
    );
    expect(() => paginateListBackups(dds, {}, { pages: 2 } as object)).toThrow(
      "paginate functions",
    );
    await expect(paginateListBackups(dds).toArray({ maximum: 2 } as object)).rejects.toThrow(
      "toArray",
    );
  });

  test("are all listed by a service whose pages are smaller than the limit, and whose total counts the page", async () => {
    const { dds, queries } = backups({
      ids: () => numbered(25),
      cap: 10,
      total: (_, page) => page,
    });
    expect(await paginateListBackups(dds).toArray()).toHaveLength(25);
    expect(queries).toHaveLength(4);
  });

  test("are not requested before the first item is, when a wrong input is rejected", async () => {
    const { dds, queries } = backups({ ids: () => [] });
    const pager = paginateListBackups(dds, { limit: 101 });
    await expect(pager.toArray()).rejects.toThrow("limit must be at most 100 and is 101.");
    expect(queries).toEqual([]);
  });
});

test("a list operation with other parameter and property names is paged by its row of the table", async () => {
  const { fetch } = pagedFetch({
    ids: () => numbered(5),
    unit: "item",
    properties: ["things", "size"],
  });
  const listThings = {
    operationId: "listThings",
    method: "GET",
    path: "/v9/{project_id}/things",
    input: { properties: { start: { type: "integer" }, limit: { type: "integer" } } },
  } as const;
  const retry = { statuses: [], connectionErrors: false };
  const servers = {
    huaweicloud: "https://x.{region}.example.com",
    opentelekomcloud: "https://x.{region}.example.com",
  };
  interface Things {
    readonly things: readonly { readonly id: string }[];
  }
  const client = createServiceClient(
    { operations: { listThings }, retry, servers },
    { ...options, fetch: (url) => fetch(url.replace("start=", "offset=")) },
  ) as ServiceClient & {
    listThings(input: object, callOptions: CallOptions): Promise<Things>;
  };
  const pager = paginate<{ readonly id: string }, Things, { readonly limit: number }>(
    {
      operation: "listThings",
      offset: "start",
      unit: "item",
      limit: "limit",
      items: "things",
      total: "size",
    },
    (input, callOptions) => client.listThings(input, callOptions),
    { limit: 2 },
  );
  expect((await pager.toArray()).map(({ id }) => id)).toEqual(numbered(5));
});

describe("the pages of a list of texts", () => {
  const names = ["a", "b", "c", "d", "e"];
  const input = { instance_id: "i", restore_time: 1607689584000, limit: 2 };
  const pagerOf = (pageAt: (offset: number) => unknown) =>
    paginateListRestoreDatabases(
      createDdsClient({
        ...options,
        fetch: (url) => {
          const offset = Number(new URL(url).searchParams.get("offset"));
          return Promise.resolve(jsonResponse({ databases: pageAt(offset), total_count: 5 }));
        },
      }),
      input,
    );

  test("return each text", async () => {
    const pager = pagerOf((offset) => names.slice(offset, offset + 2));
    expect(await pager.toArray()).toEqual(names);
    const found: string[] = [];
    for await (const name of pager) found.push(name);
    expect(found).toEqual(names);
  });

  test.each([
    ["an object", { name: "a" }],
    ["null", null],
  ])("are rejected with %s in place of a text", async (_, item) => {
    await expect(pagerOf(() => ["a", item]).toArray()).rejects.toThrow(
      "listRestoreDatabases succeeded, but the response has no list of databases.",
    );
  });
});
