// A process of its own for Spectral, which takes as long to load and to run as all other steps of "npm run generate".
import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { failureMessage, reportFindings, StepError, type StepReport } from "./step.js";

/** What the process sends back for each request: a report, or the message of a failure. */
type Result = { readonly report: StepReport } | { readonly failure: string };

/** The linter of the bundles in a process that keeps its rules loaded. */
export interface BundleLinter {
  lint(): Promise<StepReport>;
  close(): void;
}

/** Starts the process, which loads the rules at once. */
export function startBundleLinter(): BundleLinter {
  const child = fork(fileURLToPath(import.meta.url), { execArgv: ["--import", "tsx"] });
  // Once, and not for each request: a listener would be left behind.
  const exit = once(child, "exit").then(([status]) => [
    { failure: `The linter of the bundles ended with ${status}.` },
  ]);
  return {
    async lint() {
      child.send("lint");
      const [result] = (await Promise.race([once(child, "message"), exit])) as [Result];
      if ("failure" in result) throw new StepError(result.failure);
      return result.report;
    },
    close() {
      if (child.connected) child.disconnect();
    },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url) && process.send) {
  const respond = process.send.bind(process) as (result: Result) => boolean;
  const { lintBundles, loadLinter } = await import("../spec/spectral.js");
  // The first request reports rules that do not load.
  loadLinter().catch(() => undefined);
  process.on("message", () => {
    lintBundles()
      .then(reportFindings)
      .then(
        (report) => respond({ report }),
        (error: unknown) => respond({ failure: failureMessage("lint-bundles", error) }),
      );
  });
}
