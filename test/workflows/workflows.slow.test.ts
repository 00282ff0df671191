import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { inProject, workflowFiles } from "../../scripts/build/project.js";
import { redoclyScript, runTool } from "../../scripts/build/run-tool.js";
import { recordedSeed, startSandbox, type SandboxOptions } from "../../src/sandbox.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "workflows-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const [cluster] = recordedSeed().clusters;
const defaultInputs = {
  cluster_id: cluster?.id ?? "",
  snapshot_id: "automated",
  instance_id: "instance-1",
  name: "nightly-1",
  date: new Date().toISOString().slice(0, 10),
};

/** An automated snapshot, and an instance with a backup policy and an automated backup of the day before. */
const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const seed = {
  ...recordedSeed(),
  instances: [
    {
      id: "instance-1",
      name: "orders",
      mode: "ReplicaSet",
      backup_policy: { keep_days: 7, start_time: "01:00-02:00", period: "1,2,3,4,5,6,7" },
    },
  ],
  backups: recordedSeed().backups.map((backup) => ({
    ...backup,
    instance_id: "instance-1",
    instance_name: "orders",
    begin_time: `${yesterday} 01:00:00`,
    end_time: `${yesterday} 01:10:00`,
  })),
  snapshots: [
    {
      id: "automated",
      name: "automated-1",
      cluster_id: cluster?.id ?? "",
      type: "AUTO",
      status: "AVAILABLE",
    },
  ],
};

interface Run extends SandboxOptions {
  /** Inputs that differ from those below. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** Changes the text of the workflow, so that it fails. */
  readonly change?: (text: string) => string;
}

interface Result {
  readonly status: number;
  /** The executed steps in order, each with the status of its response. */
  readonly steps: readonly string[];
  /** The path and query of each request to the sandbox. */
  readonly targets: readonly string[];
  /** Everything that Redocly printed and logged. */
  readonly output: string;
}

/** Runs a workflow against a new sandbox. It differs from its file only in the interval between polls. */
async function run(
  workflow: string,
  { inputs = {}, change = (text) => text, ...options }: Run = {},
): Promise<Result> {
  const targets: string[] = [];
  const sandbox = await startSandbox({
    creationMs: 300,
    seed,
    ...options,
    onRequest: ({ operation, target }) => operation !== "createToken" && targets.push(target),
  });
  try {
    const token = sandbox.issueToken();
    const file = join(folder, `${workflow}.arazzo.yaml`);
    const text = readFileSync(inProject(`spec/workflows/${workflow}.arazzo.yaml`), "utf8");
    const frequent = text
      .replaceAll("retryAfter: 30", "retryAfter: 0.1")
      .replace("../../generated", inProject("generated"));
    writeFileSync(file, change(frequent));
    const service = /- name: (\w+)/.exec(text)?.[1];
    const { projectId: project_id } = sandbox.account;
    const given = Object.entries({ token, project_id, ...defaultInputs, ...inputs });
    // Redocly rejects an input that the workflow does not declare.
    const declared = given.filter(([name]) => new RegExp(`^        ${name}:$`, "m").test(text));
    const json = join(folder, `${workflow}.json`);
    const args = [
      "respect",
      file,
      "--server",
      `${service}=${sandbox.url}`,
      "--input",
      JSON.stringify(Object.fromEntries(declared)),
      "--json-output",
      json,
    ];
    rmSync(json, { force: true });
    const { status, stdout, stderr } = await runTool(redoclyScript, args, folder);
    // Redocly writes no log for a workflow that it cannot start.
    const log = existsSync(json) ? readFileSync(json, "utf8") : `{"files":{}}`;
    const output = `${stdout}${stderr}${log}`;
    expect(output).not.toContain(token);
    return { status, steps: stepsOf(log), targets, output };
  } finally {
    await sandbox.close();
  }
}

interface Executed {
  readonly stepId?: string;
  readonly response?: { readonly statusCode: number };
  /** The steps after a "goto", which Redocly logs within the step. */
  readonly executedSteps?: readonly Executed[];
}

interface Log {
  readonly files: Readonly<Record<string, { readonly executedWorkflows: readonly Executed[] }>>;
}

function stepsOf(log: string): string[] {
  const flat = ({ stepId, response, executedSteps = [] }: Executed): string[] => [
    ...(response ? [`${stepId} ${response.statusCode}`] : []),
    ...executedSteps.flatMap(flat),
  ];
  return Object.values((JSON.parse(log) as Log).files).flatMap(({ executedWorkflows }) =>
    executedWorkflows.flatMap(flat),
  );
}

/** A seed with so many backups. */
function seedWithBackups(count: number): SandboxOptions {
  const seed = recordedSeed();
  const [backup] = seed.backups;
  if (!backup) throw new Error("The recorded seed contains no backup.");
  const backups = Array.from({ length: count }, (_, index) => ({ ...backup, id: `b-${index}` }));
  return { seed: { ...seed, backups } };
}

describe("create-snapshot-and-wait", () => {
  test("polls until the snapshot is AVAILABLE", async () => {
    const { status, steps, targets } = await run("create-snapshot-and-wait");
    expect(status).toBe(0);
    expect(steps[0]).toBe("create 200");
    expect(steps.at(-1)).toBe("wait 200");
    expect(targets.length).toBeGreaterThan(2);
  });

  test("fails at the first poll that returns UNAVAILABLE", async () => {
    const { status, targets } = await run("create-snapshot-and-wait", {
      inputs: { name: "unavailable-1" },
    });
    expect(status).toBe(1);
    expect(targets.length).toBeLessThan(20);
  });
});

test.each([
  ["create-and-delete-snapshot", ["create 200", "wait 200", "delete 202", "gone 400"]],
  ["copy-automated-snapshot", ["copy 200", "wait 200"]],
  ["restore-to-new-cluster", ["restore 200", "wait 200"]],
  [
    "back-up-and-restore-instance",
    ["back-up 200", "backed-up 200", "choose 200", "restore 200", "restored 200"],
  ],
])("%s executes the steps %j", async (workflow, expected) => {
  const { status, steps, output } = await run(workflow);
  // A step that polls is logged with each of its responses.
  const last = new Map(steps.map((step) => [step.split(" ")[0], step]));
  expect({ status, steps: [...last.values()], output }).toEqual({
    status: 0,
    steps: expected,
    output,
  });
});

test.each(["create-and-delete-snapshot", "copy-automated-snapshot", "restore-to-new-cluster"])(
  "%s fails at the first poll after a failure",
  async (workflow) => {
    const { status, targets } = await run(workflow, { inputs: { name: "unavailable-1" } });
    expect(status).toBe(1);
    expect(targets.length).toBeLessThan(20);
  },
);

test("snapshot-that-fails succeeds when the snapshot is UNAVAILABLE, and fails when it is AVAILABLE", async () => {
  expect(
    (
      await run("snapshot-that-fails", {
        inputs: { name: "unavailable-1" },
      })
    ).status,
  ).toBe(0);
  expect((await run("snapshot-that-fails", {})).status).toBe(1);
});

test.each([
  [50, ["first"], 0],
  [100, ["first"], 0],
  [250, ["first", "second", "third"], 0],
  [301, ["first", "second", "third"], 1],
])("page-through-backups with %d backups reads the pages %j", async (count, pages, status) => {
  const result = await run("page-through-backups", seedWithBackups(count));
  expect(result.steps).toEqual(pages.map((page) => `${page}-page 200`));
  expect(result.targets.map((target) => target.split("?")[1])).toEqual(
    pages.map((_, index) => `limit=100&offset=${index * 100}`),
  );
  expect(result.status).toBe(status);
});

const names = workflowFiles().map((file) => basename(file, ".arazzo.yaml"));

test.each(names)("%s fails when a step expects another status", async (workflow) => {
  const change = (text: string): string =>
    text.replace("$statusCode == 200\n", "$statusCode == 201\n");
  expect((await run(workflow, { change, inputs: { name: "unavailable-1" } })).status).toBe(1);
});

test.each(names)("%s fails when an operation is unknown", async (workflow) => {
  const change = (text: string): string => text.replace(/operationId: (\w+)/, "operationId: $1s");
  const { status, targets, output } = await run(workflow, { change });
  expect({ status, targets }).toEqual({ status: 1, targets: [] });
  expect(output).toMatch(/operation/i);
});

test("the workflows follow the Arazzo rules of Spectral", async () => {
  const ruleset = join(folder, "ruleset.yaml");
  writeFileSync(ruleset, "extends:\n  - - spectral:arazzo\n    - all\n");
  const args = ["lint", "--ruleset", ruleset, "--fail-severity", "hint", ...workflowFiles()];
  expect(await runTool("@stoplight/spectral-cli/dist/index.js", args)).toMatchObject({ status: 0 });
});
