import { expect, test } from "@jest/globals";
import { coverageOf } from "../../scripts/docs/provenance/records.js";
import type { VerifiedDocument, VerifiedRecord } from "../../scripts/verify/provenance.js";

/** Records: so many as documented, with a deviation, and without a place in the description. */
function records(same: number, differing: number, missing: number): VerifiedRecord[] {
  const record = (index: number): VerifiedRecord => ({
    name: `row-${index}`,
    summary: "string",
    pointers: index < same + differing ? ["/info"] : [],
    source: { file: "spec/dws/openapi.yaml", line: 1, column: 1 },
    anchor: "/snapshots/list",
    deviations: index >= same && index < same + differing ? ["dws-1"] : [],
  });
  return Array.from({ length: same + differing + missing }, (_, index) => record(index));
}

function coverage(rows: readonly VerifiedRecord[]): ReturnType<typeof coverageOf> {
  const document: VerifiedDocument = {
    service: "dws",
    document: "000_a.txt",
    title: "A document",
    edition: undefined,
    operation: "listSnapshots",
    request: "GET /snapshots",
    tables: [{ number: 1, title: "Rows", rows }],
    statuses: [],
    recordings: [],
  };
  return coverageOf(document);
}

test.each([1, 2, 7, 60])(
  "the bar of a document with a place for all of its %i facts is full",
  (length) => {
    const { placed, total, bar } = coverage(records(length, 0, 0));
    expect([placed, total, bar]).toEqual([length, length, { same: 100, differs: 0 }]);
  },
);

test.each([
  [6, 2],
  [30, 10],
])(
  "the parts of a bar are the shares of %i facts as documented and %i with a deviation",
  (same, differing) => {
    expect(coverage(records(same, differing, 0))).toMatchObject({
      differing,
      bar: { same: 75, differs: 25 },
    });
  },
);

test("facts without a place leave a bar empty", () => {
  const { placed, total, bar } = coverage(records(2, 1, 1));
  expect([placed, total, bar]).toEqual([3, 4, { same: 50, differs: 25 }]);
});

test("a document without facts has an empty bar", () => {
  expect(coverage([]).bar).toEqual({ same: 0, differs: 0 });
});
