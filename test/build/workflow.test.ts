// The workflows of GitHub, which no other test runs.
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { parse } from "yaml";
import { inProject } from "../../scripts/build/project.js";
import { siteFolder } from "../../scripts/docs/frame/output.js";

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
        readonly if?: string;
        readonly permissions?: unknown;
        readonly "timeout-minutes": number;
        readonly strategy?: {
          readonly matrix: {
            readonly node?: readonly number[];
            readonly part?: readonly string[];
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
const { engines, scripts } = JSON.parse(readFileSync(inProject("package.json"), "utf8")) as {
  readonly engines: { readonly node: string };
  readonly scripts: object;
};

test("one workflow runs .ci/run on every supported version of Node, one tries the mutants of src once a week, and one publishes the documentation after the first", () => {
  const commands = files.map(({ name, jobs }) => [
    name,
    jobs.flatMap(({ strategy }) => strategy?.matrix.node ?? []),
    jobs.flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? [])),
  ]);
  expect(commands).toEqual([
    ["ci.yml", [20, 22, 24], [".ci/run ${{ matrix.part }}"]],
    [
      "mutants.yml",
      [],
      ["npm ci --no-audit --no-fund", 'npm run --silent test:mutants -- --mutate "$FILES"'],
    ],
    ["pages.yml", [], ["npm ci --no-audit --no-fund", "npm run --silent docs"]],
  ]);
  expect(engines.node).toBe(">=20.19");
  expect(files.map(({ workflow }) => Object.keys(workflow.on))).toEqual([
    ["push", "pull_request", "workflow_dispatch"],
    ["schedule", "workflow_dispatch"],
    ["workflow_run", "workflow_dispatch"],
  ]);
});

test("CI runs each part of .ci/run, and they contain all tests that need more than Node, once", () => {
  const script = readFileSync(inProject(".ci/run"), "utf8");
  const [, parts = ""] = /^parts=\((.*)\)$/m.exec(script) ?? [];
  const jobs = files.flatMap(({ jobs: all }) =>
    all.flatMap(({ strategy }) => strategy?.matrix.part ?? []),
  );
  expect(jobs).toEqual(parts.split(" "));
  expect(
    new Set(Array.from(script.matchAll(/^if has (\w+); then$/gm), ([, part]) => part)),
  ).toEqual(new Set(jobs));
  const run = Array.from(script.matchAll(/^ {2}script (test:\S+)$/gm), ([, name]) => name);
  // It takes hours, and has a workflow of its own.
  const named = Object.keys(scripts).filter((name) => /^test:(?!mutants$)/.test(name));
  expect(run.sort()).toEqual(named.sort());
});

test("the commands of the workflows are scripts of package.json", () => {
  const commands = files.flatMap(({ jobs }) =>
    jobs.flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? [])),
  );
  const named = commands.flatMap((command) => /npm run --silent (\S+)/.exec(command)?.[1] ?? []);
  expect(named.length).toBeGreaterThan(1);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test("the documentation is published from the tested commit of main, in a job that checks nothing out", () => {
  const { workflow, jobs } = files.find(({ name }) => name === "pages.yml") ?? {};
  expect(workflow?.on["workflow_run"]).toEqual({
    workflows: ["CI"],
    types: ["completed"],
    branches: ["main"],
  });
  const [build, deploy] = jobs ?? [];
  expect(build?.if).toContain("github.event.workflow_run.conclusion == 'success'");
  expect(build?.steps.map((step) => step.with?.["ref"]).filter(Boolean)).toEqual([
    "${{ github.event.workflow_run.head_sha || github.sha }}",
  ]);
  expect(build?.steps.at(-1)?.with).toEqual({ path: siteFolder });
  expect(deploy?.permissions).toEqual({ pages: "write", "id-token": "write" });
  expect(deploy?.steps.map(({ uses = "" }) => uses.split("@")[0])).toEqual([
    "actions/deploy-pages",
  ]);
});

test("the last part of the mutants has all files of src that no other part has", () => {
  const parts = files.flatMap(({ jobs }) =>
    jobs.flatMap(({ strategy }) => strategy?.matrix.files ?? []),
  );
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
      expect(job.permissions ?? {}).not.toHaveProperty("contents");
      expect(job["timeout-minutes"]).toBeLessThan(360); // GitHub ends a job after six hours.
      const checkouts = job.steps.filter(({ uses = "" }) => uses.startsWith("actions/checkout@"));
      // Only a job that has more rights checks nothing out.
      const expected = job.permissions === undefined ? [false] : [];
      expect(checkouts.map((step) => step.with?.["persist-credentials"])).toEqual(expected);
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
