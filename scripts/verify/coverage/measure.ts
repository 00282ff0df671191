import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import type { Description } from "../../spec/description.js";
import { inProject, serviceNames } from "../../build/project.js";
import { redoclyScript, runTool } from "../../build/run-tool.js";
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
  readonly totals: Readonly<
    Record<"operations" | "parameters" | "properties" | "responses", Share>
  >;
  readonly operations: readonly OperationCoverage[];
  /** Statuses that the sandbox has no reason of its own for, each with its operation. */
  readonly onDemand: readonly string[];
  /** Where a call or its answer was otherwise than described. */
  readonly drift: readonly string[];
}

/** Where the archive of the calls and the reports are kept. */
export const coverageFolder = "build/report/coverage";

/** Exercises a sandbox, and has Redocly hold the calls against the published descriptions, one after the other. */
export async function measureCoverage(): Promise<Coverage[]> {
  mkdirSync(inProject(coverageFolder), { recursive: true });
  return Promise.all(serviceNames().map(measure));
}

async function measure(service: string): Promise<Coverage> {
  const { url, entries, onDemand } = await exercise(publishedDescription(service));
  const file = `${coverageFolder}/${service}`;
  const [calls, report, drift] = [`${file}.har`, `${file}.json`, `${file}-drift.json`];
  const log = { version: "1.2", creator: { name: "huaweicloud-dws-dds", version: "0" }, entries };
  writeFileSync(inProject(calls), JSON.stringify({ log }, null, 2));
  const { stderr } = await runTool(redoclyScript, [
    ...[
      "drift",
      calls,
      "--api",
      `generated/openapi/${service}.json`,
      "--server",
      url,
      "--traffic-format",
      "har",
    ],
    ...["--format", "json", "--output", drift, "--coverage-output", report],
    // The description has the token as a security scheme, which Redocly does not count as a header.
    ...["--ignore-headers", "x-auth-token"],
  ]);
  if (!stderr.includes("Coverage report written to"))
    throw new Error(`Redocly measured nothing: ${stderr}`);
  const { totals, operations } = read<Pick<Coverage, "totals" | "operations">>(report);
  const problems = read<{ readonly problems: readonly { readonly message: string }[] }>(
    drift,
  ).problems.map(({ message }) => message);
  return { service, totals, operations, onDemand: [...onDemand], drift: problems };
}

function read<T>(file: string): T {
  return JSON.parse(readFileSync(inProject(file), "utf8")) as T;
}

function publishedDescription(service: string): Description {
  return read(`generated/openapi/${service}.json`);
}

/** An item in words, such as "parameter limit" or "member backups[].id of 200". */
export function describeItem({ kind, name, status, target, path }: CoverageItem): string {
  if (kind === "property")
    return `member ${path} of ${target === "request" ? "the request" : status}`;
  return [kind, name ?? status].filter(Boolean).join(" ");
}
