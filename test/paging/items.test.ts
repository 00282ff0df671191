import { expect, test } from "@jest/globals";
import { itemsOf, requiredItemsOf, requiredObject } from "../../src/paging/items.js";

test.each([
  ["an object without the list", {}],
  ["null as the list", { things: null }],
  ["a text as the list", { things: "ab" }],
  ["an array", [{ id: "a" }]],
  ["null", null],
  ["undefined", undefined],
])("%s has no items", (_, body) => {
  expect(itemsOf(body, "things")).toEqual([]);
});

test("only objects are items, in their order", () => {
  const things = [{ id: "a" }, null, "b", 3, undefined, { id: "c" }];
  expect(itemsOf({ things }, "things")).toEqual([{ id: "a" }, { id: "c" }]);
});

test.each<[string, unknown, boolean]>([
  ["objects", { things: [{ id: "a" }], count: 1 }, false],
  ["texts", { things: ["a", ""], count: 2 }, true],
])("a list of %s is returned as it is", (_, body, areTexts) => {
  expect(requiredItemsOf(body, "things", "listThings", undefined, areTexts)).toBe(
    (body as { things: unknown }).things,
  );
});

test.each([
  ["null with a count of 0", { things: null, count: 0 }, undefined],
  ["null without a count", { things: null }, undefined],
  ["no list and a count of 0", { count: 0 }, undefined],
  ["no list and a total of 0 under another name", { size: 0 }, "size"],
])("%s is an empty list", (_, body, total) => {
  expect(requiredItemsOf(body, "things", "listThings", total)).toEqual([]);
});

test.each<[string, unknown, boolean]>([
  ["null with a count", { things: null, count: 1 }, false],
  ["no list and no count", {}, false],
  ["no list and a count of null", { count: null }, false],
  ["a text as the list, and a count of 0", { things: "", count: 0 }, false],
  ["a list with one text", { things: [{}, "a"] }, false],
  ["a list with one object in place of a text", { things: ["a", {}] }, true],
  ["an array", [], false],
  ["undefined", undefined, false],
])("%s says nothing about the items, which is an error", (_, body, areTexts) => {
  expect(() => requiredItemsOf(body, "things", "listThings", "count", areTexts)).toThrow(
    expect.objectContaining({
      name: "ResponseParseError",
      message: "listThings succeeded, but the response has no list of things.",
      operation: "listThings",
      status: 200,
      preview: "",
      isTooLong: false,
    }),
  );
});

test("an object that a response must contain is returned, and anything else is an error", () => {
  const thing = { id: "a" };
  expect(requiredObject(thing, "thing", "showThing")).toBe(thing);
  expect(() => requiredObject(undefined, "thing", "showThing")).toThrow(
    "showThing succeeded, but the response has no thing.",
  );
});
