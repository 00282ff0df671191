// What a person has read in a row, and the meanings of values: compared with the words of an invented page.
import { describe, expect, test } from "@jest/globals";
import { noHash } from "../../../scripts/build/hash.js";
import type { Row, SourceDocument } from "../../../scripts/spec/tables.js";
import { comparePage } from "../../../scripts/verify/source-docs/compare/compare-page.js";
import { readPage } from "../../../scripts/verify/source-docs/read-page.js";
import { gridTable, page } from "../../support/invented-pages.js";

/** The differences in the facts of one row. */
function differences(row: Omit<Row, "name" | "type" | "hash">, ...description: string[]): string[] {
  const text = page(gridTable("Things", [["state", "String", ...description]]));
  const document: SourceDocument = {
    service: "invented",
    file: "spec/invented/tables/list-things.yaml",
    placeOf: () => ({ file: "spec/invented/tables/list-things.yaml", line: 1, column: 1 }),
    document: "900_things.rst",
    title: "Listing Things",
    hash: noHash,
    operation: "listThings",
    request: "GET /v1/{project_id}/things",
    tables: [
      {
        number: 1,
        title: "Things",
        holds: "Thing",
        rows: [{ name: "state", type: "String", hash: noHash, ...row }],
      },
    ],
    statusCodes: [],
    exchanges: [],
  };
  return comparePage(
    document,
    readPage("900_things.rst", new TextEncoder().encode(text)),
    () => undefined,
  )
    .filter(({ kind }) => kind === "fact")
    .map(({ what, inTables, inDocument }) => `${what}: ${inTables} | ${inDocument}`);
}

describe("compares what a person has read", () => {
  const words = ["A state. The value can be one of several things. By default, nothing is done."];

  test("and reports words that nobody has read, one of each aspect", () => {
    expect(differences({}, ...words)).toEqual([
      'Table 1, state: byHand: nothing | values: "The value can be one of several things."; default: "By default, nothing is done."',
    ]);
  });

  test.each<[string, Omit<Row, "name" | "type" | "hash">]>([
    ["without facts", { byHand: ["default", "values"] }],
    ["with its facts", { byHand: ["values", "default"], values: ["A", "B"], default: "A" }],
  ])("and accepts it %s", (_, row) => {
    expect(differences(row, ...words)).toEqual([]);
  });

  test("and reports a key that the reader can read", () => {
    expect(differences({ byHand: ["values", "default", "form"] }, ...words)).toEqual([
      expect.stringContaining("Table 1, state: byHand: default, form, values | values: "),
    ]);
    expect(differences({ byHand: ["values"], values: ["ON"] }, "The value is **ON**.")).toEqual([
      "Table 1, state: byHand: values | nothing that cannot be read",
    ]);
  });
});

describe("compares the meanings of values", () => {
  const values = ["ON", "OFF", "ON_FIRE"];
  const description = [
    "A state. Valid value:",
    "-  **ON**: The thing is running.\n-  **OFF**: The thing has stopped.\n-  **ON_FIRE**: The thing burns.",
  ];

  test.each([
    ["the words of the page", { ON: "is running", OFF: "stopped", ON_FIRE: "burns" }, []],
    ["other letters and marks", { ON: "Running: the thing" }, []],
    [
      "the words of another value",
      { ON: "stopped" },
      ["Table 1, state: meanings, ON: stopped | : The thing is running."],
    ],
    [
      "words that the page lacks",
      { OFF: "stopped by a user" },
      ["Table 1, state: meanings, OFF: stopped by a user | : The thing has stopped."],
    ],
    [
      "a value that the page lacks",
      { GONE: "stopped" },
      ["Table 1, state: meanings, GONE: stopped | nothing"],
    ],
  ])("with %s", (_, meanings, expected) => {
    expect(differences({ values, meanings }, ...description)).toEqual(expected);
  });

  test("in a sentence", () => {
    const sentence = ["The value is **A** or **B**. **A** indicates the first, **B** the second."];
    const row = { values: ["A", "B"] };
    expect(differences({ ...row, meanings: { A: "first", B: "second" } }, ...sentence)).toEqual([]);
    expect(differences({ ...row, meanings: { A: "second" } }, ...sentence)).toHaveLength(1);
  });
});
