import { describe, expect, test } from "@jest/globals";
import { serviceNames } from "../../scripts/build/project.js";
import { effectItems, effectsOf } from "../../scripts/spec/effects.js";
import { renderMeanings, valueItems } from "../../scripts/spec/meanings.js";
import { isObject } from "../../src/values.js";
import { operationsOf, partsOf } from "../../scripts/spec/walk.js";
import { publishedDescription } from "../support/recordings.js";

describe("A description with rendered meanings", () => {
  test.each([
    ["The size.", { unit: "KB" }, "The size, in KB."],
    ["The start. Later text.", { zone: "UTC" }, "The start, in UTC. Later text."],
    ["As `a. b`. More.", { unit: "days", zone: "UTC" }, "As `a. b`, in days, in UTC. More."],
    ["Version 1.0 of it.", { unit: "GB" }, "Version 1.0 of it, in GB."],
    ["How many. More.", { counts: "backups" }, "How many. It counts backups. More."],
    ["The size of a page.\n", {}, "The size of a page.\n"],
  ])("%j with %j is %j", (text, measure, rendered) => {
    expect(renderMeanings(text, measure, [])).toBe(rendered);
  });

  test("has the values after its first paragraph", () => {
    const schema = { enum: ["a", "b"], "x-enumDescriptions": { a: "the first one." } };
    expect(renderMeanings("One\nof two.\n\nMore.\n", {}, valueItems(schema))).toBe(
      "One\nof two.\n\n- `a`: the first one.\n- `b`: its meaning is not documented.\n\nMore.\n",
    );
  });

  test("has no item for a value that joins others of the list", () => {
    const values = ["a", "b", "a | b", "b | a", "a | c"];
    const meanings = { a: "the first one.", b: "the second one.", "b | a": "both, in this order." };
    expect(valueItems({ "x-extensible-enum": values, "x-enumDescriptions": meanings })).toEqual([
      "- `a`: the first one.",
      "- `b`: the second one.",
      "- `b | a`: both, in this order.",
      "- `a | c`: its meaning is not documented.",
    ]);
  });
});

describe("The items about an operation", () => {
  test("are the permission with its notes, the cost, and the dangers in a fixed order", () => {
    const operation = {
      "x-rolesRequirements": ["shop:item:delete", "shop:all:delete (older name)"],
      "x-effects": { blocks: "No item can be read.", charges: "A penny.", deletes: "All of them." },
    };
    expect(effectItems(effectsOf(operation))).toEqual([
      "- **Permission**: `shop:item:delete`, `shop:all:delete` (older name).",
      "- **Cost**: A penny.",
      "- **Danger**: All of them. No item can be read.",
    ]);
  });

  test("are none for an operation of which no source states any", () => {
    expect(effectItems(effectsOf({ "x-effects": {} }))).toEqual([]);
  });
});

describe.each(serviceNames())("The published description of %s", (service) => {
  const description = publishedDescription(service);

  test("has each meaning and each measure in its prose once", () => {
    const texts = partsOf(description).flatMap(({ node }) => {
      const { "x-measure": measure, "x-enumDescriptions": meanings } = node;
      const words = [
        ...(isObject(measure) ? Object.values(measure) : []),
        ...(isObject(meanings) ? Object.values(meanings) : []),
      ];
      return words.map((word) => [String(node["description"]), String(word)] as const);
    });
    expect(texts.length).toBeGreaterThan(0);
    for (const [text, word] of texts) expect(text).toContain(word);
    const repeated = texts.filter(([text, word]) => text.split(`in ${word}`).length > 2);
    expect(repeated).toEqual([]);
  });

  test("says the permission, the cost and the danger of each operation after its purpose", () => {
    for (const { operation } of operationsOf(description)) {
      const [, ...paragraphs] = String(operation["description"]).trim().split("\n\n");
      const items = effectItems(effectsOf(operation));
      if (items.length > 0) expect(paragraphs[0]).toBe(items.join("\n"));
    }
  });
});
