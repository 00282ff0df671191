// The first program of a guide does what the guide says, and can be run again.
import { expect, test } from "@jest/globals";
import { explainSchedule } from "../../src/schedules.js";
import { startSandbox, type SandboxSeed } from "../../src/sandbox.js";
import { codesIn, readGuides, tableRows } from "../support/guides.js";
import { runGuideProgram } from "../support/run-program.js";

const cluster = { id: "7d85f602-a948-4a30-afd4-e84f47471c15", name: "dws-1" };
const snapshot = {
  ...{ id: "2a4d0f86-67cd-408a-8b66-017454fb5a8f", name: "auto-1", cluster_id: cluster.id },
  ...{ status: "AVAILABLE", type: "AUTO", size: 500 },
};
const seed: SandboxSeed = { clusters: [cluster], snapshots: [snapshot], backups: [] };

test.each([
  ["restoring", [snapshot.id], [["sales-2a4d0f86 AVAILABLE"]]],
  ["keeping", [snapshot.id, "year-end"], [["year-end: 500 GB"], ["year-end: 500 GB"]]],
  [
    "policies",
    [cluster.id],
    [
      [
        "keep_day: 3 -> 7 ",
        "nightly.backup_strategy: undefined -> 0 0 3 ? * 2-6 At 03:00, Monday through Friday, in UTC",
      ],
      [],
    ],
  ],
])(
  "runs the program of %s.md",
  async (guide, args, runs) => {
    const sandbox = await startSandbox({ creationMs: 0, seed });
    try {
      for (const lines of runs)
        expect((await runGuideProgram(guide, sandbox, args)).output).toEqual(lines);
    } finally {
      await sandbox.close();
    }
  },
  60_000,
);

test("policies.md shows the result of explainSchedule", () => {
  const { text = "" } = readGuides().find(({ file }) => file === "policies") ?? {};
  const rows = tableRows(text, "Schedules in words");
  expect(rows.length).toBeGreaterThan(3);
  for (const row of rows)
    expect(explainSchedule(codesIn(row["Schedule"] ?? "")[0] ?? "")).toBe(row["In words"]);
});
