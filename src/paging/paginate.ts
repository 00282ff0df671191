import { checkOptions, type RulesFor } from "../check-options.js";
import { abortError, ConfigurationError, throwConfigurationError } from "../errors.js";
import { onAbort } from "../http/timeouts.js";
import type { OperationPagination } from "../operation.js";
import { callRules, type CallOptions } from "../options.js";
import { OffsetTracker } from "./offset-tracker.js";
import { PageRequests } from "./page-requests.js";

/** What a paginate function takes beside the input of its operation. */
export interface PagerOptions extends CallOptions {
  /**
   * How many pages are requested side by side, a whole number from 1. From 2, pages are requested while the program processes
   * the current one, and at most this many are kept in advance: pages side by side once a page has stated how many items
   * there are, and one after the other where that is not known, or where it is uncertain what an offset counts.
   * @defaultValue 1, a page is requested when it is needed
   */
  readonly concurrency?: number | undefined;
}

/**
 * Iterates over a list page by page, and requests a page when it is needed. Each iteration starts at the first page.
 *
 * @example
 * ```ts
 * import { createDdsClient, credentialsFromEnvironment, paginateListBackups } from "huaweicloud-dws-dds";
 *
 * const dds = createDdsClient({ region: "eu-west-101", credentials: credentialsFromEnvironment() });
 * const pager = paginateListBackups(dds, { instance_id: "9136fd3a9fcd405ea4674276ce36dae8in02" }, { concurrency: 8 });
 * for await (const backup of pager) console.log(backup.name);
 * for await (const page of pager.pages()) console.log(page.backups.length);
 * const latest = await pager.toArray({ max: 10 });
 * console.log(latest.length);
 * ```
 */
export interface Pager<Item, Page> extends AsyncIterable<Item> {
  /** Iterates over the pages, each without the items that the page before has shown. */
  pages(): AsyncGenerator<Page, void, undefined>;
  /**
   * Collects the items.
   *
   * @param options - `max`: the largest number of items, from 0.
   * @defaultValue `max`: no limit; all items have to fit into memory
   */
  toArray(options?: { readonly max?: number | undefined }): Promise<Item[]>;
}

/** A function: a bundler keeps the copy of an object that a module makes when it is loaded. */
const pagerRules = (): RulesFor<PagerOptions> => ({ ...callRules, concurrency: 1 });

/** How many items a page has where neither the caller nor the documents name a number. */
const defaultPageSize = 100;

/**
 * Creates the pager of an operation. Sends nothing before the first item is requested.
 *
 * @param pagination - How the operation pages, as the description declares it.
 * @param list - Calls the operation.
 */
export function paginate<Item, Page extends object, Input extends object>(
  pagination: OperationPagination,
  list: (input: Input, options: CallOptions) => Promise<Page>,
  input: Input,
  options?: PagerOptions,
): Pager<Item, Page> {
  checkOptions("paginate functions", options, pagerRules());
  if (!Number.isInteger(options?.concurrency ?? 1))
    throwConfigurationError("concurrency", "a whole number");
  const pages = (): AsyncGenerator<Page, void, undefined> =>
    listPages(pagination, list, input, options ?? {});
  const { items: property } = pagination;
  return {
    [Symbol.asyncIterator]: () => iterateItems<Item>(pages(), property),
    pages,
    async toArray(options) {
      checkOptions("toArray", options, { max: "any" });
      return collect<Item>(pages(), property, options?.max);
    },
  };
}

/** Requests the pages, until there are no more. */
async function* listPages<Page extends object, Input extends object>(
  pagination: OperationPagination,
  list: (input: Input, options: CallOptions) => Promise<Page>,
  input: Input,
  { concurrency = 1, signal, ...options }: PagerOptions,
): AsyncGenerator<Page, void, undefined> {
  const { operation, limit: limitName, offset: offsetName } = pagination;
  const given = { ...input } as Readonly<Record<string, unknown>>;
  const limit = Number(given[limitName] ?? pagination.pageSize ?? defaultPageSize);
  const tracker = new OffsetTracker(pagination, limit, Number(given[offsetName] ?? 0), concurrency);
  const requests = new PageRequests(tracker, concurrency, (offset, signal) =>
    list({ ...input, [limitName]: tracker.limit, [offsetName]: offset }, { ...options, signal }),
  );
  const stopListening = onAbort(signal ? [signal] : [], (reason) => requests.abort(reason));
  try {
    while (!tracker.ended) {
      const page = await requests.next();
      // A page that has arrived before is not returned either.
      if (signal?.aborted) throw abortError({ operation, cause: signal.reason });
      if (page) yield page;
    }
  } finally {
    stopListening();
    requests.abort();
  }
}

/** Iterates over the items of pages. Not a generator, which takes four times as long for each item. */
function iterateItems<Item>(
  pages: AsyncGenerator<object, void, undefined>,
  property: string,
): AsyncIterator<Item, void, undefined> {
  type Step = IteratorResult<Item, void>;
  let items: readonly Item[] = [];
  let index = 0;
  let last: Promise<Step> | undefined;
  let closed = false;
  const advance = async (): Promise<Step> => {
    while (index >= items.length) {
      const step = await pages.next();
      if (step.done || closed) return { done: true, value: undefined };
      items = listIn(step.value, property) as readonly Item[];
      index = 0;
    }
    return { done: false, value: items[index++] as Item };
  };
  return {
    next() {
      // Stryker disable next-line ConditionalExpression: it only saves time.
      if (index < items.length)
        return Promise.resolve({ done: false, value: items[index++] as Item });
      // In sequence, if a program requests the next item before the last one has arrived.
      return (last = last?.then(advance, advance) ?? advance());
    },
    async return() {
      closed = true;
      items = [];
      await pages.return();
      return { done: true, value: undefined };
    },
  };
}

/** The items of a page that was checked before. Some services write an empty list as null. */
function listIn(page: object, property: string): readonly unknown[] {
  const list = (page as Readonly<Record<string, unknown>>)[property];
  return Array.isArray(list) ? list : [];
}

async function collect<Item>(
  pages: AsyncGenerator<object, void, undefined>,
  property: string,
  max: number = Infinity,
): Promise<Item[]> {
  if (typeof max !== "number" || !(max >= 0))
    throw new ConfigurationError(`max must be a number from 0 and is ${String(max)}.`);
  const items: Item[] = [];
  if (max === 0) return items;
  for await (const page of pages) {
    for (const item of listIn(page, property)) items.push(item as Item);
    if (items.length >= max) break;
  }
  return items.slice(0, max);
}
