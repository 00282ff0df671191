import type { StepReport } from "../build/step.js";
import { errorIndexPage } from "./errors/error-index-page.js";
import { errorRecords, errorsAddress, errorSearchEntries } from "./errors/records.js";
import { writePage, writeSearchEntries } from "./frame/output.js";

/** Writes the page of every error: codes, statuses and classes. */
export function errorsStep(): StepReport {
  const records = errorRecords();
  writeSearchEntries("errors", errorSearchEntries(records));
  return { wrote: [writePage(errorsAddress, errorIndexPage(records))] };
}
