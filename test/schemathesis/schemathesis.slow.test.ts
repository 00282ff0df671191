// The sandbox is written from the same descriptions as its clients, and by the same people. Schemathesis is by others: it
// makes its cases from a description, breaks every rule in it, and judges each answer by what the description promises.
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
/** How many cases an operation must have had, and how many must have been accepted: few orders are, for a name is used once. */
const least = { cases: 2000, accepted: 100 };

const installed = isPythonInstalled();
const judged = installed || process.env["CI"] ? describe : describe.skip;
const why = installed ? "" : " (skipped: there is no python3 with venv on this machine)";

judged(`What schemathesis finds wrong with the sandbox${why}`, () => {
  let folder = "";
  beforeAll(async () => {
    if (!installed)
      throw new Error(
        "There is no python3 with venv on this machine, and in CI nothing is skipped.",
      );
    folder = await mkdtemp(join(tmpdir(), "schemathesis-"));
    await installSchemathesis(folder);
  });
  afterAll(async () => {
    if (folder !== "") await rm(folder, { recursive: true, force: true });
  });

  async function judge(
    what: string,
    service: string,
    options: readonly string[],
  ): Promise<{ cases: number; accepted: number }> {
    const report = await runSchemathesis(folder, service, options);
    const { generated: cases, unique_failures, errored } = report.test_cases;
    const accepted = acceptedIn(report);
    process.stdout.write(
      `${what}: ${cases} cases, of which ${accepted} were valid and accepted, ${unique_failures} failures\n`,
    );
    expect([report.complete, unique_failures, errored]).toEqual([true, 0, 0]);
    return { cases, accepted };
  }

  test.each(operations)("$operationId: nothing", async ({ service, operationId }) => {
    const options = [
      "--include-operation-id",
      operationId,
      "--phases",
      "examples,coverage,fuzzing",
      "--max-examples",
      String(least.cases),
    ];
    const { cases, accepted } = await judge(operationId, service, options);
    expect(cases).toBeGreaterThanOrEqual(least.cases);
    expect(accepted).toBeGreaterThanOrEqual(least.accepted);
  });

  test("one call that leads to another: nothing", async () => {
    await judge("createSnapshot, then listClusterSnapshots", "dws", [
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
