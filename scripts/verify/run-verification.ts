// The step "verification" of the build.
import { runStep } from "../build/step.js";
import { verifyBundles } from "./verification.js";

await runStep("verification", verifyBundles);
