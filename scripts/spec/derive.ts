// Derives the published descriptions from the bundles.
import { runStep } from "../build/step.js";
import { deriveDescriptions } from "./derived-descriptions.js";

await runStep("derive", async () => ({ wrote: await deriveDescriptions() }));
