import { beforeAll, expect, test } from "@jest/globals";
import {
  describeItem,
  measureCoverage,
  type Coverage,
} from "../../scripts/verify/coverage/measure.js";

let coverages: Coverage[];
beforeAll(async () => {
  coverages = await measureCoverage();
});

test("a sandbox shows every operation, parameter, status and member of the descriptions", () => {
  expect(coverages.map(({ service }) => service)).toEqual(["dds", "dws"]);
  const missing = coverages.flatMap(({ operations }) =>
    operations.flatMap(({ operationId, missing: items }) =>
      items.map((item) => `${operationId}, ${describeItem(item)}`),
    ),
  );
  expect(missing).toEqual([]);
});

test("what it answers is as described", () => {
  expect(coverages.flatMap(({ drift }) => drift)).toEqual([]);
});

test("what it shows on demand only are statuses that mean trouble of the service, and those it has no reason for", () => {
  const clientErrors = coverages
    .flatMap(({ onDemand }) => onDemand)
    .filter((entry) => / 4/.test(entry) && !entry.endsWith(" 429"));
  expect(clientErrors).toEqual(["listBackups 404", "listSnapshots 400", "listSnapshots 404"]);
});
