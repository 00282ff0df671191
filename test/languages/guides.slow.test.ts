// Runs what a guide shows in another language.
import { describe, expect, test } from "@jest/globals";
import { inProject } from "../../scripts/build/project.js";
import { blocksOf, readGuides } from "../support/guides.js";
import { isInstalled, runCommand } from "./run-command.js";

const installed = isInstalled({ probe: { program: "python3", args: ["--version"] } });
const [paging = ""] = blocksOf(
  readGuides().find(({ file }) => file === "paging")?.text ?? "",
  "python",
);

/** Pages through lists and pages of many lengths, and prints each case with wrong items or too many requests. */
const program = (start: string): string => `${paging}
for count in range(30):
    for limit in (1, 2, 3, 4, 5, 10, 100):
        wanted = [{"id": f"snapshot-{number}"} for number in range(count)]
        offsets = []
        def fetch(limit, offset):
            offsets.append(offset)
            assert len(offsets) < 100, "The loop does not end."
            return wanted[${start}:][:limit]
        got = cluster_snapshots(fetch, limit)
        if got != wanted or len(offsets) > count / limit + 2:
            print(count, limit, got, offsets)
`;

describe("The Python function of the guide to paging", () => {
  if (!installed && !process.env["CI"]) {
    test.skip("skipped: this machine lacks python3", () => undefined);
    return;
  }

  test.each([
    ["pages", "offset * limit"],
    ["snapshots", "offset"],
  ])("returns each snapshot once, with few requests, if the offset counts %s", async (_, start) => {
    expect(
      await runCommand(
        { program: "python3", args: ["-c", program(start)] },
        { folder: inProject() },
      ),
    ).toBe("");
  });
});
