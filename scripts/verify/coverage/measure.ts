import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { inProject, serviceNames } from "../../build/project.js";
import { redoclyScript, runTool } from "../../build/run-tool.js";
import type { Description } from "../../spec/description.js";
import { callOperations } from "./call-operations.js";
import { archivedUrl } from "./har-entry.js";

/** A part of a description, in Redocly's terms: an "operation", "parameter", "response" or "property". */
export interface CoverageItem {
  readonly kind: string;
  readonly name?: string;
  readonly in?: string;
  readonly status?: string;
  readonly target?: string;
  readonly path?: string;
}

/** The parts of an operation that the calls contain, and those that they do not. */
export interface OperationCoverage {
  readonly operationId: string;
  readonly covered: readonly CoverageItem[];
  readonly missing: readonly CoverageItem[];
}

/** How many parts of one kind the calls contain. */
export interface Share {
  readonly covered: number;
  readonly total: number;
}

/** The result of {@link callOperations} compared with the description of a service. */
export interface Coverage {
  readonly service: string;
  readonly totals: Readonly<
    Record<"operations" | "parameters" | "properties" | "responses", Share>
  >;
  readonly operations: readonly OperationCoverage[];
  /** The statuses that only an injected fault caused, each with its operation. */
  readonly injectedOnly: readonly string[];
  /** Where a call or its response differs from the description. */
  readonly drift: readonly string[];
}

/** The folder of the HTTP archives and the reports of Redocly. */
export const coverageFolder = "build/report/coverage";

/** Calls every operation of the sandbox, and compares the calls with the published descriptions. */
export async function measureCoverage(): Promise<Coverage[]> {
  mkdirSync(inProject(coverageFolder), { recursive: true });
  return Promise.all(serviceNames().map(measure));
}

async function measure(service: string): Promise<Coverage> {
  const description = `generated/openapi/${service}.json`;
  const { entries, injectedOnly } = await callOperations(read(description) as Description);
  const file = `${coverageFolder}/${service}`;
  const [archive, report, driftReport] = [`${file}.har`, `${file}.json`, `${file}-drift.json`];
  const log = { version: "1.2", creator: { name: "huaweicloud-dws-dds", version: "0" }, entries };
  writeFileSync(inProject(archive), JSON.stringify({ log }, null, 2));
  const { stderr } = await runTool(redoclyScript, [
    ...["drift", archive, "--traffic-format", "har", "--api", description, "--server", archivedUrl],
    ...["--format", "json", "--output", driftReport, "--coverage-output", report],
    // The token is a security scheme of the description, and Redocly expects a header parameter.
    ...["--ignore-headers", "x-auth-token"],
  ]);
  if (!stderr.includes("Coverage report written to"))
    throw new Error(`Redocly wrote no coverage report: ${stderr}`);
  const { totals, operations } = read(report) as Pick<Coverage, "totals" | "operations">;
  const { problems } = read(driftReport) as { problems: readonly { readonly message: string }[] };
  const drift = problems.map(({ message }) => message);
  return { service, totals, operations, injectedOnly, drift };
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(inProject(file), "utf8"));
}

/** A part in words, such as "parameter limit" or "property backups[].id of 200". */
export function describeItem({ kind, name, status, target, path }: CoverageItem): string {
  if (kind === "property")
    return `property ${path} of ${target === "request" ? "the request" : status}`;
  return [kind, name ?? status].filter(Boolean).join(" ");
}
