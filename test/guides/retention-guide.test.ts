// The programs of guides/how-to/retention.md, run against a sandbox: the files beside this one are the programs that the guides show.
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { inProject } from "../../scripts/build/project.js";
import { createDdsClient, createDwsClient, optionsFromEnvironment } from "../../src/index.js";
import { startSandbox, type Sandbox, type SandboxSeed } from "../../src/sandbox.js";
import { variablesOf } from "../support/command.js";
import { blocksOf, readGuides } from "../support/guides.js";
import { runProgram } from "../support/run-program.js";

const cluster = { id: "e59d6b86-9072-46eb-a996-13f8b44994c1", name: "sales" };
const instance = { name: "orders", mode: "ReplicaSet" };
const days = Array.from(
  { length: 12 },
  (_, index) => `2020-11-${String(12 - index).padStart(2, "0")}`,
);

const seed: SandboxSeed = {
  clusters: [cluster],
  snapshots: days.map((day) => ({
    id: `s-${day}`,
    name: `nightly-${day}`,
    cluster_id: cluster.id,
    type: "MANUAL",
    status: "AVAILABLE",
    started: `${day}T01:00:00`,
  })),
  instances: ["i-1", "i-2"].map((id) => ({ ...instance, id })),
  backups: ["i-1", "i-2"].flatMap((instance_id) =>
    days.slice(0, 8).map((day) => ({
      id: `${instance_id} ${day}`,
      name: `nightly-${instance_id}-${day}`,
      instance_id,
      instance_name: "orders",
      datastore: { type: "DDS-Community", version: "4.0" },
      type: "Manual",
      status: "COMPLETED",
      begin_time: `${day} 01:00:00`,
      end_time: `${day} 01:10:00`,
      size: 1,
      description: "",
    })),
  ),
};

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ seed, creationMs: 0 });
});
afterEach(() => sandbox.close());

/** Runs a program, and returns the lines that it writes. */
async function run(name: string, ...options: string[]): Promise<readonly string[]> {
  const file = inProject(`test/guides/retention/${name}.ts`);
  return (await runProgram(file, sandbox, options)).output;
}

/** The names of what is left. */
async function remaining(service: "dws" | "dds"): Promise<(string | undefined)[]> {
  const options = optionsFromEnvironment(service, variablesOf(sandbox));
  if (service === "dds")
    return (await createDdsClient(options).listBackups()).backups.map(({ name }) => name);
  const { snapshots = [] } = await createDwsClient(options).listSnapshots();
  return snapshots.map(({ name }) => name);
}

test.each([
  ["retention", "one-cluster"],
  ["retention", "many-instances"],
])("the guide %s shows the program %s", (guide, name) => {
  const { text = "" } = readGuides().find(({ file }) => file === guide) ?? {};
  const program = readFileSync(inProject(`test/guides/retention/${name}.ts`), "utf8");
  expect(blocksOf(text, "ts")).toContain(
    program.replace("../../../src/index.js", "huaweicloud-dws-dds"),
  );
});

describe("the program for one cluster", () => {
  const kept = ["12", "11", "10", "09", "08", "07", "06", "01"];
  const deleted = ["02", "03", "04", "05"];

  test("only shows the plan without --delete", async () => {
    const lines = await run("one-cluster");
    expect(lines[0]).toBe("keep nightly-2020-11-12: newest, daily, weekly, monthly");
    expect(lines.map((line) => line.replace(/:.*/, ""))).toEqual([
      ...kept.map((day) => `keep nightly-2020-11-${day}`),
      ...deleted.map((day) => `delete nightly-2020-11-${day}`),
    ]);
    expect(await remaining("dws")).toHaveLength(days.length);
  });

  test("deletes with --delete", async () => {
    const lines = await run("one-cluster", "--delete");
    expect(lines.slice(-4)).toEqual(deleted.map((day) => `nightly-2020-11-${day}: deleted`));
    expect(await remaining("dws")).toEqual(kept.map((day) => `nightly-2020-11-${day}`));
  });
});

test("the program for many instances deletes the old backups of each", async () => {
  expect(await run("many-instances")).toEqual(["orders: 0 failed", "orders: 0 failed"]);
  const names = days
    .slice(0, 7)
    .flatMap((day) => ["i-1", "i-2"].map((id) => `nightly-${id}-${day}`));
  expect((await remaining("dds")).sort()).toEqual(names.sort());
});
