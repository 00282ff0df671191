// The schemas of the responses of each service, as data for huaweicloud-dws-dds/validation and the sandbox.
import { serviceNames } from "../build/project.js";
import { stage, StepError, type StepReport } from "../build/step.js";
import { withSourceLocations } from "../spec/source-location.js";
import { operationsOf, readBundle } from "../spec/description.js";
import { renderResponseSchemas } from "./response-schemas.js";

/** Writes the response schemas of each service. */
export async function schemasStep(): Promise<StepReport> {
  const wrote: string[] = [];
  const serviceOf = new Map<string, string>();
  for (const service of serviceNames()) {
    const description = readBundle(service);
    for (const { object } of operationsOf(description)) {
      const other = serviceOf.get(object.operationId);
      if (other !== undefined)
        throw new StepError(
          `${other} and ${service} both have an operation ${object.operationId}, and validation finds operations by their ids.`,
        );
      serviceOf.set(object.operationId, service);
    }
    const text = await withSourceLocations(service, () =>
      renderResponseSchemas(service, description),
    );
    wrote.push(stage(`${service}/schemas.ts`, text));
  }
  return { wrote };
}
