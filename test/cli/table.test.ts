import { expect, test } from "@jest/globals";
import { drawTable } from "../../src/cli/table.js";

test("columns have the width of what a terminal shows, and those that do not fit are left out", () => {
  const rows = [
    ["備份", "a", "1"],
    ["x", "b", "2"],
  ];
  const table = { columns: ["name", "note", "id"], rows };
  const wide = "NAME  NOTE  ID\n備份  a     1\nx     b     2\n";
  expect(drawTable(table, { width: 14, hasColours: false })).toEqual({ text: wide, leftOut: [] });
  expect(drawTable(table, { width: 13, hasColours: false })).toEqual({
    text: "NAME  NOTE\n備份  a\nx     b\n",
    leftOut: ["id"],
  });
});

test("ten thousand rows are drawn in a moment", () => {
  const columns = Array.from({ length: 12 }, (_, index) => `column-${index}`);
  const rows = Array.from({ length: 10_000 }, (_, index) =>
    columns.map((name) => `${name} ${index}`),
  );
  const startedAt = performance.now();
  const { text } = drawTable({ columns, rows }, { width: 80, hasColours: false });
  expect(performance.now() - startedAt).toBeLessThan(5000);
  expect(text.split("\n")).toHaveLength(rows.length + 2);
});
