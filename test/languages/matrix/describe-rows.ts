import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { checks } from "./check-row.js";
import {
  hashOfClients,
  hashesOf,
  isComplete,
  removeOtherResults,
  resultOf,
  writeResult,
} from "./results.js";
import type { Cell } from "./results.js";
import { cellNames, missingTools, type CellName, type Row } from "./row.js";

const behaviours: Readonly<Record<CellName, string>> = {
  generates: "is generated without an error or a relevant warning",
  compiles: "compiles in the strict mode of its language",
  decodes: "makes the recorded calls and decodes every response, unknown values included",
  runs: "lists, creates and pages at the sandbox",
};

/** Runs a check. A known defect must occur, with the known output. */
async function check(row: Row, name: CellName, folder: string): Promise<Cell> {
  const defect = row.defects?.[name];
  if (!defect) {
    await checks[name](row, folder);
    return "yes";
  }
  await expect(checks[name](row, folder)).rejects.toThrow(defect.output);
  return { reason: defect.reason, ...(defect.issue && { issue: defect.issue }) };
}

/** The cells of clients, by their hashes. */
const checked = new Map<string, Partial<Record<CellName, Cell>>>();

function describeRow(row: Row): void {
  const hashes = hashesOf(row);
  if (resultOf(row)?.inputs === hashes.inputs && process.env["LANGUAGES"] !== "all") {
    test("has a result of the same inputs", () => {
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
  let same: Partial<Record<CellName, Cell>> = {};
  beforeAll(async () => {
    if (missing.length > 0)
      throw new Error(`This machine lacks ${missing.join(", ")}, and CI skips nothing.`);
    folder = await mkdtemp(join(tmpdir(), "generated-clients-"));
  });
  afterAll(async () => {
    if (folder !== "") await rm(folder, { recursive: true, force: true });
    if (!isComplete(cells)) return;
    const { generator, version, language, openapi, unknownProperties } = row;
    writeResult({ generator, version, language, openapi, unknownProperties, ...hashes, cells });
  });

  test.each(cellNames.map((name) => ({ name, behaviour: behaviours[name] })))(
    "$behaviour",
    async ({ name }) => {
      const earlier = cellNames.slice(0, cellNames.indexOf(name));
      const stopped = earlier.some((cell) => row.defects?.[cell]?.stops);
      cells[name] = stopped ? "not reached" : (same[name] ?? (await check(row, name, folder)));
      if (name !== "generates") return;
      const clients = `${row.generator} ${row.language} ${hashOfClients(folder)}`;
      same = checked.get(clients) ?? {};
      if (!checked.has(clients)) checked.set(clients, cells);
    },
  );
}

/** Defines the tests of rows. Their results are written to results/, from which the table in the guides is written. */
export function describeRows(rows: readonly Row[]): void {
  for (const row of rows) {
    const { generator, version, language, openapi } = row;
    describe(`${generator} ${version}: ${language} from OpenAPI ${openapi}`, () =>
      describeRow(row));
  }
  afterAll(() => {
    for (const generator of new Set(rows.map((row) => row.generator)))
      removeOtherResults(generator, rows);
  });
}
