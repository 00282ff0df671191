import type { CallOptions } from "../client/call-options.js";
import type { Operation, OperationPagination } from "../client/operation.js";
import { ConfigurationError } from "../errors.js";
import { onAbort } from "../transport/on-abort.js";
import { OffsetWalk } from "./offset-walk.js";

/** What a pager takes beside the input of its operation. */
export interface PagerOptions extends CallOptions {
  /** Asks for the next page while you are still busy with this one. At most one page waits. Default: false. */
  readonly prefetch?: boolean | undefined;
}

type Input = Readonly<Record<string, unknown>>;
type Page = Readonly<Record<string, unknown>>;

/** How many items a page is asked to hold where neither the caller nor the documents name a figure. */
const pageSize = 100;

/** Goes through the pages of an operation, in the way that its description declares. Nothing is sent before the first item is asked for. */
export function createPager(
  operation: Operation,
  pagination: OperationPagination,
  list: (input: Input, options: CallOptions) => Promise<unknown>,
  input: Input = {},
  { prefetch, ...options }: PagerOptions = {},
): object {
  async function* pages(): AsyncGenerator<Page, void, undefined> {
    const parameter = operation.parameters.find(({ name }) => name === pagination.limit);
    const limit = Number(input[pagination.limit] ?? parameter?.default ?? pageSize);
    const walk = new OffsetWalk(pagination, limit, Number(input[pagination.offset] ?? 0));
    const left = new AbortController();
    const stopListening = onAbort(options.signal ? [options.signal] : [], (reason) => left.abort(reason));
    const ask = async (): Promise<Page> =>
      (await list({ ...input, [pagination.limit]: limit, [pagination.offset]: walk.offset }, { ...options, signal: left.signal })) as Page;
    try {
      for (let next: Promise<Page> | undefined = ask(); next;) {
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
      left.abort(); // Ends the request for a page that nobody will ask for.
    }
  }

  async function* items(): AsyncGenerator<unknown, void, undefined> {
    for await (const page of pages()) yield* (page[pagination.items] ?? []) as readonly unknown[];
  }

  async function toArray({ max = Infinity }: { readonly max?: number | undefined } = {}): Promise<unknown[]> {
    if (!(max >= 0)) throw new ConfigurationError(`max must be a number from 0 and is ${String(max)}.`);
    const found: unknown[] = [];
    if (max > 0) {
      for await (const item of items()) {
        found.push(item);
        if (found.length >= max) break;
      }
    }
    return found;
  }

  return { [Symbol.asyncIterator]: items, pages, toArray };
}
