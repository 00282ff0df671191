// Pages of backups for a server and for a stubbed fetch. Each page is the same text with other ids, so that making it is cheap.

/** The largest page that the service allows. */
export const pageSize = 100;
/** The pages of a server that takes its time: 50 ms each way. */
export const slow = { pages: 100, latencyMs: 100 };

/** A placeholder for the number of a page, which no recorded value contains. */
const placeholder = "########";

/** Returns what responds to the URL of a page: so many pages, which can start at any backup, and an empty one after them. */
export function pagesOf(backup, pages) {
  const total_count = pages * pageSize;
  const backups = Array.from({ length: pageSize }, (_, index) => ({
    ...backup,
    id: `${placeholder}${String(index).padStart(24, "0")}br01`,
  }));
  const items = backups.map((item) => JSON.stringify(item));
  const text = (from, to, page) =>
    items.slice(from, to).join().replaceAll(placeholder, String(page).padStart(8, "0"));
  return (url) => {
    const offset = Number(/[?&]offset=(\d+)/.exec(url)?.[1] ?? 0);
    const first = offset % pageSize;
    const page = (offset - first) / pageSize;
    const parts = page < pages ? [text(first, pageSize, page)] : [];
    if (first > 0 && page + 1 < pages) parts.push(text(0, first, page + 1));
    return `{"backups":[${parts.join()}],"total_count":${total_count}}`;
  };
}
