// What a guide shows in another language, run as it stands there.
import { describe, expect, test } from "@jest/globals";
import { inProject } from "../../scripts/build/project.js";
import { blocksOf, readGuides } from "../support/guides.js";
import { isInstalled } from "./is-installed.js";
import { runCommand } from "./run-command.js";

const installed = isInstalled({ probe: { program: "python3", args: ["--version"] } });
const [paging = ""] = blocksOf(
  readGuides().find(({ file }) => file === "paging")?.text ?? "",
  "python",
);

/** Pages through lists of many lengths, in pages of many lengths, and prints where items or requests are not what they should be. */
const trial = (start: string): string => `${paging}
for count in range(30):
    for limit in (1, 2, 3, 4, 5, 10, 100):
        wanted = [{"id": f"snapshot-{number}"} for number in range(count)]
        asked = []
        def fetch(limit, offset):
            asked.append(offset)
            assert len(asked) < 100, "It does not end."
            return wanted[${start}:][:limit]
        got = cluster_snapshots(fetch, limit)
        if got != wanted or len(asked) > count / limit + 2:
            print(count, limit, got, asked)
`;

describe("the guide to paging, in Python", () => {
  if (!installed && !process.env["CI"]) {
    test.skip("skipped: there is no python3 on this machine", () => undefined);
    return;
  }

  test.each([
    ["pages", "offset * limit"],
    ["snapshots", "offset"],
  ])("gets each snapshot once, with few requests, where the offset counts %s", async (_, start) => {
    expect(
      await runCommand({ program: "python3", args: ["-c", trial(start)] }, { folder: inProject() }),
    ).toBe("");
  });
});
