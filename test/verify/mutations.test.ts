import { beforeAll, expect, test } from "@jest/globals";
import { serviceNames } from "../../scripts/build/project.js";
import { readLedgers } from "../../scripts/spec/deviations.js";
import { createDescriptionLinter } from "../../scripts/spec/lint-description.js";
import { readSourceDocuments } from "../../scripts/spec/tables.js";
import { leastMutants, mutationReport } from "../../scripts/verify/mutations/report.js";
import { tryMutants, type Trial } from "../../scripts/verify/mutations/try-mutants.js";
import { publishedDescription } from "../support/recordings.js";

// Each fifth change, to keep this short; "npm run mutations" makes them all.
let trials: Trial[];
beforeAll(async () => {
  const descriptions = new Map(
    serviceNames().map((service) => [service, publishedDescription(service)]),
  );
  const lint = await createDescriptionLinter();
  const premises = { documents: readSourceDocuments(), ledgers: readLedgers() };
  trials = await tryMutants(descriptions, premises, lint, { every: 5 });
}, 60_000);

test("no fact of the descriptions can be changed without that somebody notices", () => {
  expect(
    trials.filter(({ catcher }) => catcher === undefined).map(({ mutant }) => mutant.title),
  ).toEqual([]);
});

test("there are changes of every kind of fact, and more than enough", () => {
  expect(trials.length).toBeGreaterThanOrEqual(leastMutants);
  const kinds = new Set(trials.map(({ mutant }) => mutant.kind));
  for (const kind of [
    "member",
    "type",
    "format",
    "mandatory",
    "value",
    "bound",
    "default",
    "status",
    "pattern",
    "recording",
  ])
    expect([...kinds]).toContain(kind);
});

test("a survivor is listed and fails the command", () => {
  const survivor = {
    service: "dws",
    mutant: { kind: "value", title: "drop: /x", edits: [] },
    catcher: undefined,
  };
  const { text, passed } = mutationReport([...trials, survivor]);
  expect(passed).toBe(false);
  expect(text).toContain("survived: dws: drop: /x");
  expect(text).toContain(
    `${trials.length}/${trials.length + 1} changes caught, 1 not noticed by anything.`,
  );
  expect(mutationReport(trials.slice(0, 10)).passed).toBe(false);
});
