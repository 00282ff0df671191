// openapi-typescript: the types of each bundle, and the proof that OpenAPI 3.0 and 3.1 say the same.
import { readFileSync } from "node:fs";
import { inProject, serviceNames, stagingFolder } from "../build/project.js";
import { stage } from "../build/step.js";
import { type StepReport, StepError } from "../build/step.js";
import { typesOf } from "./types/types-of.js";

export async function typesStep(): Promise<StepReport> {
  const wrote: string[] = [];
  for (const service of serviceNames()) {
    const types = await typesOf(bundle(service));
    if ((await typesOf(bundle(`${service}-3.1`))) !== types) {
      throw new StepError(
        `The OpenAPI 3.1 form of ${service} gives other TypeScript types than the 3.0 form: derive.ts lost something.`,
      );
    }
    wrote.push(stage(`${service}/schema.ts`, types));
  }
  return { wrote };
}

function bundle(name: string): string {
  return readFileSync(inProject(stagingFolder, "openapi", `${name}.json`), "utf8");
}
