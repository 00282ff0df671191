import type { OffsetTracker } from "./offset-tracker.js";

interface PageRequest<Page> {
  readonly offset: number;
  /** Whether the page must repeat an item of the page before it. */
  readonly overlaps: boolean;
  readonly page: Promise<Page>;
}

/**
 * Requests the pages of a list in their order, several in advance where their offsets are known.
 *
 * A service can process requests that are under way at the same time in any order. If a backup is taken after it has read a
 * page, and before it reads the page in front of it, the last backup of the latter is on neither. Such pages therefore overlap
 * by one item, and a page that repeats no item of those before it is requested again.
 */
export class PageRequests<Page extends object> {
  #queue: PageRequest<Page>[] = [];
  #controller = new AbortController();

  constructor(
    private readonly tracker: OffsetTracker,
    private readonly concurrency: number,
    private readonly request: (offset: number, signal: AbortSignal) => Promise<Page>,
  ) {}

  /** The new items of the next page as a page; undefined if it has none. Requests the pages after it in advance. */
  async next(): Promise<Page | undefined> {
    const { tracker } = this;
    const { offset, overlaps, page } = this.#queue.shift() ?? this.#start(tracker.offset);
    const response = await page;
    const fresh =
      overlaps && !tracker.follows(response)
        ? tracker.take(...(await this.#requestAgain()))
        : tracker.take(response, offset);
    if (this.concurrency > 1) this.#requestInAdvance();
    return fresh;
  }

  /** Aborts all requests that are under way. */
  abort(reason?: unknown): void {
    this.#controller.abort(reason);
  }

  /**
   * Requests the next page now that the last one has arrived, and earlier pages as long as none repeats an item. If none does,
   * the items of two pages have been deleted, and the first of these responses is the next page.
   */
  async #requestAgain(): Promise<readonly [page: Page, offset: number]> {
    this.#dropQueue();
    const [best, ...others] = this.tracker.overlappingOffsets();
    const first = await this.#start(best).page;
    if (this.tracker.follows(first)) return [first, best];
    for (const offset of others) {
      const page = await this.#start(offset).page;
      if (this.tracker.follows(page)) return [page, offset];
    }
    return [first, best];
  }

  #requestInAdvance(): void {
    const { tracker } = this;
    while (!tracker.ended && this.#queue.length < this.concurrency) {
      const last = this.#queue.at(-1);
      const overlaps = tracker.isPredictable;
      if (last && !overlaps) return;
      const offset = last ? tracker.offsetAfter(last.offset) : tracker.offset - (overlaps ? 1 : 0);
      if (offset === undefined) return;
      const request = this.#start(offset, overlaps);
      request.page.catch(() => {}); // Thrown when the page is needed.
      this.#queue.push(request);
    }
  }

  #start(offset: number, overlaps = false): PageRequest<Page> {
    const page = this.request(offset, this.#controller.signal);
    return { offset, overlaps, page };
  }

  #dropQueue(): void {
    this.#queue = [];
    if (this.#controller.signal.aborted) return;
    this.#controller.abort();
    this.#controller = new AbortController();
  }
}
