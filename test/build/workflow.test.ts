// The workflow of GitHub, which no other test runs.
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
        readonly strategy: { readonly matrix: { readonly node: readonly number[] } };
        readonly steps: readonly Step[];
      }
    >
  >;
}

const folder = inProject(".github/workflows");
const files = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(`${folder}/${name}`, "utf8"),
}));
const ci = parse(files.find(({ name }) => name === "ci.yml")?.text ?? "") as Workflow;
const jobs = Object.values(ci.jobs);
const steps = jobs.flatMap((job) => job.steps);

test("the workflow runs .ci/run and nothing else, on every supported version of Node", () => {
  expect(jobs.map(({ strategy }) => strategy.matrix.node)).toEqual([[20, 22, 24]]);
  expect(steps.flatMap(({ run }) => run ?? [])).toEqual([".ci/run"]);
  const { engines } = JSON.parse(readFileSync(inProject("package.json"), "utf8")) as {
    readonly engines: { readonly node: string };
  };
  expect(engines.node).toBe(">=20.19");
});

test("the workflow can only read the repository, keeps no token, and has a time limit", () => {
  expect(ci.permissions).toEqual({ contents: "read" });
  expect(jobs.map(({ permissions }) => permissions)).toEqual([undefined]);
  expect(Object.keys(ci.on)).not.toContain("pull_request_target");
  const checkouts = steps.filter(({ uses = "" }) => uses.startsWith("actions/checkout@"));
  expect(checkouts.map((step) => step.with?.["persist-credentials"])).toEqual([false]);
  expect(jobs.map((job) => job["timeout-minutes"])).toEqual([90]);
  expect(ci.concurrency).toMatchObject({ group: expect.any(String) });
});

test("every action is pinned to a commit, with its version beside it", () => {
  const uses = files.flatMap(({ text }) => text.split("\n").filter((line) => /\buses:/.test(line)));
  expect(uses.length).toBeGreaterThan(0);
  expect(
    uses.filter((line) => !/ uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line)),
  ).toEqual([]);
});
