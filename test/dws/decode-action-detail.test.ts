import { describe, expect, test } from "@jest/globals";
import { decodeActionDetail } from "../../src/dws.js";
import { publishedDescription } from "../support/recordings.js";

test("decodes the recorded report of a step, with progressInfo", () => {
  const example = publishedDescription("dws").components.examples["FailedSnapshotAction"];
  const actions = example?.value as { items: { sub_items: { detail: string }[] }[] } | undefined;
  const details = actions?.items.flatMap(({ sub_items }) => sub_items.map(({ detail }) => detail));
  expect(details).toHaveLength(1);
  expect(details?.map(decodeActionDetail)).toEqual([
    {
      progressInfo: expect.objectContaining({
        actionType: "Backup",
        backupRate: { compressRate: "0MB/s", consumerRate: "0MB/s", producerRate: "0MB/s" },
        backupSize: 157_661_926,
        progress: "100.00%",
      }),
    },
  ]);
});

describe("decodeActionDetail", () => {
  test.each([
    ["an object without progressInfo", '{"a":1}', { a: 1 }],
    [
      "progressInfo that is not JSON",
      '{"progressInfo":"50 %","a":1}',
      { progressInfo: "50 %", a: 1 },
    ],
    ["progressInfo that is empty", '{"progressInfo":""}', { progressInfo: "" }],
    ["progressInfo that is an object", '{"progressInfo":{"a":1}}', { progressInfo: { a: 1 } }],
    ["progressInfo that is null", '{"progressInfo":null}', { progressInfo: null }],
    ["progressInfo with a list", '{"progressInfo":"[1]"}', { progressInfo: [1] }],
    ["text that is not JSON", "Perform a backup", undefined],
    ["text that is cut off", '{"progressInfo":"{', undefined],
    ["the empty text", "", undefined],
    ["a list", '["a"]', undefined],
    ["a string", '"a"', undefined],
    ["null", "null", undefined],
    ["no text", undefined, undefined],
  ])("decodes %s", (_, detail, decoded) => {
    expect(decodeActionDetail(detail)).toEqual(decoded);
  });

  test.each(["__proto__", "constructor"])("keeps a property %s as data", (name) => {
    const inner = `{"${name}":{"polluted":true}}`;
    const decoded = decodeActionDetail(
      JSON.stringify({ progressInfo: inner }).replace("{", `{"${name}":{"polluted":true},`),
    );
    for (const object of [decoded, decoded?.["progressInfo"]] as object[]) {
      expect(Object.hasOwn(object, name)).toBe(true);
      expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
    }
    expect({}).not.toHaveProperty("polluted");
  });
});
