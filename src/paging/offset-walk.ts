import type { OperationPagination } from "../operation.js";
import { listOf } from "../list-of.js";

type Page = Readonly<Record<string, unknown>>;

/**
 * Where a walk through the pages stands. It keeps the last page's items and nothing older.
 *
 * The unit of an offset that is documented as a page is uncertain: an older edition of the document counts items. Both
 * agree on offset 0. The second request asks for offset 1 then, and its answer tells: where items are counted, it repeats
 * all of the first page but one. A third request that overlaps by one item confirms it, since snapshots that are taken
 * meanwhile move the others to later places.
 */
export class OffsetWalk {
  /** The offset of the next page. */
  offset: number;
  /** Whether the last page has been seen. */
  ended = false;
  #unit: "page" | "item" | "item, to be confirmed";
  #pages = 0;
  #seen: number;
  /** The items of the last page and the one before: a list that moves between requests shows some twice. */
  #last: ReadonlySet<string> = new Set();
  #before: ReadonlySet<string> = new Set();
  /** How many pages in a row have brought nothing new. */
  #idle = 0;

  constructor(
    private readonly pagination: OperationPagination,
    private readonly limit: number,
    private readonly start: number,
  ) {
    this.offset = start;
    this.#unit = limit === 1 ? "item" : pagination.unit; // Where a page is one item, the units are one.
    // The total counts what comes before the start, too. How much that is, only an offset of items tells.
    this.#seen = this.#unit === "item" ? start : 0;
  }

  /** Takes a page in, and gives back what is new in it; undefined for a page that brings nothing, unless it is the first. */
  take(page: Page): Page | undefined {
    const { items: member, total: totalMember } = this.pagination;
    const items = listOf(page, member);
    const keys = new Set<string>();
    let repeated = 0;
    for (const item of items) {
      const key = keyOf(item);
      if (this.#isKnown(key)) repeated += 1;
      keys.add(key);
    }
    if (this.#unit === "item, to be confirmed") {
      this.#unit = repeated > 0 ? "item" : "page";
      if (this.#unit === "page") {
        // It was pages after all, and this is one too far: as if it had not come.
        this.offset = this.start + 2;
        return undefined;
      }
    }
    const fresh = repeated === 0 ? items : items.filter((item) => !this.#isKnown(keyOf(item)));
    const isFirst = this.#pages === 0;
    this.#pages += 1;
    // A page of one item moves by one under both units.
    if (this.#pages === 2 && this.#unit === "page" && repeated > (items.length - 1) / 2) {
      this.#unit = "item, to be confirmed";
      this.offset += items.length - 1;
    } else {
      // An offset of items goes on by what came, not by what was asked for: a service may cap the size of a page.
      this.offset += this.#unit === "page" ? 1 : items.length;
    }
    this.#before = this.#last;
    this.#last = keys;
    this.#seen += fresh.length;
    this.#idle = fresh.length === 0 ? this.#idle + 1 : 0;
    this.ended = this.#isOver(
      items.length,
      totalMember === undefined ? undefined : page[totalMember],
    );
    if (fresh.length === 0) return isFirst ? page : undefined;
    return repeated === 0 ? page : { ...page, [member]: fresh };
  }

  #isKnown(key: string): boolean {
    return this.#last.has(key) || this.#before.has(key);
  }

  /** Whether a page of so many items was the last. A total that fewer items were counted for than came is a lie, and says nothing. */
  #isOver(size: number, total: unknown): boolean {
    const isShort = size < this.limit;
    if (size === 0) return true;
    // A whole page can repeat itself when as many items are new at the front; not twice, or the service ignores the offset.
    if (this.#idle > 0)
      return (
        isShort ||
        this.#idle > 1 ||
        (this.#unit !== "item, to be confirmed" && !(Number(total) > this.#seen))
      );
    return isShort && total === this.#seen;
  }
}

/** What tells an item from another: its id, or all of it. */
function keyOf(item: unknown): string {
  const id = (item as { readonly id?: unknown } | null)?.id;
  return typeof id === "string" ? id : JSON.stringify(item);
}
