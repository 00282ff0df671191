import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { distinctFindings, formatFinding, type Finding } from "../spec/findings.js";
import { inProject, stagingFolder } from "./project.js";

/** What a step of the build reports. */
export interface StepReport {
  /** Paths, relative to the project, of what the step wrote. */
  readonly wrote?: readonly string[];
  /** Numbers for the summary, by name. */
  readonly figures?: Readonly<Record<string, number>>;
}

/**
 * A failure whose message is complete: no stack trace is printed. An empty message means that another step reports the
 * same failure.
 */
export class StepError extends Error {
  override readonly name = "StepError";

  static fromFindings(findings: readonly Finding[]): StepError {
    return new StepError(distinctFindings(findings).map(formatFinding).join("\n"));
  }
}

/** The report of a linter; throws when it has findings. */
export function reportFindings(findings: readonly Finding[]): StepReport {
  if (findings.length > 0) throw StepError.fromFindings(findings);
  return { figures: { findings: findings.length } };
}

/** What to print for a failure of a step; set DEBUG=1 for the stack trace of an unexpected one. */
export function failureMessage(step: string, error: unknown): string {
  if (error instanceof StepError) return error.message;
  if (process.env["DEBUG"] && error instanceof Error) return `${step}: ${error.stack ?? ""}`;
  return `${step}: ${String(error).split("\n")[0] ?? ""} (DEBUG=1 prints the stack trace)`;
}

/** Runs a step of the build in a process of its own: writes its report, or prints one message and exits with status 1. */
export async function runStep(
  step: string,
  work: () => Promise<StepReport> | StepReport,
): Promise<void> {
  try {
    writeReport(step, await work());
  } catch (error) {
    console.error(failureMessage(step, error));
    process.exitCode = 1;
  }
}

/** Keeps the report of a step, so that a later build that does not run the step can still print its numbers. */
export function writeReport(step: string, report: StepReport): void {
  mkdirSync(dirname(reportPath(step)), { recursive: true });
  writeFileSync(reportPath(step), `${JSON.stringify(report, null, 2)}\n`);
}

/** The report of a step that has run at least once. */
export function readReport(step: string): StepReport {
  return JSON.parse(readFileSync(reportPath(step), "utf8")) as StepReport;
}

function reportPath(step: string): string {
  return inProject("build/report", `${step}.json`);
}

/** Writes a file that becomes generated/<name> when every step of "npm run generate" has passed; returns that path. */
export function stage(name: string, text: string): string {
  const path = inProject(stagingFolder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return join("generated", name);
}
