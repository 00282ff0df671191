import type { CallOptions } from "../client/call-options.js";
import type { Operation, OperationPagination } from "../client/operation.js";

/** What a pager takes beside the input of its operation. */
export interface PagerOptions extends CallOptions {
  /** Asks for the next page while you are still busy with this one. At most one page waits. Default: false. */
  readonly prefetch?: boolean | undefined;
}

/** The input of an operation, and a page of its answers, as far as a pager knows them. */
export type Members = Readonly<Record<string, unknown>>;

/** What a pager goes through. */
export interface Paged {
  readonly operation: Operation;
  readonly pagination: OperationPagination;
  readonly list: (input: Members, options: CallOptions) => Promise<unknown>;
  readonly input: Members;
  readonly options: PagerOptions;
}

/** Goes through the pages of an operation, in the way that its description declares. Nothing is sent before the first item is asked for. */
export function createPager(paged: Paged): object {
  async function* pages(): AsyncGenerator<Members, void, undefined> {
    yield* (await import("./pages.js")).pages(paged);
  }
  async function* items(): AsyncGenerator<unknown, void, undefined> {
    for await (const page of pages()) yield* (page[paged.pagination.items] ?? []) as readonly unknown[];
  }
  return {
    [Symbol.asyncIterator]: items,
    pages,
    toArray: async (options?: { readonly max?: number | undefined }) => (await import("./pages.js")).collect(items(), options?.max),
  };
}
