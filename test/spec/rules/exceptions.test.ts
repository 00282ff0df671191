import { expect, test } from "@jest/globals";
import { isPlace, readLedgers } from "../../../scripts/spec/deviations.js";
import timestampsProven from "../../../scripts/spec/rules/timestamps-proven.js";

test("a recorded value that no list has passes where the ledger names its place, and nowhere near it", () => {
  const place = ["components", "examples", "Backups", "value", "backups"];
  expect(isPlace(readLedgers(), "dds", [...place, 0, "type"])).toBe(true);
  expect(isPlace(readLedgers(), "dds", [...place, 0, "status"])).toBe(false);
  expect(isPlace(readLedgers(), "dds", place)).toBe(false);
});

test("a timestamp passes where the ruleset names its source", () => {
  const description = {
    components: {
      schemas: { Item: { properties: { "a/b": { type: "string", format: "date-time" } } } },
    },
  };
  expect(timestampsProven(description, { evidence: {} })).toHaveLength(1);
  expect(
    timestampsProven(description, {
      evidence: { "/components/schemas/Item/properties/a~1b": "A recorded answer." },
    }),
  ).toEqual([]);
});
