import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import type { Description } from "../lib/description.js";
import { inProject, serviceNames } from "../lib/project.js";
import { redoclyScript, runTool } from "../lib/run-tool.js";
import { exercise } from "./exercise.js";

/** Something that a description has; "operation", "parameter", "response" or "property", as Redocly calls them. */
export interface CoverageItem {
  readonly kind: string;
  readonly name?: string;
  readonly in?: string;
  readonly status?: string;
  readonly target?: string;
  readonly path?: string;
}

/** What the calls exercised of an operation. */
export interface OperationCoverage {
  readonly operationId: string;
  readonly covered: readonly CoverageItem[];
  readonly missing: readonly CoverageItem[];
}

interface Share {
  readonly covered: number;
  readonly total: number;
}

/** How much of the description of a service a sandbox was made to show. */
export interface Coverage {
  readonly service: string;
  readonly totals: Readonly<Record<"operations" | "parameters" | "properties" | "responses", Share>>;
  readonly operations: readonly OperationCoverage[];
  /** Statuses that the sandbox has no reason of its own for, each with its operation. */
  readonly onDemand: readonly string[];
}

/** Where the archive of the calls and the reports are kept. */
export const coverageFolder = "build/report/coverage";

/** Exercises a sandbox, and has Redocly hold the calls against the published descriptions. */
export async function measureCoverage(): Promise<Coverage[]> {
  const descriptions = new Map(serviceNames().map((service) => [service, publishedDescription(service)]));
  const { url, entries, onDemand } = await exercise([...descriptions.values()]);
  mkdirSync(inProject(coverageFolder), { recursive: true });
  const log = { version: "1.2", creator: { name: "huaweicloud-dws-dds", version: "0" }, entries };
  writeFileSync(inProject(coverageFolder, "calls.har"), JSON.stringify({ log }, null, 2));
  return Promise.all(
    [...descriptions.keys()].map(async (service): Promise<Coverage> => {
      const report = `${coverageFolder}/${service}.json`;
      const api = `generated/openapi/${service}.json`;
      // Its exit status tells of wrong requests too, and some are wrong on purpose: what counts is the report.
      const { stderr } = await runTool(redoclyScript, [
        ...["drift", `${coverageFolder}/calls.har`, "--api", api, "--server", url, "--traffic-format", "har"],
        ...["--format", "json", "--output", `${coverageFolder}/${service}-drift.json`, "--coverage-output", report],
      ]);
      if (!stderr.includes("Coverage report written to")) throw new Error(`Redocly measured nothing: ${stderr}`);
      const { totals, operations } = JSON.parse(readFileSync(inProject(report), "utf8")) as Pick<Coverage, "totals" | "operations">;
      const own = new Set(operations.map(({ operationId }) => operationId));
      return { service, totals, operations, onDemand: [...onDemand].filter((entry) => own.has(entry.split(" ")[0] ?? "")) };
    }),
  );
}

function publishedDescription(service: string): Description {
  return JSON.parse(readFileSync(inProject("generated/openapi", `${service}.json`), "utf8")) as Description;
}

/** An item in words, such as "parameter limit" or "member backups[].id of 200". */
export function describeItem({ kind, name, status, target, path }: CoverageItem): string {
  if (kind === "property") return `member ${path} of ${target === "request" ? "the request" : status}`;
  return [kind, name ?? status].filter(Boolean).join(" ");
}
