// What a shell script with curl can do with the sandbox.
import { describe, test } from "@jest/globals";
import { inProject } from "../../scripts/build/project.js";
import { expectNightlyJob } from "./nightly-job.js";
import { isInstalled } from "./run-command.js";

const installed = isInstalled({ probe: { program: "sh", args: ["-c", "command -v curl"] } });

describe("A shell script with curl", () => {
  if (!installed && !process.env["CI"]) {
    test.skip("skipped: this machine lacks curl or sh", () => undefined);
    return;
  }

  test("requests a token, creates a snapshot, waits for it and pages through the backups", async () => {
    if (!installed) throw new Error("This machine lacks curl or sh, and CI skips nothing.");
    const environment = { NO_PROXY: "127.0.0.1" }; // curl uses a proxy for this machine, too.
    const folder = inProject("test/languages/curl");
    const job = { program: "sh", args: ["nightly-job.sh"] };
    await expectNightlyJob(job, { folder, environment }, "listSnapshots");
  });
});
