// Written by "npm run build", from scripts/codegen/pagers.ts.

/**
 * Goes through a list page by page, and asks for a page when it is needed. Each use of it begins anew.
 *
 * @example
 * ```ts
 * import { createDdsClient, credentialsFromEnvironment } from "huaweicloud-dws-dds";
 *
 * const dds = createDdsClient({ region: "eu-west-101", credentials: credentialsFromEnvironment() });
 * const pager = dds.paginateListBackups({ instance_id: "9136fd3a9fcd405ea4674276ce36dae8in02" }, { prefetch: true });
 * for await (const backup of pager) console.log(backup.name);
 * for await (const page of pager.pages()) console.log(page.backups.length);
 * const latest = await pager.toArray({ max: 10 });
 * console.log(latest.length);
 * ```
 */
export interface Pager<Item, Page> extends AsyncIterable<Item> {
  /** Goes through the pages, each without the items that the one before has shown already. */
  pages(): AsyncGenerator<Page, void, undefined>;
  /**
   * Collects the items.
   *
   * @param options - `max`: how many at most, from 0. Default: all there are, which then have to fit into memory.
   */
  toArray(options?: { readonly max?: number | undefined }): Promise<Item[]>;
}
