// The plainest client of all: what a shell and curl can do against the sandbox.
import { describe, test } from "@jest/globals";
import { inProject } from "../../scripts/build/project.js";
import { isInstalled } from "./is-installed.js";
import { expectNightsWork } from "./nightly-job.js";

const installed = isInstalled({ probe: { program: "sh", args: ["-c", "command -v curl"] } });

describe("A shell script with nothing but curl", () => {
  if (!installed && !process.env["CI"]) {
    test.skip("skipped: there is no curl, or no sh, on this machine", () => undefined);
    return;
  }

  test("does a night's work against the sandbox: signs in, orders a snapshot, waits for it, pages through the backups", async () => {
    if (!installed)
      throw new Error("There is no curl, or no sh, on this machine, and in CI nothing is skipped.");
    const environment = { NO_PROXY: "127.0.0.1" }; // curl asks a proxy for this machine, too.
    const folder = inProject("test/languages/curl");
    await expectNightsWork(
      { program: "sh", args: ["nightly-job.sh"] },
      { folder, environment },
      "listSnapshots",
    );
  });
});
