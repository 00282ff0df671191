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

interface Run extends SandboxOptions {
  /** What to call the snapshot. */
  readonly name?: string;
  /** Breaks the workflow. */
  readonly change?: (text: string) => string;
}

interface Outcome {
  readonly status: number;
  /** The steps that were executed, in their order, each with the status of its answer. */
  readonly steps: readonly string[];
  /** The targets of all requests that the sandbox got. */
  readonly targets: readonly string[];
  /** All that Redocly printed and wrote. */
  readonly output: string;
}

/** Runs a workflow against a sandbox of its own; it differs from its file only in not waiting half a minute between looks. */
async function run(
  workflow: string,
  { name = "nightly-1", change = (text) => text, ...options }: Run = {},
): Promise<Outcome> {
  const targets: string[] = [];
  const sandbox = await startSandbox({
    creationMs: 300,
    ...options,
    onRequest: ({ operation, target }) => operation !== "createToken" && targets.push(target),
  });
  try {
    const { username, password, domainName, projectId } = sandbox.account;
    const user = { name: username, password, domain: { name: domainName } };
    const auth = {
      identity: { methods: ["password"], password: { user } },
      scope: { project: { id: projectId } },
    };
    const signedIn = await fetch(`${sandbox.authUrl}/auth/tokens`, {
      method: "POST",
      body: JSON.stringify({ auth }),
    });
    const token = signedIn.headers.get("X-Subject-Token") ?? "";
    const file = join(folder, `${workflow}.arazzo.yaml`);
    const text = readFileSync(inProject(`spec/workflows/${workflow}.arazzo.yaml`), "utf8");
    const quick = text
      .replace("retryAfter: 30", "retryAfter: 0.1")
      .replace("../../generated", inProject("generated"));
    writeFileSync(file, change(quick));
    const service = /- name: (\w+)/.exec(text)?.[1];
    const inputs = {
      token,
      project_id: projectId,
      ...(service === "dws" && { cluster_id: recordedSeed().clusters[0]?.id, name }),
    };
    const json = join(folder, `${workflow}.json`);
    const args = [
      "respect",
      file,
      "--server",
      `${service}=${sandbox.url}`,
      "--input",
      JSON.stringify(inputs),
      "--json-output",
      json,
    ];
    rmSync(json, { force: true });
    const { status, stdout, stderr } = await runTool(redoclyScript, args, folder);
    // A workflow that cannot be run at all leaves no log.
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
  /** What a "goto" leads to is told as a workflow within the step. */
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

/** As many backups as asked for. */
function backups(count: number): SandboxOptions {
  const seed = recordedSeed();
  return {
    seed: {
      ...seed,
      backups: Array.from({ length: count }, (_, index) => ({
        ...seed.backups[0]!,
        id: `b-${index}`,
      })),
    },
  };
}

describe("create-snapshot-and-wait", () => {
  test("polls until the snapshot is AVAILABLE", async () => {
    const { status, steps, targets } = await run("create-snapshot-and-wait");
    expect(status).toBe(0);
    expect(steps[0]).toBe("order 200");
    expect(steps.at(-1)).toBe("wait 200");
    expect(targets.length).toBeGreaterThan(2);
  });

  test("fails as soon as the snapshot has failed, and looks no more", async () => {
    const { status, targets } = await run("create-snapshot-and-wait", { name: "unavailable-1" });
    expect(status).toBe(1);
    expect(targets.length).toBeLessThan(20);
  });
});

test("snapshot-that-fails ends well with the failure, and not with a success", async () => {
  expect((await run("snapshot-that-fails", { name: "unavailable-1" })).status).toBe(0);
  expect((await run("snapshot-that-fails", { name: "nightly-1" })).status).toBe(1);
});

test.each([
  [50, ["first"], 0],
  [100, ["first"], 0],
  [250, ["first", "second", "third"], 0],
  [301, ["first", "second", "third"], 1],
])(
  "page-through-backups, of which there are %d, reads the pages %j",
  async (count, pages, status) => {
    const outcome = await run("page-through-backups", backups(count));
    expect(outcome.steps).toEqual(pages.map((page) => `${page}-page 200`));
    expect(outcome.targets.map((target) => target.split("?")[1])).toEqual(
      pages.map((_, index) => `limit=100&offset=${index * 100}`),
    );
    expect(outcome.status).toBe(status);
  },
);

const names = workflowFiles().map((file) => basename(file, ".arazzo.yaml"));

test.each(names)("%s fails when it expects another status", async (workflow) => {
  const change = (text: string): string =>
    text.replace("$statusCode == 200\n", "$statusCode == 201\n");
  expect((await run(workflow, { change, name: "unavailable-1" })).status).toBe(1);
});

test.each(names)("%s fails when an operation is unknown", async (workflow) => {
  const change = (text: string): string => text.replace(/operationId: (\w+)/, "operationId: $1s");
  const { status, targets, output } = await run(workflow, { change });
  expect({ status, targets }).toEqual({ status: 1, targets: [] });
  expect(output).toMatch(/operation/i);
});

test("the rules of Spectral for Arazzo are kept", async () => {
  const ruleset = join(folder, "ruleset.yaml");
  writeFileSync(ruleset, "extends:\n  - - spectral:arazzo\n    - all\n");
  const args = ["lint", "--ruleset", ruleset, "--fail-severity", "hint", ...workflowFiles()];
  expect(await runTool("@stoplight/spectral-cli/dist/index.js", args)).toMatchObject({ status: 0 });
});
