// What the files in examples/ say. The tools that read them check them in examples.slow.test.ts.
import { expect, test } from "@jest/globals";
import { Cron } from "croner";
import { parse } from "yaml";
import { exitCodes } from "../../src/cli/exit-codes.js";
import {
  crontabJob,
  crontabVariable,
  readCronJob,
  readExample,
  readExamples,
  unitSettings,
} from "./read-examples.js";

test.each(readExamples())(
  "$file starts at a quarter past one, and again only after the longest run of the first start",
  ({ schedules }) => {
    const from = new Date("2026-11-29T00:00:00Z");
    const [night = ""] = schedules;
    const starts = new Cron(night, { timezone: "Etc/UTC" }).nextRuns(3, from);
    const [first, second] = starts.map((start) => start.toISOString());
    expect(first).toBe("2026-11-29T01:15:00.000Z");
    // An hour until the cluster is not busy, an hour until the snapshot is complete, and an hour for the deletions.
    expect(Date.parse(second ?? "")).toBeGreaterThanOrEqual(
      Date.parse(first ?? "") + 3 * 3_600_000,
    );
  },
);

test("every example runs the same commands", () => {
  const [first, ...others] = readExamples().map(({ commands }) =>
    commands.map((args) => args.join(" ").replace(/ --quiet| --output table/g, "")),
  );
  expect(first).toHaveLength(3);
  for (const other of others) expect(other).toEqual(first);
});

test("every line of the crontab is a comment, a variable or a job without a percent sign", () => {
  // cron turns a percent sign into a line break.
  const rest = readExample("crontab")
    .replace(/^#.*\n/gm, "")
    .replaceAll(crontabVariable, "")
    .replaceAll(crontabJob, (job) => (job.includes("%") ? job : ""));
  expect(rest.trim()).toBe("");
});

/** After these exit codes, only a person can help. */
const permanent = [exitCodes.failed, exitCodes.usage, exitCodes.overdue];

test("systemd starts the job again unless its exit code is permanent", () => {
  expect(unitSettings("service", "Restart")).toEqual(["on-failure"]);
  expect(unitSettings("service", "RestartPreventExitStatus")).toEqual([permanent.join(" ")]);
});

test("Kubernetes starts the job again unless its exit code is permanent", () => {
  const { rules } = readCronJob().spec.jobTemplate.spec.podFailurePolicy;
  expect(rules.filter(({ action }) => action === "FailJob")).toEqual([
    { action: "FailJob", onExitCodes: { operator: "In", values: permanent } },
  ]);
});

test("Kubernetes runs each command as a user without privileges who can write no files", () => {
  const { spec } = readCronJob().spec.jobTemplate.spec.template;
  expect(spec.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 1000 });
  for (const { securityContext, volumeMounts } of [...spec.initContainers, ...spec.containers]) {
    expect(securityContext).toEqual({
      readOnlyRootFilesystem: true,
      allowPrivilegeEscalation: false,
      capabilities: { drop: ["ALL"] },
    });
    expect(volumeMounts).toEqual([expect.objectContaining({ readOnly: true })]);
  }
});

test("the image has a version of Node with which CI tests, and the user of the Kubernetes job", () => {
  const text = readExample("Containerfile");
  const versions = [...text.matchAll(/^FROM docker\.io\/library\/node:(\d+)-slim/gm)];
  const workflow = parse(readExample("../.github/workflows/ci.yml")) as {
    jobs: { ci: { strategy: { matrix: { node: number[] } } } };
  };
  const { node } = workflow.jobs.ci.strategy.matrix;
  expect(versions.map(([, version]) => Number(version))).toEqual([node.at(-1), node.at(-1)]);
  expect(text).toMatch(/^USER 1000:1000$/m);
});
