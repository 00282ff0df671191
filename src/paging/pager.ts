import type { CallOptions } from "../options.js";
import type { Operation, OperationPagination } from "../operation.js";

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
  /** Makes what asks for a page, from the options that all requests share. */
  readonly prepare: (options: CallOptions) => (input: Members) => Promise<unknown>;
  readonly input: Members;
  readonly options: PagerOptions;
}

/** Goes through the pages of an operation, in the way that its description declares. Nothing is sent before the first item is asked for. */
export function createPager(paged: Paged): object {
  async function* pages(): AsyncGenerator<Members, void, undefined> {
    yield* (await import("./pages.js")).pages(paged);
  }
  return {
    [Symbol.asyncIterator]: () => itemsOf(pages(), paged.pagination.items),
    pages,
    toArray: async (options?: { readonly max?: number | undefined }) =>
      (await import("./pages.js")).collect(paged, options?.max),
  };
}

/** The items of pages, one by one. Not a generator, which takes four times as long for each. */
function itemsOf(
  pages: AsyncGenerator<Members, void, undefined>,
  member: string,
): AsyncIterator<unknown, void, undefined> {
  type Step = IteratorResult<unknown, void>;
  let items: readonly unknown[] = [];
  let index = 0;
  let last: Promise<Step> | undefined;
  let left = false;
  const advance = async (): Promise<Step> => {
    while (index >= items.length) {
      const step = await pages.next();
      if (step.done || left) return { done: true, value: undefined };
      const list = step.value[member];
      items = Array.isArray(list) ? list : []; // Some services write an empty list as null.
      index = 0;
    }
    return { done: false, value: items[index++] };
  };
  return {
    next() {
      if (index < items.length) return Promise.resolve({ done: false, value: items[index++] });
      // One after the other, should somebody ask for the next before the last is there.
      return (last = last ? last.then(advance, advance) : advance());
    },
    async return() {
      left = true;
      items = [];
      await pages.return();
      return { done: true, value: undefined };
    },
  };
}
