// The typed client of each service: component types, inputs, the interface of the methods, and the operation table.
import { renderClient } from "./client/render-client.js";
import { renderExamples } from "./client/render-examples.js";
import { renderPublic } from "./client/render-public.js";
import { withSourceLocations } from "../spec/source-location.js";
import { operationsOf, readBundle } from "../spec/description.js";
import { serviceNames } from "../build/project.js";
import { stage } from "../build/step.js";
import { type StepReport } from "../build/step.js";

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
