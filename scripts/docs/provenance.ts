import type { StepReport } from "../build/step.js";
import { writePage, writeSearchEntries } from "./frame/output.js";
import { deviationsPage } from "./provenance/deviations-page.js";
import { provenancePage } from "./provenance/provenance-page.js";
import {
  deviationsAddress,
  provenanceAddress,
  readProvenance,
  searchEntries,
} from "./provenance/records.js";

/** Writes the pages that show the source of each fact in the descriptions, and the deviations. */
export function provenanceStep(): StepReport {
  const provenance = readProvenance();
  writeSearchEntries("provenance", searchEntries(provenance));
  return {
    wrote: [
      writePage(provenanceAddress, provenancePage(provenance)),
      writePage(deviationsAddress, deviationsPage(provenance)),
    ],
  };
}
