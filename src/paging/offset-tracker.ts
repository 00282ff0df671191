import type { OperationPagination } from "../operation.js";
import { listError, requiredItemsOf } from "./items.js";

/**
 * Tracks the offset of the next page. Keeps the items of the last two pages only, and a number for each earlier one.
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
  /** How many items to request. */
  limit: number;
  #unit: "page" | "item" | "item, unconfirmed";
  #pages = 0;
  #seen: number;
  /** The items of the last page and the one before: a list that changes between requests shows some twice. */
  #last: ReadonlySet<string> = new Set();
  #previous: ReadonlySet<string> = new Set();
  /** The hashes of all pages. */
  readonly #hashes = new Set<number>();
  /** How many pages in a row had no new item. */
  #pagesWithoutNew = 0;
  /** How many items the last page had, and the total that it stated. */
  #size = 0;
  #total: unknown;

  constructor(
    private readonly pagination: OperationPagination,
    limit: number,
    private readonly start: number,
    private readonly concurrency: number,
  ) {
    this.limit = limit;
    this.offset = start;
    this.#unit = limit === 1 ? "item" : pagination.unit; // With one item a page, both units are the same.
    // The total includes the items before the start. Only an offset of items says how many those are.
    this.#seen = this.#unit === "item" ? start : 0;
  }

  /**
   * Whether the pages that follow can be requested side by side: their offsets count items, and a page has stated how many
   * there are. A total that does not exceed the number of items may be that of the page.
   */
  get isPredictable(): boolean {
    return this.#unit === "item" && this.#size > 1 && Number(this.#total) > this.#seen;
  }

  /** The offset of the page after the one at an offset, which it overlaps by one item; undefined if it is after the total. */
  offsetAfter(offset: number): number | undefined {
    const next = offset + this.#size - 1;
    return next < Number(this.#total) ? next : undefined;
  }

  /** Offsets of pages that overlap the last one, the best first: items that are deleted move the others to earlier places. */
  overlappingOffsets(): [best: number, ...others: number[]] {
    const offsetAt = (pages: number): number =>
      Math.max(this.start, this.offset - 1 - pages * (this.#size - 1));
    return [offsetAt(0), offsetAt(1), offsetAt(2)];
  }

  /** Whether a page repeats an item of the last two pages, so that none is missing between them. */
  follows(page: object): boolean {
    return this.#itemsOf(page).some((item) => this.#isRepeated(this.#keyOf(item)));
  }

  /**
   * Processes a page, and returns its new items as a page; undefined for a page without any, unless it is the first.
   *
   * @param offset - The offset of the page.
   * @throws ResponseParseError for a page without a list, and when the service repeats pages instead of those that follow.
   */
  take<Page extends object>(page: Page, offset: number): Page | undefined {
    const { items: property, total } = this.pagination;
    const items = this.#itemsOf(page);
    this.offset = offset;
    const keys = new Set<string>();
    const fresh: (object | string)[] = [];
    let repeated = 0;
    for (const item of items) {
      const key = this.#keyOf(item);
      if (this.#isRepeated(key)) repeated += 1;
      else if (!keys.has(key)) fresh.push(item);
      keys.add(key);
    }
    if (this.#unit === "item, unconfirmed") {
      this.#unit = repeated > 0 ? "item" : "page";
      if (this.#unit === "page") {
        // The unit is pages, and this page is one too far: it is ignored and requested again in its turn.
        this.offset = this.start + 2;
        return undefined;
      }
    }
    const isFirst = this.#pages === 0;
    this.#advance(items.length, repeated);
    const hash = hashOf([...keys]);
    const isSame = this.#hashes.has(hash);
    // All pages but the last two would come again.
    if (isSame && fresh.length > 0) this.#throwRepeats();
    this.#hashes.add(hash);
    this.#previous = this.#last;
    this.#last = keys;
    this.#seen += fresh.length;
    this.#pagesWithoutNew = fresh.length === 0 ? this.#pagesWithoutNew + 1 : 0;
    this.#size = items.length;
    this.#total = total && page[total as keyof Page];
    this.ended = this.#isLast(items.length, this.#total, isSame);
    if (fresh.length === 0) return isFirst ? page : undefined;
    return fresh.length === items.length ? page : { ...page, [property]: fresh };
  }

  #itemsOf(page: object): (object | string)[] {
    const { operation, items, total, texts } = this.pagination;
    return requiredItemsOf<object | string>(page, items, operation, total, texts);
  }

  #isRepeated(key: string): boolean {
    return this.#last.has(key) || this.#previous.has(key);
  }

  #advance(size: number, repeated: number): void {
    this.#pages += 1;
    // A page number counts pages of the size that the service allows, which may be smaller than the limit.
    if (this.#pages === 1 && this.#unit === "page" && this.start === 0 && size > 0)
      this.limit = Math.min(this.limit, size);
    // A page of one item advances by one with both units.
    if (this.#pages === 2 && this.#unit === "page" && repeated > (size - 1) / 2) {
      this.#unit = "item, unconfirmed";
      this.offset += size - 1;
    } else {
      // An offset of items advances by the number received, not by the limit: a service may return smaller pages.
      this.offset += this.#unit === "page" ? 1 : size;
    }
  }

  /**
   * Whether a page of this size is the last. A total that equals the number of items is trusted, unless it may be that of the
   * page alone; any other one may be wrong.
   */
  #isLast(size: number, total: unknown, isSame: boolean): boolean {
    const isShort = size < this.limit;
    if (this.#pagesWithoutNew === 0) return isShort && total === this.#seen && total > size;
    // The end of what is known, since the offset counts items. The same page again is no end if there are more items.
    if (isShort && !(isSame && Number(total) > this.#seen)) return true;
    // A page can repeat completely when as many items are new at the front, and so can those requested with it; but no more.
    if (this.#pagesWithoutNew <= this.concurrency) return false;
    return total === this.#seen || this.#throwRepeats();
  }

  #throwRepeats(): never {
    throw listError(
      this.pagination.operation,
      "the service repeats pages instead of those that follow",
    );
  }

  /** What identifies an item: its id, or all of it. */
  #keyOf(item: object | string): string {
    const { id } = item as { readonly id?: unknown };
    if (typeof id === "string" && id !== "") return id;
    try {
      return JSON.stringify(item);
    } catch {
      throw listError(
        this.pagination.operation,
        "an item has no id and is too deep to be compared",
      );
    }
  }
}

/** A number of 45 bits for a page: that two of 10,000 pages have the same has a chance of one in a million. */
function hashOf(texts: readonly string[]): number {
  const text = `${texts[0]} ${texts.at(-1)} ${texts.length}`;
  let hash = 0;
  for (let index = 0; index < text.length; index += 1)
    // Stryker disable next-line ArithmeticOperator: a difference mixes as well as a sum.
    hash = (hash * 251 + text.charCodeAt(index)) % 35_184_372_088_777;
  return hash;
}
