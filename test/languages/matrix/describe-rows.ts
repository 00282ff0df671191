import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { questions } from "./ask-row.js";
import { forgetResults, isComplete, keepResult, resultOf, type Cell } from "./results.js";
import { cellNames, missingTools, rowTitle, type CellName, type Row } from "./row.js";
import { hashesOf } from "./row-inputs.js";

const promises: Readonly<Record<CellName, string>> = {
  generates: "is generated without an error or a warning that matters",
  compiles: "compiles in the strict mode of its language",
  decodes: "makes the recorded calls, reads every answer without loss, and unknown values too",
  runs: "lists, creates and pages at the sandbox",
};

/** Asks a row for one cell. A fault that is known must show itself, and as it is known. */
async function ask(row: Row, name: CellName, folder: string): Promise<Cell> {
  const fault = row.faults?.[name];
  if (!fault) {
    await questions[name](row, folder);
    return "yes";
  }
  await expect(questions[name](row, folder)).rejects.toThrow(fault.shows);
  return { reason: fault.reason, ...(fault.issue && { issue: fault.issue }) };
}

function describeRow(row: Row): void {
  const hashes = hashesOf(row);
  if (resultOf(row)?.inputs === hashes.inputs && process.env["LANGUAGES"] !== "all") {
    test("stands as it was found: nothing that it depends on has changed", () => {
      expect(resultOf(row)?.cells).toBeDefined();
    });
    return;
  }
  const missing = missingTools(row);
  if (missing.length > 0 && !process.env["CI"]) {
    test.skip(`skipped: this machine lacks ${missing.join(", ")}`, () => undefined);
    return;
  }

  let folder = "";
  const cells: Partial<Record<CellName, Cell>> = {};
  beforeAll(async () => {
    if (missing.length > 0)
      throw new Error(`This machine lacks ${missing.join(", ")}, and in CI nothing is skipped.`);
    folder = await mkdtemp(join(tmpdir(), "generated-clients-"));
  });
  afterAll(async () => {
    if (folder !== "") await rm(folder, { recursive: true, force: true });
    if (!isComplete(cells)) return;
    const { generator, version, language, openapi, unknownMembers } = row;
    keepResult({ generator, version, language, openapi, unknownMembers, ...hashes, cells });
  });

  test.each(cellNames.map((name) => ({ name, promise: promises[name] })))(
    "$promise",
    async ({ name }) => {
      const earlier = cellNames.slice(0, cellNames.indexOf(name));
      // What was never generated or compiled cannot be asked further, unless the fault is one that lets it work all the same.
      const stopped = earlier.some((cell) => row.faults?.[cell]?.stops);
      cells[name] = stopped ? "not reached" : await ask(row, name, folder);
    },
  );
}

/** One group of tests a row. What they find out is kept in results/, whence the table in the documentation comes. */
export function describeRows(rows: readonly Row[]): void {
  for (const row of rows) describe(rowTitle(row), () => describeRow(row));
  afterAll(() => {
    for (const generator of new Set(rows.map((row) => row.generator)))
      forgetResults(generator, rows);
  });
}
