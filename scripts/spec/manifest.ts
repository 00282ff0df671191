// The title of each description, and where the vendors' pages about its service are: spec/manifest.yaml.
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { inProject, serviceNames } from "../build/project.js";
import { StepError } from "../build/step.js";
import { readYaml } from "./read-yaml.js";

export interface ServiceManifest {
  readonly title: string;
  /** How the addresses of the vendor's pages about the service begin. */
  readonly documentation: readonly string[];
}

export interface Manifest {
  readonly services: Readonly<Record<string, ServiceManifest>>;
}

const isManifest = new Ajv().compile<Manifest>({
  type: "object",
  required: ["services"],
  additionalProperties: false,
  properties: {
    services: {
      type: "object",
      additionalProperties: {
        type: "object",
        required: ["title", "documentation"],
        additionalProperties: false,
        properties: {
          title: { type: "string" },
          documentation: {
            type: "array",
            minItems: 1,
            uniqueItems: true,
            items: { type: "string" },
          },
        },
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

/** What the descriptions have in common with package.json. */
export interface PackageIdentity {
  readonly version: string;
  /** The licence, by its SPDX identifier. */
  readonly license: string;
}

export function readPackageIdentity(): PackageIdentity {
  return JSON.parse(readFileSync(inProject("package.json"), "utf8")) as PackageIdentity;
}
