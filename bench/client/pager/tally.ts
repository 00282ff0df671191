import type { Backup } from "../candidates/this-package.js";
import { pageSize } from "./extent.js";

/** A consumer that only counts, and notices when a page is left out or comes twice. */
export interface Tally {
  count(backup: Backup): void;
  /** Demands that so many pages have come. */
  demand(pages: number): void;
}

export function createTally(): Tally {
  let number = 0;
  let last = "";
  return {
    count({ id }) {
      if (id <= last)
        throw new Error(`The backup ${id} came after ${last}, so pages were mixed up.`);
      last = id;
      number++;
    },
    demand(pages) {
      if (number !== pages * pageSize)
        throw new Error(`${number} backups came of ${pages * pageSize}.`);
    },
  };
}
