// Written by "npm run build", from scripts/client/render-pagers.ts.

/** Goes through a list page by page, and asks for a page when it is needed. Each use of it begins anew. */
export interface Pager<Item, Page> extends AsyncIterable<Item, void, undefined> {
  /** Goes through the pages, each without the items that the one before has shown already. */
  pages(): AsyncGenerator<Page, void, undefined>;
  /**
   * Collects the items.
   *
   * @param options - `max`: how many at most, from 0. Default: all there are, which then have to fit into memory.
   */
  toArray(options?: { readonly max?: number | undefined }): Promise<Item[]>;
}
