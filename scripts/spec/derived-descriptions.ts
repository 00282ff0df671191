import { readFileSync } from "node:fs";
import { openapiConvertVersion } from "openapi-format";
import { stringify } from "yaml";
import { inProject, serviceNames } from "../build/project.js";
import { stage } from "../build/step.js";
import { isObject } from "../../src/values.js";
import { bundlePath } from "./redocly.js";
import { partsOf, schemaKinds } from "./walk.js";

/**
 * Derives the published descriptions from each bundle: JSON, YAML that YAML 1.1 and 1.2 read in the same way, and both as
 * OpenAPI 3.1.
 *
 * @returns The files written.
 */
export async function deriveDescriptions(): Promise<string[]> {
  const written: string[] = [];
  for (const service of serviceNames()) {
    const text = readFileSync(inProject(bundlePath(service)), "utf8");
    written.push(...write(service, JSON.parse(text)));
    const converted = await openapiConvertVersion(JSON.parse(text) as object, { convertTo: "3.1" });
    written.push(...write(`${service}-3.1`, corrected(converted.data)));
  }
  return written;
}

/**
 * Removes the descriptions of server variables, and keeps a list of one value a list, which grows without another type in
 * most languages. The JSON Schema of OpenAPI 3.1 calls the descriptions "descriptions" in its first edition, with which
 * swagger-parser and orval still reject the correct name. The description of the document has their meaning, too.
 */
function corrected(description: unknown): unknown {
  if (!isObject(description)) return description;
  for (const { kind, node } of partsOf(description)) {
    if (kind === "server variable") Reflect.deleteProperty(node, "description");
    if (schemaKinds.has(kind) && Reflect.has(node, "const")) {
      Reflect.set(node, "enum", [node["const"]]);
      Reflect.deleteProperty(node, "const");
    }
  }
  return description;
}

function write(name: string, description: unknown): string[] {
  if (!isObject(description)) throw new TypeError(`The description ${name} is not an object.`);
  return [
    stage(
      `openapi/${name}.yaml`,
      `# Generated from spec/ by "npm run generate". Change spec/ instead.\n${toYaml(description)}`,
    ),
    stage(`openapi/${name}.json`, `${JSON.stringify(description, null, 2)}\n`),
  ];
}

/** YAML 1.1 reads 20221027_041552 as a number and a time as a date: such strings are quoted. */
function toYaml(value: object): string {
  return stringify(value, { version: "1.1", lineWidth: 0, aliasDuplicateObjects: false });
}
