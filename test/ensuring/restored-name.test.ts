import { expect, test } from "@jest/globals";
import { formatRestoredName, type RestoredFrom } from "../../src/index.js";

test.each<[source: RestoredFrom, name: string]>([
  [{ snapshot_id: "2a4d0f86-67cd-408a-8b66-017454fb5a8f" }, "copy-2a4d0f86"],
  [{ backup_id: "43e4feaab48f11e89039fa163ebaa7e4br01" }, "copy-43e4feaa"],
  [{ backup_id: "b-1" }, "copy-b-1"],
  [{ backup_id: "b/1:2 3" }, "copy-b123"],
  [{ instance_id: "i-1", restore_time: 1_764_288_000_000 }, "copy-i-1-1764288000000"],
  [{ backup_id: "b-1", instance_id: "i-1" }, "copy-b-1"],
])("the name of what is restored from %j is %s", (source, name) => {
  expect(formatRestoredName("copy", source)).toBe(name);
});

test.each<[prefix: string, source: RestoredFrom]>([
  ["", { backup_id: "b-1" }],
  ["copy", {}],
  ["copy", { instance_id: "i-1" }],
  ["copy", { restore_time: 1 }],
  ["copy", { backup_id: "/" }],
])("a name of the prefix %j and the source %j is rejected", (prefix, source) => {
  expect(() => formatRestoredName(prefix, source)).toThrow(
    "formatRestoredName needs a prefix, and `snapshot_id`, `backup_id`, or `instance_id` with `restore_time`.",
  );
});
