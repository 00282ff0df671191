// Spectral as a library: lints bundles with .spectral.yaml in this process.
import { readFileSync } from "node:fs";
import spectralCore, {
  type RulesetDefinition,
  type RulesetFunction,
} from "@stoplight/spectral-core";
import parsers from "@stoplight/spectral-parsers";
import { inProject, serviceNames, stagingFolder } from "../build/project.js";
import { StepError } from "../build/step.js";
import { isPlace, readDeviations } from "./deviations.js";
import type { Finding } from "./findings.js";
import { type Path } from "./json-pointer.js";
import { isObject } from "../../src/values.js";
import { parseYaml } from "./read-yaml.js";
import { sourceLocator } from "./source-location.js";

export interface SpectralResult {
  readonly path: Path;
  readonly message: string;
  readonly code: string | number;
}

/** Lints the JSON text of a description; the name only identifies it. */
export type DescriptionLinter = (name: string, json: string) => Promise<SpectralResult[]>;

/** What this project uses of the format of a Spectral ruleset. */
interface RulesetFile {
  readonly extends: readonly (readonly [name: string, which: "all"])[];
  readonly functionsDir: string;
  readonly functions: readonly string[];
  readonly rules: Readonly<
    Record<string, "off" | { readonly then: { readonly function: string } }>
  >;
}

const rulesetFile = ".spectral.yaml";
let cached: { readonly text: string; readonly linter: Promise<DescriptionLinter> } | undefined;

/** Lints the bundles of all services: all rules of the published rulesets, and our own. */
export async function lintBundles(): Promise<Finding[]> {
  const lint = await createDescriptionLinter();
  const findings: Finding[] = [];
  for (const service of serviceNames()) {
    const locate = sourceLocator(service);
    const json = readFileSync(inProject(stagingFolder, "openapi", `${service}.json`), "utf8");
    for (const { path, message, code } of await lint(service, json))
      findings.push({ ...locate(path), message, rule: `spectral ${code}` });
  }
  return findings;
}

/**
 * Reads the deviations once, and returns a linter for the descriptions of services, with all rules or with ours only. It
 * does not report a recorded value outside its list of values if the deviations have the place: there the document
 * contradicts itself.
 */
export async function createDescriptionLinter(
  rules: "all" | "ours" = "all",
): Promise<DescriptionLinter> {
  const lint = rules === "all" ? await loadLinter() : await createLinter(isOurs());
  const deviations = readDeviations();
  return async (service, json) => {
    const results = await lint(service, json);
    return results.filter(
      ({ code, path }) => code !== "example-values-listed" || !isPlace(deviations, service, path),
    );
  };
}

/** Our own rules are those with a function of scripts/spec/rules; the published ones are only switched off. */
function isOurs(): (rule: string) => boolean {
  const text = readFileSync(inProject(rulesetFile), "utf8");
  const { rules } = parseYaml(rulesetFile, text).data as RulesetFile;
  return (name) => rules[name] !== undefined && rules[name] !== "off";
}

/** The linter for .spectral.yaml, loaded again only after the file has changed. */
export function loadLinter(): Promise<DescriptionLinter> {
  const text = readFileSync(inProject(rulesetFile), "utf8");
  if (cached?.text !== text) cached = { text, linter: createLinter() };
  return cached.linter;
}

/** A linter for the rules of .spectral.yaml, or only for those that `isWanted` selects. */
export async function createLinter(
  isWanted: (rule: string) => boolean = () => true,
): Promise<DescriptionLinter> {
  const spectral = new spectralCore.Spectral();
  const ruleset = await loadRuleset();
  for (const [name, rule] of Object.entries(ruleset.rules)) {
    if (!isWanted(name)) rule.enabled = false;
  }
  spectral.setRuleset(ruleset);
  return (name, json) =>
    spectral.run(new spectralCore.Document(json, parsers.Json, `${name}.json`));
}

/**
 * Reads .spectral.yaml and imports the rulesets and functions that it names. Spectral's command line bundles them with
 * Rollup instead, which takes longer than the linting.
 *
 * @throws StepError if Spectral does not accept the ruleset.
 */
export async function loadRuleset(): Promise<spectralCore.Ruleset> {
  const text = readFileSync(inProject(rulesetFile), "utf8");
  const file = parseYaml(rulesetFile, text).data as RulesetFile;
  try {
    return new spectralCore.Ruleset(await importRuleset(file), {
      severity: "recommended",
      source: inProject(rulesetFile),
    });
  } catch (error) {
    const causes = error instanceof AggregateError ? (error.errors as unknown[]) : [error];
    const lines = causes.map(
      (cause) =>
        `${rulesetFile}:1:1  Spectral cannot use this ruleset: ${String(cause)}  (spectral)`,
    );
    throw new StepError(lines.join("\n"));
  }
}

async function importRuleset(file: RulesetFile): Promise<RulesetDefinition> {
  const functions = new Map<string, RulesetFunction>();
  for (const name of file.functions) {
    const module = (await import(inProject(file.functionsDir, `${name}.js`))) as {
      readonly default: RulesetFunction;
    };
    functions.set(name, module.default);
  }
  const published = file.extends.map(async ([name, which]) => [await importPublished(name), which]);
  const rules = new Map(
    Object.entries(file.rules).map(([name, rule]) => [
      name,
      rule === "off"
        ? rule
        : { ...rule, then: { ...rule.then, function: functions.get(rule.then.function) } },
    ]),
  );
  const definition: unknown = {
    extends: await Promise.all(published),
    rules: Object.fromEntries(rules),
  };
  // Spectral validates the definition.
  return definition as RulesetDefinition;
}

async function importPublished(name: string): Promise<unknown> {
  if (name === "spectral:oas") return (await import("@stoplight/spectral-rulesets")).oas;
  const { default: ruleset } = (await import(name)) as { readonly default: unknown };
  // How a CommonJS module is imported depends on the loader.
  return isObject(ruleset) && "default" in ruleset ? ruleset["default"] : ruleset;
}
