// The workflows of GitHub, which no other test runs.
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { parse } from "yaml";
import { inProject } from "../../scripts/build/project.js";

interface Step {
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly run?: string;
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: unknown;
  readonly concurrency: unknown;
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly permissions?: unknown;
        readonly "timeout-minutes": number;
        readonly strategy: {
          readonly matrix: {
            readonly node?: readonly number[];
            readonly files?: readonly string[];
          };
        };
        readonly steps: readonly Step[];
      }
    >
  >;
}

const folder = inProject(".github/workflows");
const files = readdirSync(folder).map((name) => {
  const text = readFileSync(`${folder}/${name}`, "utf8");
  const workflow = parse(text) as Workflow;
  return { name, text, workflow, jobs: Object.values(workflow.jobs) };
});
const { engines } = JSON.parse(readFileSync(inProject("package.json"), "utf8")) as {
  readonly engines: { readonly node: string };
};

test("one workflow runs .ci/run on every supported version of Node, and one tries the mutants of src once a week", () => {
  const commands = files.map(({ name, jobs }) => [
    name,
    jobs.flatMap(({ strategy }) => strategy.matrix.node ?? []),
    jobs.flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? [])),
  ]);
  expect(commands).toEqual([
    ["ci.yml", [20, 22, 24], [".ci/run"]],
    ["mutants.yml", [], ["npm ci --no-audit --no-fund", 'npm run --silent test:mutants -- --mutate "$FILES"']],
  ]);
  expect(engines.node).toBe(">=20.19");
  expect(files.map(({ workflow }) => Object.keys(workflow.on))).toEqual([
    ["push", "pull_request", "workflow_dispatch"],
    ["schedule", "workflow_dispatch"],
  ]);
});

test("the last part of the mutants has all files of src that no other part has", () => {
  const parts = files.flatMap(({ jobs }) => jobs.flatMap(({ strategy }) => strategy.matrix.files ?? []));
  const [last = [], ...others] = parts.map((part) => part.split(",")).toReversed();
  const [all, ...excluded] = last;
  expect(all).toBe("src/**/*.ts");
  expect(excluded.map((pattern) => pattern.slice(1)).sort()).toEqual(others.flat().sort());
});

test.each(files)(
  "$name can only read the repository, keeps no token, and has a time limit",
  ({ workflow, jobs }) => {
    expect(workflow.permissions).toEqual({ contents: "read" });
    for (const job of jobs) {
      expect(job.permissions).toBeUndefined();
      expect(job["timeout-minutes"]).toBeLessThan(360); // GitHub ends a job after six hours.
      const checkouts = job.steps.filter(({ uses = "" }) => uses.startsWith("actions/checkout@"));
      expect(checkouts.map((step) => step.with?.["persist-credentials"])).toEqual([false]);
    }
    expect(workflow.concurrency).toMatchObject({ group: expect.any(String) });
  },
);

/** The lines of a workflow that name an action. */
const usesIn = (text: string): string[] =>
  text.split("\n").flatMap((line) => /\buses:.*/.exec(line) ?? []);

test("every action is pinned to a commit, with its version beside it", () => {
  const uses = files.flatMap(({ text }) => usesIn(text));
  expect(uses.length).toBeGreaterThan(0);
  expect(
    uses.filter((line) => !/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line)),
  ).toEqual([]);
});

test("the workflow in examples/ uses actions of these workflows, in the same versions", () => {
  const example = inProject("examples/github-actions/nightly-backup.yml");
  const uses = usesIn(readFileSync(example, "utf8"));
  expect(uses).toHaveLength(2);
  expect(files.flatMap(({ text }) => usesIn(text))).toEqual(expect.arrayContaining(uses));
});
