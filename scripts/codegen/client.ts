// The typed client of each service: component types, inputs, the interface of the methods, and the operation table.
import { readFileSync } from "node:fs";
import { renderClient } from "./client-module.js";
import { renderExamples } from "./examples-module.js";
import { renderPublic } from "./public-module.js";
import { withSourceLocations } from "../spec/source-location.js";
import { operationsOf, readBundle } from "../spec/description.js";
import { inProject, serviceNames } from "../build/project.js";
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
    wrote: [
      ...clients,
      stage("public.ts", renderPublic(descriptions)),
      stage("user-agent.ts", renderUserAgent()),
    ],
    figures: { operations },
  };
}

/** The text of generated/user-agent.ts: what the clients send as `User-Agent`. */
function renderUserAgent(): string {
  const { name, version } = JSON.parse(readFileSync(inProject("package.json"), "utf8")) as {
    readonly name: string;
    readonly version: string;
  };
  return `// Written by "npm run build" from package.json, where changes belong.
export const defaultUserAgent = ${JSON.stringify(`${name}/${version}`)};
`;
}
