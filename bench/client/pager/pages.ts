import { pageSize } from "./extent.js";

/** What stands in the text of a page for its number; no recorded value holds it. */
const mark = "########";

/**
 * Answers addresses that ask for pages of backups, with as many as there are and an empty page behind them. Each page is
 * the same text with other ids, so that little of what is measured is the making of pages.
 */
export function pagesOf(
  backup: Readonly<Record<string, unknown>>,
  pages: number,
): (url: string) => string {
  const total_count = pages * pageSize;
  const backups = Array.from({ length: pageSize }, (_, index) => ({
    ...backup,
    id: `${mark}${String(index).padStart(24, "0")}br01`,
  }));
  const template = JSON.stringify({ backups, total_count });
  const behind = JSON.stringify({ backups: [], total_count });
  return (url) => {
    const number = Number(/[?&]offset=(\d+)/.exec(url)?.[1] ?? 0) / pageSize;
    return number < pages
      ? template.replaceAll(mark, String(number).padStart(mark.length, "0"))
      : behind;
  };
}
