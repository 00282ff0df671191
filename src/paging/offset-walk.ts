import type { OperationPagination } from "../client/operation.js";

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
  #last = new Set<string>();

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
    const items = (page[member] ?? []) as readonly unknown[];
    const last = this.#last;
    this.#last = new Set();
    let repeated = 0;
    for (const item of items) {
      const key = keyOf(item);
      if (last.has(key)) repeated += 1;
      this.#last.add(key);
    }
    const fresh = repeated === 0 ? items : items.filter((item) => !last.has(keyOf(item)));
    const isShort = items.length < this.limit;
    this.#pages += 1;

    if (this.#unit === "item, to be confirmed") {
      this.#unit = repeated > 0 ? "item" : "page";
      if (this.#unit === "page") {
        // It was pages after all, and this is one too far: as if it had not come.
        this.offset = this.start + 2;
        this.#last = last;
        return undefined;
      }
    }
    if (this.#pages === 2 && this.#unit === "page" && repeated > (this.limit - 1) / 2) {
      this.#unit = "item, to be confirmed";
      this.offset += items.length - 1;
    } else {
      // An offset of items goes on by what came, not by what was asked for: a service may cap the size of a page.
      this.offset += this.#unit === "page" ? 1 : items.length;
    }

    this.#seen += fresh.length;
    const total = totalMember === undefined ? undefined : page[totalMember];
    const isComplete = isShort && typeof total === "number" && this.#seen >= total;
    const isRepeated = fresh.length === 0 && (isShort || this.#unit !== "item, to be confirmed");
    this.ended = isRepeated || isComplete;
    if (fresh.length === 0) return this.#pages === 1 ? page : undefined;
    return repeated === 0 ? page : { ...page, [member]: fresh };
  }
}

/** What tells an item from another: its id, or all of it. */
function keyOf(item: unknown): string {
  const id = (item as { readonly id?: unknown } | null)?.id;
  return typeof id === "string" ? id : JSON.stringify(item);
}
