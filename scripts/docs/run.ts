// Runs a step of the documentation in a process of its own: "node --import tsx scripts/docs/run.ts <step>".
import { runStep, StepError, type StepReport } from "../build/step.js";

type Step = () => StepReport | Promise<StepReport>;

/** Each step is loaded only where it runs. */
const steps: Readonly<Record<string, () => Promise<Step>>> = {
  "api-docs": async () => (await import("./api-docs.js")).apiDocsStep,
  "api-reference": async () => (await import("./api-reference.js")).apiReferenceStep,
  provenance: async () => (await import("./provenance.js")).provenanceStep,
  site: async () => (await import("./site.js")).siteStep,
};

const name = process.argv[2] ?? "";
await runStep(name, async () => {
  const load = steps[name];
  if (!load)
    throw new StepError(
      `There is no step "${name}"; choose one of ${Object.keys(steps).join(", ")}.`,
    );
  const step = await load();
  return step();
});
