import { ConfigurationError } from "../errors.js";
import { listOf } from "../list-of.js";
import { onAbort } from "../http/on-abort.js";
import { OffsetWalk } from "./offset-walk.js";
import type { Members, Paged } from "./pager.js";

/** How many items a page is asked to hold where neither the caller nor the documents name a figure. */
const pageSize = 100;

/** Asks for one page after the other, until there are no more. */
export async function* pages({
  pagination,
  prepare,
  input,
  options,
}: Paged): AsyncGenerator<Members, void, undefined> {
  const { prefetch, ...callOptions } = options;
  const limit = Number(input[pagination.limit] ?? pagination.pageSize ?? pageSize);
  const walk = new OffsetWalk(pagination, limit, Number(input[pagination.offset] ?? 0));
  // Without prefetch no request is under way when the loop is left.
  const left = prefetch ? new AbortController() : undefined;
  const list = prepare(left ? { ...callOptions, signal: left.signal } : callOptions);
  const stopListening = onAbort(left && options.signal ? [options.signal] : [], (reason) =>
    left?.abort(reason),
  );
  const ask = async (): Promise<Members> =>
    (await list({
      ...input,
      [pagination.limit]: limit,
      [pagination.offset]: walk.offset,
    })) as Members;
  try {
    for (let next: Promise<Members> | undefined = ask(); next;) {
      const page = walk.take(await next);
      next = undefined;
      if (prefetch && !walk.ended) {
        next = ask();
        next.catch(() => {}); // Comes to light when its page is asked for.
      }
      if (page) yield page;
      if (!next && !walk.ended) next = ask();
    }
  } finally {
    stopListening();
    left?.abort(); // Ends the request for a page that nobody will ask for.
  }
}

/** Collects the items of all pages, so many at most. */
export async function collect(paged: Paged, max = Infinity): Promise<unknown[]> {
  if (typeof max !== "number" || !(max >= 0))
    throw new ConfigurationError(`max must be a number from 0 and is ${String(max)}.`);
  const found: unknown[] = [];
  if (max === 0) return found;
  for await (const page of pages(paged)) {
    for (const item of listOf(page, paged.pagination.items)) found.push(item);
    if (found.length >= max) break;
  }
  return found.length > max ? found.slice(0, max) : found;
}
