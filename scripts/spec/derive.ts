// From each bundle: YAML that every reader takes alike, JSON, and the same description as OpenAPI 3.1.
import { readFileSync } from "node:fs";
import { openapiConvertVersion } from "openapi-format";
import { parse, stringify } from "yaml";
import { inProject, serviceNames } from "../build/project.js";
import { stage } from "../build/step.js";
import { type StepReport } from "../build/step.js";

export async function deriveStep(): Promise<StepReport> {
  const wrote: string[] = [];
  for (const service of serviceNames()) {
    const description = parse(
      readFileSync(inProject("build/bundle", `${service}.yaml`), "utf8"),
    ) as Record<string, unknown>;
    wrote.push(...write(service, description));
    const { data } = await openapiConvertVersion(structuredClone(description), {
      convertTo: "3.1",
    });
    wrote.push(...write(`${service}-3.1`, data));
  }
  return { wrote };
}

function write(name: string, description: object): string[] {
  return [
    stage(
      `openapi/${name}.yaml`,
      `# Written by "npm run build" from spec/, where changes belong.\n${toYaml(description)}`,
    ),
    stage(`openapi/${name}.json`, `${JSON.stringify(description, null, 2)}\n`),
  ];
}

/** Readers of YAML 1.1 take 20221027_041552 for a number and a time for a date: such strings are quoted. */
function toYaml(value: object): string {
  return stringify(value, { version: "1.1", lineWidth: 0, aliasDuplicateObjects: false });
}
