import { jsonResponse } from "./stub-fetch.js";

/** The behaviour of a list with pages. */
export interface PagedList {
  /** The ids of the items, in order; called for each request, numbered from 0, so that it can change. */
  readonly ids: (request: number) => readonly string[];
  /** What an offset counts. */
  readonly unit: "page" | "item";
  /** The largest page, whatever the limit is. No bound by default. */
  readonly cap?: number;
  /** Whether a page number counts pages of that size, or of the limit. The first by default. */
  readonly offsetsOfCap?: boolean;
  /** The total in the response; undefined for none. The real one by default. */
  readonly total?: (size: number, page: number) => number | undefined;
  /** The properties that hold the items and the total. */
  readonly properties: readonly [items: string, total: string];
}

/** A fetch that responds like such a list, and records the queries. */
export function pagedFetch(list: PagedList): {
  readonly fetch: (url: string, init?: RequestInit) => Promise<Response>;
  readonly queries: string[];
} {
  const queries: string[] = [];
  return {
    queries,
    fetch(url) {
      const { search, searchParams } = new URL(url);
      const ids = list.ids(queries.length);
      queries.push(search);
      const asked = Number(searchParams.get("limit") ?? ids.length);
      const limit = Math.min(asked, list.cap ?? Infinity);
      const offset = Number(searchParams.get("offset") ?? 0);
      const start =
        list.unit === "page" ? offset * (list.offsetsOfCap === false ? asked : limit) : offset;
      const page = ids.slice(start, start + limit).map((id) => ({ id, name: `name-${id}` }));
      const [items, total] = list.properties;
      return Promise.resolve(
        jsonResponse({
          [items]: page,
          [total]: list.total ? list.total(ids.length, page.length) : ids.length,
        }),
      );
    },
  };
}
