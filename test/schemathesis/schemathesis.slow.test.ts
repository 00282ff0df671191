// The sandbox and the clients come from the same descriptions. Schemathesis is independent of both: it generates valid and
// invalid calls from a description, and compares each response with it.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { serviceNames } from "../../scripts/build/project.js";
import {
  describedCalls,
  type DescribedCall,
} from "../../scripts/verify/coverage/described-calls.js";
import { publishedDescription } from "../support/recordings.js";
import {
  installSchemathesis,
  isPythonInstalled,
  runSchemathesis,
  type Report,
} from "./run-schemathesis.js";

const calls = serviceNames().flatMap((service) =>
  describedCalls(publishedDescription(service)).map((call) => ({ ...call, service })),
);

/** The minimum number of cases of an operation. */
const minimumCases = 300;

/**
 * The minimum number of accepted cases: a run in which most cases are rejected verifies little, but what changes data uses up
 * what it needs, such as a name or a snapshot.
 */
function minimumAccepted({ operation, before }: DescribedCall): number {
  if (before) return 0; // No case can name a job that starts later.
  return operation.method === "GET" ? 50 : 1;
}

const installed = isPythonInstalled();
const describeIfInstalled = installed || process.env["CI"] ? describe : describe.skip;
const why = installed ? "" : " (skipped: this machine has no python3 with venv)";

describeIfInstalled(`schemathesis finds no failure in the sandbox${why}`, () => {
  let folder = "";
  beforeAll(async () => {
    if (!installed)
      throw new Error("This machine has no python3 with venv. In CI this test cannot be skipped.");
    folder = await mkdtemp(join(tmpdir(), "schemathesis-"));
    await installSchemathesis(folder);
  });
  afterAll(async () => {
    if (folder !== "") await rm(folder, { recursive: true, force: true });
  });

  async function runCases(
    label: string,
    service: string,
    options: readonly string[],
    call: DescribedCall,
  ): Promise<{ cases: number; accepted: number }> {
    const report = await runSchemathesis(folder, service, options, call);
    const { generated: cases, unique_failures, errored } = report.test_cases;
    const accepted = acceptedIn(report);
    process.stdout.write(
      `${label}: ${cases} cases, ${accepted} valid and accepted, ${unique_failures} failures\n`,
    );
    expect([report.complete, unique_failures, errored]).toEqual([true, 0, 0]);
    return { cases, accepted };
  }

  test.each(calls)("in calls of $operationId", async (call) => {
    const { service, operationId } = call;
    const options = [
      "--include-operation-id",
      operationId,
      "--phases",
      "examples,coverage,fuzzing",
      "--max-examples",
      String(minimumCases),
    ];
    const { cases, accepted } = await runCases(operationId, service, options, call);
    expect(cases).toBeGreaterThanOrEqual(minimumCases);
    expect(accepted).toBeGreaterThanOrEqual(minimumAccepted(call));
  });

  test("in a call that uses the response of another one", async () => {
    const creation = calls.find(({ operationId }) => operationId === "createSnapshot");
    if (!creation) throw new Error("There is no createSnapshot.");
    const options = ["--phases", "stateful", "--max-examples", "300"];
    await runCases("createSnapshot, then listClusterSnapshots", "dws", options, creation);
  });
});

function acceptedIn({ valid_rates }: Report): number {
  const phases = Object.values(valid_rates).flatMap((byPhase) => Object.values(byPhase));
  return phases.reduce((sum, { accepted }) => sum + accepted, 0);
}
