import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { CloudError, formatBackupStatus, type BackupStatusEntry } from "../../src/index.js";
import { inProject } from "../../scripts/build/project.js";
import { blocksOf, readGuides } from "../support/guides.js";
import { isInstalled } from "./run-command.js";

const installed = isInstalled({ probe: { program: "promtool", args: ["--version"] } });

const item = {
  id: "i",
  name: "nightly",
  startedAt: new Date(1_796_000_000_500),
  sizeBytes: 2 ** 40,
};
const complete: BackupStatusEntry = {
  ...{ service: "dws", id: "7d85f602-a948-4a30-afd4-e84f47471c15", name: 'a\\b"c\nd' },
  ...{ newest: item, ageMs: 1500, running: [item], failed: [item, item] },
  ...{ nextAt: new Date(1_796_100_000_000), isOverdue: false, error: undefined },
};
const failed: BackupStatusEntry = {
  ...{ service: "dds", id: "d8e6ca5a624745bcb546a227aa3ae1cfin02", name: undefined },
  ...{ newest: undefined, ageMs: undefined, running: [], failed: [], nextAt: undefined },
  ...{ isOverdue: true, error: new CloudError("The service is unavailable.") },
};

/** What promtool says of metrics: nothing of those that are correct and follow the conventions. */
function check(input: string): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync("promtool", ["check", "metrics"], {
    input,
    encoding: "utf8",
  });
  return { status, output: stdout + stderr };
}

describe("promtool check metrics", () => {
  if (!installed && !process.env["CI"]) {
    test.skip("skipped: this machine lacks promtool", () => undefined);
    return;
  }

  test("accepts the metrics of a report", () => {
    if (!installed) throw new Error("This machine lacks promtool, and CI skips nothing.");
    const report = { checkedAt: new Date(), maxAgeMs: 86_400_000, entries: [complete, failed] };
    expect(check(formatBackupStatus(report, "prometheus"))).toEqual({ status: 0, output: "" });
  });

  test("notices a metric that does not follow the conventions", () => {
    if (!installed) throw new Error("This machine lacks promtool, and CI skips nothing.");
    const text = "# TYPE backup_age_milliseconds gauge\nbackup_age_milliseconds 1\n";
    expect(check(text)).toMatchObject({ status: 3, output: expect.stringContaining("base unit") });
  });
});

describe.each(["check", "test"])("promtool %s rules", (command) => {
  if (!installed && !process.env["CI"]) {
    test.skip("skipped: this machine lacks promtool", () => undefined);
    return;
  }
  const folder = inProject("test/recipes/prometheus");
  const file = command === "check" ? "alerts.yml" : "alerts.test.yml";
  const run = (cwd: string) =>
    spawnSync("promtool", [command, "rules", file], { cwd, encoding: "utf8" }).status;

  test(`accepts ${file} of the recipe, unlike one with a mistake`, () => {
    if (!installed) throw new Error("This machine lacks promtool, and CI skips nothing.");
    expect(run(folder)).toBe(0);
    const copy = mkdtempSync(join(tmpdir(), "alerts-"));
    try {
      cpSync(folder, copy, { recursive: true });
      const rules = readFileSync(join(folder, "alerts.yml"), "utf8");
      const wrong = command === "check" ? "time( - " : "2 * time() - ";
      writeFileSync(join(copy, "alerts.yml"), rules.replace("time() - ", wrong));
      expect(run(copy)).toBe(1);
    } finally {
      rmSync(copy, { recursive: true });
    }
  });
});

test("the guide to Prometheus shows the rules and their test", () => {
  const { text = "" } = readGuides().find(({ file }) => file === "prometheus") ?? {};
  expect(blocksOf(text, "yaml")).toEqual(
    ["alerts.yml", "alerts.test.yml"].map((name) =>
      readFileSync(inProject("test/recipes/prometheus", name), "utf8"),
    ),
  );
});
