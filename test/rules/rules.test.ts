import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { inProject } from "../../scripts/lib/project.js";
import { createLinter, type SpectralResult } from "../../scripts/lib/spectral.js";

interface Ruleset {
  readonly functions: readonly string[];
  readonly rules: Readonly<Record<string, { readonly description?: string; readonly then?: unknown } | string>>;
}

const ruleset = parse(readFileSync(inProject(".spectral.yaml"), "utf8")) as Ruleset;
const fixtures = inProject("test/rules/fixtures");
const ownRules = Object.entries(ruleset.rules).flatMap(([name, rule]) =>
  typeof rule === "object" && rule.then !== undefined ? [name] : [],
);
let lint: Awaited<ReturnType<typeof createLinter>>;

beforeAll(async () => {
  lint = await createLinter();
});

async function findings(rule: string, file: string): Promise<SpectralResult[]> {
  const description: unknown = parse(readFileSync(`${fixtures}/${rule}/${file}`, "utf8"));
  return (await lint(JSON.stringify(description), file)).filter((result) => result.code === rule);
}

test("each rule of our own has a description that passes, one that fails, and a line of documentation", () => {
  expect(readdirSync(fixtures).sort()).toEqual([...ownRules].sort());
  for (const rule of ownRules) {
    const files = readdirSync(`${fixtures}/${rule}`);
    expect(files).toContain("passes.yaml");
    expect(files.filter((file) => file.startsWith("fails-")).length).toBeGreaterThan(0);
    expect((ruleset.rules[rule] as { description?: string }).description).toMatch(/^[A-Z].+\.$/);
  }
});

test("each function in scripts/spectral is used by the ruleset", () => {
  const files = readdirSync(inProject("scripts/spectral")).map((file) => file.replace(/\.js$/, ""));
  expect(files.filter((file) => file !== "walk").sort()).toEqual([...ruleset.functions].sort());
});

describe.each(ownRules)("%s", (rule) => {
  const failing = readdirSync(`${fixtures}/${rule}`).filter((file) => file.startsWith("fails-"));

  test("has nothing to say of the description that passes", async () => {
    expect(await findings(rule, "passes.yaml")).toEqual([]);
  });

  test.each(failing)("finds the fault of %s, once, and says it in a sentence", async (file) => {
    const results = await findings(rule, file);
    expect(results).toHaveLength(1);
    expect(results[0]?.message).toMatch(/[.;]$/);
  });
});
