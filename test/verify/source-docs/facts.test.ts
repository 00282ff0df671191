// What the reader states of the text of a row, and what it leaves to a person: on invented rows.
import { describe, expect, test } from "@jest/globals";
import { readPage } from "../../../scripts/verify/source-docs/read-page.js";
import type { PageRow } from "../../../scripts/verify/source-docs/source-page.js";
import { gridTable, page } from "../../support/invented-pages.js";

function rowOf(type: string, ...description: string[]): PageRow {
  const text = page(gridTable("Things", [["thing", type, ...description]]));
  const row = readPage("page.rst", new TextEncoder().encode(text)).tables[0]?.rows[0];
  if (!row) throw new Error("The page has no row.");
  return row;
}

const summary = ({ facts, unclear }: PageRow): unknown => ({
  ...facts,
  ...(unclear.length > 0 && { unclear: unclear.map(({ aspect }) => aspect) }),
});

const labelled = (definition: string, range: readonly string[], standard = "N/A"): string[] => [
  "**Definition**",
  definition,
  "**Range**",
  ...range,
  "**Default Value**",
  standard,
];
const items = (...texts: string[]): string => texts.map((text) => `-  ${text}`).join("\n");

type Case = [what: string, type: string, description: string[], expected: object];

describe("reads a default", () => {
  test.each<Case>([
    [
      "that is like another one",
      "String",
      ["The default value is the same as that of the thing."],
      { unclear: ["default"] },
    ],
    [
      "at the end of a sentence",
      "Integer",
      ["A port. The default value is **8000**."],
      { default: 8000 },
    ],
    [
      "in the middle of a clause",
      "String",
      ["If absent, the default value 0 (indicating none) is used."],
      { default: "0" },
    ],
    [
      "of a value by default",
      "Integer",
      ["If absent, the value is **0** by default."],
      { default: 0 },
    ],
    ["that is null", "String", labelled("A thing.", ["N/A"], "null"), {}],
    ["that is no limit", "Integer", labelled("A thing.", ["N/A"], "No limit."), {}],
    [
      "that is a sentence",
      "String",
      labelled("A thing.", ["N/A"], "That of the old thing."),
      { unclear: ["default"] },
    ],
    [
      "that is a template",
      "String",
      labelled("A thing.", ["N/A"], "http://<host>/"),
      { unclear: ["default"] },
    ],
    ["that is a state", "Boolean", ["By default, it is not used."], { unclear: ["default"] }],
    [
      "that is a number in words",
      "String",
      ["It is kept for seven days by default."],
      { unclear: ["default"] },
    ],
  ])("%s", (_, type, description, expected) => {
    expect(summary(rowOf(type, ...description))).toEqual(expected);
  });

  test("not of a property whose name has the word", () => {
    const text = page(
      gridTable("Things", [["default_node", "Integer", "The default value of nodes."]]),
    );
    const [table] = readPage("page.rst", new TextEncoder().encode(text)).tables;
    expect(table?.rows[0]?.unclear).toEqual([]);
  });
});

describe("reads numbers", () => {
  test.each<Case>([
    [
      "of the digits of a text as no bounds",
      "String",
      ["Only letters, digits (from 0 to 9), and hyphens (-) are allowed."],
      { pattern: "^[A-Za-z0-9-]*$" },
    ],
    [
      "of a text as unclear",
      "String",
      ["The value range is from 0 to 732."],
      { unclear: ["bounds"] },
    ],
    [
      "of a range",
      "Integer",
      ["The port range is 2100 to 9500."],
      { minimum: 2100, maximum: 9500 },
    ],
    [
      "of one case as unclear",
      "Integer",
      ["For a cluster, the value ranges from 3 to 256. Others have the value 1."],
      { unclear: ["bounds"] },
    ],
    [
      "of several cases as unclear",
      "Integer",
      [
        "Valid value:",
        items("router: The value ranges from 2 to 32.", "config: The value is **1**."),
      ],
      { unclear: ["values", "bounds"] },
    ],
    [
      "of a multiple as unclear",
      "Integer",
      ["The value must be a multiple of 10."],
      { unclear: ["bounds"] },
    ],
    [
      "of Unicode characters",
      "String",
      ["It can contain a maximum of 36 Unicode characters."],
      { maxLength: 36 },
    ],
    [
      "of characters that it contains",
      "String",
      ["It must contain 4 to 64 characters."],
      { minLength: 4, maxLength: 64 },
    ],
    ["of an empty text", "String", ["The value cannot be empty."], { minLength: 1 }],
    [
      "of an empty part of a text as unclear",
      "String",
      ["The key cannot be empty, but the value can be empty."],
      { unclear: ["length"] },
    ],
    ["of items", "Array of strings", ["Array length: 1 - 20"], { minItems: 1, maxItems: 20 }],
    [
      "of at most some items",
      "List<String>",
      ["A maximum of 20 items are possible."],
      { maxItems: 20 },
    ],
    [
      "with a unit",
      "Long",
      ["A time. The unit is millisecond and the time zone is UTC."],
      { unit: "milliseconds", zone: "UTC" },
    ],
    ["in a text with a unit", "String", ["The size. Unit: GB"], { unit: "GB" }],
    [
      "in a text that is a number of days",
      "String",
      ["The number of days to keep a thing."],
      { unit: "days" },
    ],
    ["in a text in passing as none", "String", ["Kept in days of plenty."], {}],
    ["with an unknown unit as unclear", "Integer", ["The unit is core."], { unclear: ["unit"] }],
  ])("%s", (_, type, description, expected) => {
    expect(summary(rowOf(type, ...description))).toEqual(expected);
  });
});

describe("reads the form of a text", () => {
  const digits =
    "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]";
  test.each<Case>([
    [
      "that can contain only some characters",
      "String",
      [
        "It starts with a letter (from A to Z or from a to z). It is case-sensitive and can contain only letters, digits (from 0 to 9), hyphens (-), and underscores (_).",
      ],
      { pattern: "^[A-Za-z][A-Za-z0-9_-]*$" },
    ],
    [
      "that cannot contain other characters",
      "String",
      [
        "It can contain letters, digits, and hyphens (-). It cannot contain other special characters.",
      ],
      { pattern: "^[A-Za-z0-9-]*$" },
    ],
    [
      "that cannot contain some characters",
      "String",
      [`It cannot contain the following special characters: >!<"&'=`],
      { pattern: String.raw`^[^>!<\x22&'=]*$` },
    ],
    [
      "with characters that are not all named",
      "String",
      ["It must have special characters, such as ~!@"],
      { unclear: ["form"] },
    ],
    [
      "of a time with an offset",
      "String",
      [
        "Format: yyyy-mm-ddThh:mm:ssZ. **Z** indicates the time zone offset. That of UTC is shown as **+0000**.",
      ],
      { pattern: `^${digits}[+-][0-9]{4}$`, unclear: ["zone"] },
    ],
    [
      "of a time with an offset of an unknown form",
      "String",
      ["Format: yyyy-mm-ddThh:mm:ssZ. **Z** indicates the time zone offset."],
      { unclear: ["form"] },
    ],
    [
      "of a time of RFC 3339",
      "String",
      ["Format: ISO8601:YYYY-MM-DDThh:mm:ssZ"],
      { format: "date-time" },
    ],
    [
      "of an hour",
      "String",
      ["A time in HH:mm format. The time zone is GMT+0."],
      { pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$", zone: "UTC" },
    ],
    [
      "of a span of hours",
      "String",
      ['A span in the "hh:mm-HH:MM" format.'],
      { unclear: ["form"] },
    ],
    ["in words that name the zone only", "String", ["The time is in UTC format."], { zone: "UTC" }],
    ["of a UUID", "String", labelled("A thing.", ["Randomly generated UUID."]), { format: "uuid" }],
    [
      "of a UUID by rule",
      "String",
      ["The string must comply with UUID regular expression rules."],
      { format: "uuid" },
    ],
    [
      "of a list in a text",
      "String",
      ["Separate the numbers: they are separated by commas (,)."],
      { unclear: ["form"] },
    ],
  ])("%s", (_, type, description, expected) => {
    expect(summary(rowOf(type, ...description))).toEqual(expected);
  });
});

describe("reads values", () => {
  test.each<Case>([
    ["in bold", "String", ["A state. The value is **creating**."], { values: ["creating"] }],
    [
      "in bold with commas inside one pair",
      "String",
      ["The value can be **5.0, 4.4 or 4.0**."],
      { values: ["5.0", "4.4", "4.0"] },
    ],
    [
      "in a range that is a sentence",
      "String",
      labelled("A thing.", ["**ON**, **OFF**, or **GONE**"]),
      { values: ["ON", "OFF", "GONE"] },
    ],
    [
      "with blanks and bars",
      "String",
      ["It can be one:", items("**CREATION FAILED**", "**SLOW \\| READONLY**", "**OFF**")],
      { values: ["CREATION FAILED", "SLOW | READONLY", "OFF"] },
    ],
    [
      "with verbs in the plural and full stops",
      "String",
      ["Valid value:", items("**A** indicate the first.", "**B**. This is the second.")],
      { values: ["A", "B"] },
    ],
    [
      "with a meaning in the sentence",
      "String",
      ["Valid value: FAST, which indicates the disk."],
      { values: ["FAST"] },
    ],
    ["that can be empty as none", "String", ["The value can be empty."], {}],
    [
      "of a Boolean as none",
      "Boolean",
      labelled("A flag.", ["**true**: on", "**false**: off"]),
      {},
    ],
    ["of a Boolean in one word as none", "Boolean", labelled("A flag.", ["true|false"]), {}],
    [
      "and others as unclear",
      "String",
      labelled("A thing.", ["**0**: the first", "Others: the id of one"]),
      { unclear: ["values"] },
    ],
    [
      "of one case as unclear",
      "String",
      [
        "Valid value:",
        items("For a cluster, the value is **router**.", "For a node, the value is **single**."),
      ],
      { unclear: ["values"] },
    ],
    [
      "of the keys of a map as unclear",
      "Map<String,String>",
      ["The key can be one of the following:", items("**ON**", "**OFF**")],
      { unclear: ["values"] },
    ],
    [
      "that a condition names as none",
      "String",
      ["It is returned when **type** is set to **backup**."],
      {},
    ],
    [
      "in bold after a condition as unclear",
      "String",
      ["If it is new, the engine is **fast**."],
      { unclear: ["values"] },
    ],
    ["of a default as none", "Integer", ["The default value is **8000**."], { default: 8000 }],
  ])("%s", (_, type, description, expected) => {
    expect(summary(rowOf(type, ...description))).toEqual(expected);
  });
});

test.each<Case>([
  [
    "a condition for a parameter",
    "String",
    ["This parameter is mandatory when you add a thing."],
    { unclear: ["neededBy"] },
  ],
  [
    "a range without a fact",
    "String",
    labelled("A thing.", ["Unique in the account."]),
    { unclear: ["range"] },
  ],
  ["a zone that it does not know", "String", ["A time in the GMT+8 zone."], { unclear: ["zone"] }],
])("leaves %s to a person", (_, type, description, expected) => {
  expect(summary(rowOf(type, ...description))).toEqual(expected);
});

test.each<Case>([
  ["the range of a type", "Integer", labelled("A thing.", ["An integer."]), {}],
  ["an offset from a zone", "Integer", ["The offset (compared with UTC time)."], {}],
])("needs nobody for %s", (_, type, description, expected) => {
  expect(summary(rowOf(type, ...description))).toEqual(expected);
});

test("quotes the words that it cannot read", () => {
  expect(rowOf("String", "A thing. By default, nothing is done. It is small.").unclear).toEqual([
    { aspect: "default", words: "By default, nothing is done." },
  ]);
});
