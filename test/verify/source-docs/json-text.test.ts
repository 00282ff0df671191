import { expect, test } from "@jest/globals";
import { readJson } from "../../../scripts/verify/source-docs/formats/json-text.js";

test.each([
  ["a value in one line", ['{"a": 1}', "Status Codes"], { a: 1 }, 1],
  ["a value in several lines", ["[", "  1", "]", "", "Text."], [1], 3],
  ["a value at the end of the document", ["  {", "  }  "], {}, 2],
  ["nested values with brackets in a text", ['{"a": [{"b": "}]"}]}'], { a: [{ b: "}]" }] }, 1],
])("reads %s and the line after it", (_, lines, value, next) => {
  expect(readJson("page.txt", ["Example", ...lines], 1)).toMatchObject({
    value,
    next: next + 1,
  });
});

test.each([
  [
    "text after the value in its last line",
    ['{"a": 1} and'],
    '2:10  The example is not valid JSON: unexpected "a".',
  ],
  ["a missing value", ['{"a": }'], '2:7  The example is not valid JSON: unexpected "}".'],
  [
    "a missing comma",
    ["{", '  "a": 1', '  "b": 2', "}"],
    '4:3  The example is not valid JSON: unexpected "\\"".',
  ],
  ["a trailing comma", ['{"a": 1,', "}"], '3:1  The example is not valid JSON: unexpected "}".'],
  ["a missing end", ["{", '  "a": [1'], "3:10  The example is not valid JSON: it ends too early."],
  ["a comment", ["{ // why", '"a": 1 }'], "2:1  The example is not valid JSON: "],
])("reports the place of %s", (_, lines, message) => {
  expect(() => readJson("page.txt", ["Example", ...lines], 1)).toThrow(`page.txt:${message}`);
});

test("reads how each number is written", () => {
  const { numerals } = readJson(
    "page.txt",
    ['{"a": [500.0, 500, "500"],', '\t"b": {"c": 1e3}}'],
    0,
  );
  expect([...numerals]).toEqual([
    ["/a/0", "500.0"],
    ["/a/1", "500"],
    ["/b/c", "1e3"],
  ]);
});
