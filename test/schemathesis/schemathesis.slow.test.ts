// The sandbox and the clients come from the same descriptions. Schemathesis is independent of both: it generates valid and
// invalid calls from a description, and compares each response with it.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { operations as ddsOperations } from "../../src/dds.js";
import { operations as dwsOperations } from "../../src/dws.js";
import {
  installSchemathesis,
  isPythonInstalled,
  runSchemathesis,
  type Report,
} from "./run-schemathesis.js";

const operations = Object.entries({ dds: ddsOperations, dws: dwsOperations }).flatMap(
  ([service, table]) => Object.keys(table).map((operationId) => ({ service, operationId })),
);
/** The minimum number of cases of an operation, and of accepted ones: few of createSnapshot are, because a name can be used once. */
const minimum = { cases: 2000, accepted: 100 };

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
  ): Promise<{ cases: number; accepted: number }> {
    const report = await runSchemathesis(folder, service, options);
    const { generated: cases, unique_failures, errored } = report.test_cases;
    const accepted = acceptedIn(report);
    process.stdout.write(
      `${label}: ${cases} cases, ${accepted} valid and accepted, ${unique_failures} failures\n`,
    );
    expect([report.complete, unique_failures, errored]).toEqual([true, 0, 0]);
    return { cases, accepted };
  }

  test.each(operations)("in calls of $operationId", async ({ service, operationId }) => {
    const options = [
      "--include-operation-id",
      operationId,
      "--phases",
      "examples,coverage,fuzzing",
      "--max-examples",
      String(minimum.cases),
    ];
    const { cases, accepted } = await runCases(operationId, service, options);
    expect(cases).toBeGreaterThanOrEqual(minimum.cases);
    expect(accepted).toBeGreaterThanOrEqual(minimum.accepted);
  });

  test("in a call that uses the response of another one", async () => {
    await runCases("createSnapshot, then listClusterSnapshots", "dws", [
      "--phases",
      "stateful",
      "--max-examples",
      "300",
    ]);
  });
});

function acceptedIn({ valid_rates }: Report): number {
  const phases = Object.values(valid_rates).flatMap((byPhase) => Object.values(byPhase));
  return phases.reduce((sum, { accepted }) => sum + accepted, 0);
}
