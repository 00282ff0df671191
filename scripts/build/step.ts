import { mkdirSync, writeFileSync } from "node:fs";
import { distinctFindings, formatFinding, type Finding } from "../spec/findings.js";
import { inProject } from "./project.js";

/** What a step tells the summary at the end of a build. */
export interface StepReport {
  /** Paths, relative to the project, of what the step wrote for people or for later rooms. */
  readonly wrote?: readonly string[];
  /** Figures for the summary, by name. */
  readonly figures?: Readonly<Record<string, number>>;
}

/** A failure whose message is all that a person needs: no stack is printed, and nothing when another step says it better. */
export class StepError extends Error {
  override readonly name = "StepError";

  static fromFindings(findings: readonly Finding[]): StepError {
    return new StepError(distinctFindings(findings).map(formatFinding).join("\n"));
  }
}

/** Where the report of a step is kept, so that a build that finds the step fresh can still tell of it. */
export function reportPath(step: string): string {
  return inProject("build/report", `${step}.json`);
}

/** Runs a step of the pipeline: its report is written at its end, its failure is one clear message and exit status 1. */
export async function runStep(step: string, work: () => Promise<StepReport> | StepReport): Promise<void> {
  try {
    const report = await work();
    mkdirSync(inProject("build/report"), { recursive: true });
    writeFileSync(reportPath(step), `${JSON.stringify(report, null, 2)}\n`);
  } catch (error) {
    if (!(error instanceof StepError))
      console.error(process.env["DEBUG"] ? error : `${step}: ${String(error).split("\n")[0]} (DEBUG=1 shows where)`);
    else if (error.message !== "") console.error(error.message);
    process.exitCode = 1;
  }
}
