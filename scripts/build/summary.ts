import { existsSync, readFileSync } from "node:fs";
import { countsSummary } from "../verify/counts.js";
import { reportPath, type StepReport } from "./step.js";
import { serviceNames } from "./project.js";
import type { StepEnd } from "./progress.js";

/** The steps of the graph whose reports make up the summary. */
const steps = ["lint-source", "lint-bundles", "verification", "provenance", "client", "site", "pack", "replay", "nightly"] as const;

/** What a build ends with: what is true of the contract now, what was written where, and where the time went. */
export function summary(ends: readonly StepEnd[], milliseconds: number): string {
  const reports = new Map(steps.map((step) => [step, readReport(step)]));
  const figure = (step: (typeof steps)[number], name: string): string => String(reports.get(step)?.figures?.[name] ?? "?");
  const slowest = ends.filter((end) => end.milliseconds !== undefined).sort((a, b) => (b.milliseconds ?? 0) - (a.milliseconds ?? 0));
  const times = slowest.length === 0 ? "nothing had changed" : slowest.map((end) => `${end.step} ${seconds(end.milliseconds ?? 0)}`).join(", ");
  const kilobytes = (Number(reports.get("pack")?.figures?.["tarballBytes"] ?? 0) / 1000).toFixed(1);
  return [
    `${figure("client", "operations")} operations of ${serviceNames().length} services`,
    countsSummary(reports.get("verification")?.figures ?? {}),
    `${Number(figure("lint-source", "findings")) + Number(figure("lint-bundles", "findings"))} findings (Redocly on spec/, Spectral on the bundles)`,
    `${figure("replay", "examples")} recorded examples replayed through the packed client, in ${figure("replay", "exchanges")} calls`,
    `README's nightly job against the sandbox: snapshot ordered, AVAILABLE at poll ${figure("nightly", "polls")}, ${figure("nightly", "listed")} listed`,
    "",
    `  generated/   descriptions (OpenAPI 3.0.3 and 3.1), types, clients, validators`,
    `  ${(reports.get("site")?.wrote ?? ["dist/docs/?"])[0]}   documentation, open it in a browser`,
    `  ${(reports.get("provenance")?.wrote ?? ["?"])[0]}   where each fact comes from`,
    `  ${(reports.get("pack")?.wrote ?? ["?"])[0]}   the package, ${kilobytes} kB`,
    "",
    `${seconds(milliseconds)} in all: ${times}`,
  ].join("\n");
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

function readReport(step: string): StepReport | undefined {
  const path = reportPath(step);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as StepReport) : undefined;
}
