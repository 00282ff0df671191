import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  operationsOf,
  type Description,
  type OperationObject,
} from "../../scripts/spec/description.js";
import { projectFolder } from "../../scripts/build/project.js";
import type { CodeSample } from "../../scripts/docs/code-samples/code-samples.js";

/** The description that the built reference page of a service carries in it, here or in a copy of the project. */
export function pageDescription(service: string, folder = projectFolder): Description {
  return carriedBy(service, "__redoc_definition", folder) as Description;
}

/** The languages that the page shows samples in, by their labels: it leaves out all others. */
export function pageLanguages(service: string): readonly string[] {
  const { codeSamples } = carriedBy(service, "__redoc_options") as {
    readonly codeSamples?: {
      readonly languages?: readonly { readonly lang: string; readonly label?: string }[];
    };
  };
  return (codeSamples?.languages ?? []).map(({ lang, label = lang }) => label);
}

function carriedBy(service: string, name: string, folder = projectFolder): unknown {
  const page = `dist/docs/${service}.html`;
  const [, json] =
    new RegExp(`^\\s*const ${name} = (\\{.*\\});?$`, "m").exec(
      readFileSync(join(folder, page), "utf8"),
    ) ?? [];
  if (json === undefined)
    throw new Error(`${page} carries no ${name} in the form that Redocly 2 gives it.`);
  return JSON.parse(json);
}

/** The samples of an operation, as a description has them. */
export function samplesIn(description: Description, operationId: string): readonly CodeSample[] {
  const sampled:
    | (OperationObject & { readonly "x-codeSamples"?: readonly CodeSample[] })
    | undefined = operationsOf(description).find(
    ({ object }) => object.operationId === operationId,
  )?.object;
  return sampled?.["x-codeSamples"] ?? [];
}
