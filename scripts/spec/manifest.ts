// What identifies the descriptions and is written in no source document: spec/manifest.yaml.
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { inProject, serviceNames } from "../build/project.js";
import { StepError } from "../build/step.js";
import { readYaml } from "./read-yaml.js";

export interface ServiceManifest {
  readonly title: string;
  /** How the addresses of the vendor's pages about the service begin. */
  readonly documentation: readonly string[];
  readonly servers: readonly string[];
  readonly tags: readonly string[];
}

export interface Manifest {
  readonly contact: Readonly<Record<string, string>>;
  readonly license: Readonly<Record<string, string>>;
  readonly services: Readonly<Record<string, ServiceManifest>>;
}

const texts = { type: "object", additionalProperties: { type: "string" } };
const list = { type: "array", minItems: 1, uniqueItems: true, items: { type: "string" } };
const isManifest = new Ajv().compile<Manifest>({
  type: "object",
  required: ["contact", "license", "services"],
  additionalProperties: false,
  properties: {
    contact: texts,
    license: texts,
    services: {
      type: "object",
      additionalProperties: {
        type: "object",
        required: ["title", "documentation", "servers", "tags"],
        additionalProperties: false,
        properties: { title: { type: "string" }, documentation: list, servers: list, tags: list },
      },
    },
  },
});

/**
 * @throws StepError for another form, and for a service that the file lacks.
 */
export function readSpecManifest(): Manifest {
  const file = "spec/manifest.yaml";
  const { data, placeOf } = readYaml(
    file,
    readFileSync(inProject(file), "utf8"),
    isManifest,
    "manifest",
  );
  const missing = serviceNames().filter((service) => !(service in data.services));
  if (missing.length > 0)
    throw StepError.fromFindings(
      missing.map((service) => ({
        ...placeOf(["services"]),
        message: `The service ${service} is missing.`,
        rule: "manifest",
      })),
    );
  return data;
}

/** The version of the package, which the descriptions have, too. */
export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(inProject("package.json"), "utf8")) as {
    readonly version: string;
  };
  return version;
}
