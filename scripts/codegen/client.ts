// The typed client of each service: component types, inputs, the interface of the methods, and the operation table.
import { renderClient } from "./client-module.js";
import { renderExamples } from "./examples-module.js";
import { renderPublic } from "./public-module.js";
import { withSourceLocations } from "../spec/source-location.js";
import { operationsOf, readBundle } from "../spec/description.js";
import { serviceNames } from "../build/project.js";
import { stage, type StepReport } from "../build/step.js";

/** Writes the client and the examples of each service, and the public names of all services. */
export async function clientStep(): Promise<StepReport> {
  const descriptions = new Map(serviceNames().map((service) => [service, readBundle(service)]));
  const clients: string[] = [];
  for (const [service, description] of descriptions) {
    const text = await withSourceLocations(service, () => renderClient(service, description));
    clients.push(stage(`${service}/client.ts`, text));
    clients.push(
      stage(
        `${service}/examples.ts`,
        renderExamples(service, description, operationsOf(description)),
      ),
    );
  }
  const operations = [...descriptions.values()].reduce(
    (sum, description) => sum + operationsOf(description).length,
    0,
  );
  return {
    wrote: [...clients, stage("public.ts", renderPublic(descriptions))],
    figures: { operations },
  };
}
