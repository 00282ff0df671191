// Bundles the files of each description into one document.
import { runStep } from "../build/step.js";
import { bundleDescriptions } from "./redocly.js";

await runStep("bundle", async () => ({ wrote: await bundleDescriptions() }));
