// Redocly as a library: lints and bundles the files of spec/ in this process.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import {
  bundle,
  getLineColLocation,
  lint,
  loadConfig,
  YamlParseError,
  type Config,
  type NormalizedProblem,
} from "@redocly/openapi-core";
import { displayPath, inProject, serviceNames, workflowFiles } from "../build/project.js";
import { StepError } from "../build/step.js";
import { describeErrorCodes } from "./described-error-codes.js";
import { readErrorCodes } from "./error-codes.js";
import type { Finding } from "./findings.js";

/** Where a build keeps the bundle of a service. */
export function bundlePath(service: string): string {
  return `build/bundle/${service}.json`;
}

/** Lints the files of spec/ as they are written: structure, references, examples, unused files. */
export async function lintSource(): Promise<Finding[]> {
  const config = await readConfig();
  const problems: NormalizedProblem[] = [];
  try {
    for (const service of serviceNames())
      problems.push(...(await lint({ ref: rootFile(service), config: config.forAlias(service) })));
    for (const file of workflowFiles())
      problems.push(...(await lint({ ref: inProject(file), config })));
  } catch (error) {
    return [rootFinding(error)];
  }
  return [...toFindings(problems), ...unusedFiles()];
}

/**
 * Bundles the description of each service into one document, with the codes of its error responses.
 *
 * @returns The files written.
 * @throws StepError with the findings of the bundler. {@link lintSource} finds the same errors and reports them better.
 */
export async function bundleDescriptions(): Promise<string[]> {
  const config = await readConfig();
  const codes = readErrorCodes();
  const written: string[] = [];
  for (const service of serviceNames()) {
    const { document, findings: problems } = await bundleDescription(service, config);
    const findings = [...problems, ...describeErrorCodes(service, document, codes)];
    if (findings.length > 0) throw StepError.fromFindings(findings);
    const path = inProject(bundlePath(service));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(document));
    written.push(bundlePath(service));
  }
  return written;
}

async function bundleDescription(
  service: string,
  config: Config,
): Promise<{ readonly document?: unknown; readonly findings: readonly Finding[] }> {
  try {
    const result = await bundle({
      ref: rootFile(service),
      config: config.forAlias(service),
      // Otherwise two components of one name become "Name" and "Name-2", with a warning only.
      componentRenamingConflicts: "error",
    });
    return { document: result.bundle.parsed, findings: toFindings(result.problems) };
  } catch (error) {
    return { findings: [rootFinding(error)] };
  }
}

function readConfig(): Promise<Config> {
  return loadConfig({ configPath: inProject("redocly.yaml") });
}

function rootFile(service: string): string {
  return inProject("spec", service, "openapi.yaml");
}

/** A root document that does not parse is thrown and not reported. */
function rootFinding(error: unknown): Finding {
  if (!(error instanceof YamlParseError)) throw error;
  return {
    file: displayPath(error.source.absoluteRef),
    line: error.line,
    column: error.col,
    message: inProjectTerms(`Failed to parse: ${error.message}`),
    rule: "yaml",
  };
}

/**
 * Redocly reports a file that does not parse or does not exist once at the mistake and again for every rule that needs
 * it: only the first is kept.
 */
function toFindings(problems: readonly NormalizedProblem[]): Finding[] {
  const broken = problems.filter(({ message }) => message.startsWith("Failed to parse: "));
  const unresolved = problems.filter(({ ruleId }) => ruleId === "no-unresolved-refs");
  const causes = [broken, unresolved, problems].find((list) => list.length > 0) ?? [];
  return causes.map(({ message, ruleId, location: [location] }) => {
    const place = location && getLineColLocation(location);
    return {
      file: displayPath(place?.source.absoluteRef ?? "spec"),
      line: place?.start.line ?? 1,
      column: place?.start.col ?? 1,
      message: inProjectTerms(message),
      rule: ruleId,
    };
  });
}

/** Without the paths of this machine and the messages of Node. */
function inProjectTerms(message: string): string {
  return message
    .replace(
      /ENOENT: no such file or directory '(.+?)'/,
      (_, path: string) => `there is no file ${displayPath(path)}`,
    )
    .replace(/ in "(.+?)" \((\d+):(\d+)\)/, "")
    .replace(/^Can't resolve \$ref$/, "Can't resolve $ref: the file is empty or contains no object")
    .replace(/:\s*\n- /, ": ")
    .replace(/\s*\n(- )?/g, ", ")
    .replaceAll(`${inProject()}/`, "");
}

/** Files of spec/ that are read by their names and not by references. */
const filesReadByName =
  /^spec\/(manifest|accepted)\.yaml$|\/(openapi|deviations|errors)\.yaml$|\/tables\/[^/]+\.yaml$|^spec\/workflows\/[^/]+\.arazzo\.yaml$/;

/** Files without a reference to them: linters read only what a root document refers to and would ignore a misnamed file. */
function unusedFiles(): Finding[] {
  const files = readdirSync(inProject("spec"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".yaml"))
    .map((entry) => join(entry.parentPath, entry.name));
  const used = new Set(
    files.flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/\$ref: *["']?([^"'\s#]+)/g)].map(([, target = ""]) =>
        join(dirname(file), target),
      ),
    ),
  );
  return files
    .filter((file) => !used.has(file) && !filesReadByName.test(displayPath(file)))
    .map((file) => ({
      file: displayPath(file),
      line: 1,
      column: 1,
      message: "No file of spec/ refers to this file: refer to it or delete it.",
      rule: "unused-files",
    }));
}
