// Pages of backups for a server and for a stubbed fetch. Each page is the same text with other ids, so that making it is cheap.

/** The largest page that the service allows. */
export const pageSize = 100;
/** The pages of a server that takes its time. */
export const slow = { pages: 20, latencyMs: 50 };

/** A placeholder for the number of a page, which no recorded value contains. */
const placeholder = "########";

/** Returns what responds to the URL of a page: so many pages, and an empty one after them. */
export function pagesOf(backup, pages) {
  const total_count = pages * pageSize;
  const backups = Array.from({ length: pageSize }, (_, index) => ({
    ...backup,
    id: `${placeholder}${String(index).padStart(24, "0")}br01`,
  }));
  const full = JSON.stringify({ backups, total_count });
  const empty = JSON.stringify({ backups: [], total_count });
  return (url) => {
    const page = Number(/[?&]offset=(\d+)/.exec(url)?.[1] ?? 0) / pageSize;
    return page < pages
      ? full.replaceAll(placeholder, String(page).padStart(placeholder.length, "0"))
      : empty;
  };
}
