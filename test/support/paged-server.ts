import { jsonResponse } from "./stub-fetch.js";

/** How a list behaves that is asked for page by page. */
export interface PagedList {
  /** The ids of the items, in order; asked anew for each request, numbered from 0, so that it can change meanwhile. */
  readonly ids: (request: number) => readonly string[];
  /** What an offset counts. */
  readonly unit: "page" | "item";
  /** The largest page that it gives, whatever is asked for. Default: no bound. */
  readonly cap?: number;
  /** What it says its total is; undefined says nothing. Default: the truth. */
  readonly total?: (size: number, page: number) => number | undefined;
  /** The members that hold the items and the total. */
  readonly members: readonly [items: string, total: string];
}

/** A fetch that answers as such a list does, and remembers the queries. */
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
      const limit = Math.min(Number(searchParams.get("limit") ?? ids.length), list.cap ?? Infinity);
      const offset = Number(searchParams.get("offset") ?? 0);
      const start = list.unit === "page" ? offset * limit : offset;
      const page = ids.slice(start, start + limit).map((id) => ({ id, name: `name-${id}` }));
      const [items, total] = list.members;
      return Promise.resolve(
        jsonResponse({
          [items]: page,
          [total]: list.total ? list.total(ids.length, page.length) : ids.length,
        }),
      );
    },
  };
}
