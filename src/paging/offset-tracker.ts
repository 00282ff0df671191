import type { OperationPagination } from "../operation.js";
import { itemsOf } from "./items.js";

/**
 * Tracks the offset of the next page. Keeps the items of the last two pages only.
 *
 * It is uncertain whether an offset that is documented as a number of pages counts pages: an older edition of the document
 * counts items. Offset 0 is the same for both. The second request then has offset 1, and its response decides: if items are
 * counted, it repeats all items of the first page but one. A third request that overlaps by one item confirms that, since
 * snapshots that are taken in the meantime move the others to later places.
 */
export class OffsetTracker {
  /** The offset of the next page. */
  offset: number;
  /** Whether the last page has been received. */
  ended = false;
  #unit: "page" | "item" | "item, unconfirmed";
  #pages = 0;
  #seen: number;
  /** The items of the last page and the one before: a list that changes between requests shows some twice. */
  #last: ReadonlySet<string> = new Set();
  #previous: ReadonlySet<string> = new Set();
  /** How many pages in a row had no new item. */
  #pagesWithoutNew = 0;

  constructor(
    private readonly pagination: OperationPagination,
    private readonly limit: number,
    private readonly start: number,
  ) {
    this.offset = start;
    this.#unit = limit === 1 ? "item" : pagination.unit; // With one item a page, both units are the same.
    // The total includes the items before the start. Only an offset of items says how many those are.
    this.#seen = this.#unit === "item" ? start : 0;
  }

  /** Processes a page, and returns its new items as a page; undefined for a page without any, unless it is the first. */
  take<Page extends object>(page: Page): Page | undefined {
    const items = itemsOf(page, this.pagination.items);
    const keys = items.map(keyOf);
    const repeated = keys.filter((key) => this.#isKnown(key)).length;
    if (this.#unit === "item, unconfirmed") {
      this.#unit = repeated > 0 ? "item" : "page";
      if (this.#unit === "page") {
        // The unit is pages, and this page is one too far: it is ignored and requested again in its turn.
        this.offset = this.start + 2;
        return undefined;
      }
    }
    const fresh = repeated === 0 ? items : items.filter((item) => !this.#isKnown(keyOf(item)));
    const isFirst = this.#pages === 0;
    this.#advance(items.length, repeated);
    this.#previous = this.#last;
    this.#last = new Set(keys);
    this.#seen += fresh.length;
    this.#pagesWithoutNew = fresh.length === 0 ? this.#pagesWithoutNew + 1 : 0;
    this.ended = this.#isLast(items.length, this.#totalOf(page));
    if (fresh.length === 0) return isFirst ? page : undefined;
    return repeated === 0 ? page : { ...page, [this.pagination.items]: fresh };
  }

  #advance(size: number, repeated: number): void {
    this.#pages += 1;
    // A page of one item advances by one with both units.
    if (this.#pages === 2 && this.#unit === "page" && repeated > (size - 1) / 2) {
      this.#unit = "item, unconfirmed";
      this.offset += size - 1;
    } else {
      // An offset of items advances by the number received, not by the limit: a service may return smaller pages.
      this.offset += this.#unit === "page" ? 1 : size;
    }
  }

  #isKnown(key: string): boolean {
    return this.#last.has(key) || this.#previous.has(key);
  }

  #totalOf(page: object): unknown {
    const { total } = this.pagination;
    return total === undefined ? undefined : (page as Readonly<Record<string, unknown>>)[total];
  }

  /** Whether a page of this size is the last. A total that is smaller than the number of items received is ignored. */
  #isLast(size: number, total: unknown): boolean {
    const isShort = size < this.limit;
    if (size === 0) return true;
    // A page can repeat completely when as many items are new at the front; but not twice, unless the service ignores the offset.
    if (this.#pagesWithoutNew > 0)
      return (
        isShort ||
        this.#pagesWithoutNew > 1 ||
        (this.#unit !== "item, unconfirmed" && !(Number(total) > this.#seen))
      );
    return isShort && total === this.#seen;
  }
}

/** What identifies an item: its id, or all of it. */
function keyOf(item: object): string {
  const { id } = item as { readonly id?: unknown };
  return typeof id === "string" ? id : JSON.stringify(item);
}
