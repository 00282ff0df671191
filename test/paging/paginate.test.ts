import { describe, expect, test } from "@jest/globals";
import { createServiceClient, type ServiceClient } from "../../src/client/create-client.js";
import { paginate } from "../../src/paging/paginate.js";
import {
  paginateListClusterSnapshots,
  paginateListBackups,
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
    const sizes = Array.from({ length: 13 }, (_, size) => size);
    const totals: readonly (readonly [string, PagedList["total"]])[] = [
      ["a true total", undefined],
      ["no total", () => undefined],
      ["a total that is too high", (size) => size + 7],
      ["a total that is too low", (size) => Math.floor(size / 2)],
      ["a total that counts the page", (_, page) => page],
    ];
    test.each(totals)("with %s, for every size of list and page", async (_, total) => {
      for (const limit of [1, 2, 3, 4, 5, 12, 50])
        for (const size of sizes) {
          const { ids, queries } = await walk(
            { ids: () => numbered(size), unit, ...(total && { total }) },
            limit,
          );
          expect({ limit, size, ids }).toEqual({ limit, size, ids: numbered(size) });
          expect(queries.length).toBeLessThanOrEqual(size / limit + 4);
        }
    });

    test("with a service whose pages are smaller than the limit", async () => {
      const { ids } = await walk({ ids: () => numbered(23), unit, cap: 5 }, 50);
      expect(ids).toEqual(numbered(23));
    });

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

test("a service that alternates between two pages causes no endless iteration", async () => {
  const { fetch, sent } = stubFetch((index) =>
    jsonResponse({ snapshots: [0, 1].map((item) => ({ id: `s${(index % 2) * 2 + item}` })) }),
  );
  const items = await paginateListClusterSnapshots(createDwsClient({ ...options, fetch }), {
    cluster_id,
    limit: 2,
  }).toArray();
  expect(items).toHaveLength(4);
  expect(sent).toHaveLength(3);
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

test.each([[null], [{ snapshots: null }], [{}], [{ snapshots: "none" }]])(
  "a response of %j is an empty list, or an error of this package",
  async (body) => {
    const { fetch } = stubFetch(() => jsonResponse(body));
    const outcome = await toResult(
      paginateListClusterSnapshots(createDwsClient({ ...options, fetch }), {
        cluster_id,
      }).toArray(),
    );
    expect(outcome.ok ? outcome.data : outcome.error.name).toEqual(
      body === null ? "ResponseParseError" : [],
    );
  },
);

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

test("a service that ignores the offset gets at most three requests", async () => {
  const { fetch, sent } = stubFetch(() =>
    jsonResponse({ snapshots: numbered(2).map((id) => ({ id })), count: 99 }),
  );
  const items = await paginateListClusterSnapshots(createDwsClient({ ...options, fetch }), {
    cluster_id,
    limit: 2,
  }).toArray();
  expect(items.map(({ id }) => id)).toEqual(["s0", "s1"]);
  expect(sent.length).toBeLessThanOrEqual(3);
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

  test("toArray rejects a max that is not a number from 0", async () => {
    const { dds } = backups({ ids: () => [] });
    await expect(paginateListBackups(dds).toArray({ max: Number.NaN })).rejects.toThrow(
      ConfigurationError,
    );
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
    { offset: "start", unit: "item", limit: "limit", items: "things", total: "size" },
    (input, callOptions) => client.listThings(input, callOptions),
    { limit: 2 },
  );
  expect((await pager.toArray()).map(({ id }) => id)).toEqual(numbered(5));
});
