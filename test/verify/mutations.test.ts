import { beforeAll, expect, test } from "@jest/globals";
import { serviceNames } from "../../scripts/build/project.js";
import { createDescriptionLinter } from "../../scripts/spec/spectral.js";
import { leastMutants, mutationReport } from "../../scripts/verify/mutations/report.js";
import { tryMutants, type Trial } from "../../scripts/verify/mutations/try-mutants.js";
import { tryTexts } from "../../scripts/verify/mutations/try-texts.js";
import { readInputs } from "../../scripts/verify/verify.js";
import { publishedDescription } from "../support/recordings.js";

// Some of the changes of each kind, to keep the test short; "npm run mutations" tries all of them.
let facts: Trial[];
let trials: Trial[];
beforeAll(async () => {
  const descriptions = new Map(
    serviceNames().map((service) => [service, publishedDescription(service)]),
  );
  const linters = [await createDescriptionLinter("ours"), await createDescriptionLinter()];
  const inputs = readInputs();
  facts = await tryMutants(descriptions, inputs, linters, { ofEachKind: 3 });
  trials = [...facts, ...tryTexts(descriptions, inputs, { ofEachKind: 20 })];
}, 60_000);

test("a check detects every change of a fact in the descriptions", () => {
  expect(
    trials.filter(({ check }) => check === undefined).map(({ mutant }) => mutant.title),
  ).toEqual([]);
});

test("the changes cover every service and every kind of fact", () => {
  expect([...new Set(facts.map(({ service }) => service))].sort()).toEqual(serviceNames());
  const kinds = new Set(trials.map(({ mutant }) => mutant.kind));
  for (const kind of [
    "property",
    "type",
    "format",
    "mandatory",
    "value",
    "bound",
    "default",
    "status",
    "pattern",
    "recording",
    "meaning",
    "measure",
    "effect",
    "order",
    "row",
    "title",
    "version",
    "licence",
    "summary",
    "page",
    "text",
    "identity",
    "everywhere",
    "file",
  ])
    expect([...kinds]).toContain(kind);
});

test("no fact relies on acceptance alone, and no text on anything else", () => {
  const accepted = trials.filter(({ check }) => check === "acceptance");
  expect(new Set(accepted.map(({ mutant }) => mutant.kind))).toEqual(
    new Set(["text", "identity", "everywhere", "file"]),
  );
});

test("the report lists an undetected change and fails", () => {
  const undetected: Trial = {
    service: "dws",
    mutant: { kind: "value", title: "drop: /x", edits: [] },
    check: undefined,
  };
  const [trial = undetected] = trials;
  const detected = Array.from({ length: leastMutants }, () => trial);
  expect(mutationReport(detected).passed).toBe(true);
  const { text, passed } = mutationReport([...detected, undetected]);
  expect(passed).toBe(false);
  expect(text).toContain("not detected: dws: drop: /x");
  expect(text).toContain(
    `${leastMutants}/${leastMutants + 1} changes detected, 1 not detected by any check.`,
  );
  expect(mutationReport(detected.slice(1)).passed).toBe(false);
});
