import type { Fetch } from "../candidates/contender.js";
import { manyPages } from "./extent.js";
import { pagesOf } from "./pages.js";

export const stubEndpoint = "http://127.0.0.1:9";

/** A fetch that answers with pages at once, a million backups in all. */
export function pagesStub(backup: Readonly<Record<string, unknown>>): Fetch {
  const page = pagesOf(backup, manyPages);
  const headers = { "Content-Type": "application/json" };
  return async (url) => new Response(page(url), { headers });
}
