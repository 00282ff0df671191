import { readdirSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { inProject } from "../../../scripts/build/project.js";
import { createLinter, type SpectralResult } from "../../../scripts/spec/spectral.js";

interface Rule {
  readonly description?: string;
  readonly message?: string;
  readonly then?: { readonly function: string };
}

const rulesetText = readFileSync(inProject(".spectral.yaml"), "utf8");
const ruleset = parse(rulesetText) as {
  readonly functions: readonly string[];
  readonly rules: Readonly<Record<string, Rule | string>>;
};
const fixtures = inProject("test/spec/rules/fixtures");
const ownRules = Object.entries(ruleset.rules).flatMap(([name, rule]) =>
  typeof rule === "object" && rule.then !== undefined
    ? [{ name, rule, id: rule.message?.split(" ")[0] ?? "" }]
    : [],
);
let lint: Awaited<ReturnType<typeof createLinter>>;

beforeAll(async () => {
  lint = await createLinter();
});

/** What a rule says of the fixture: base.yaml, its passes.yaml and, where another file is given, that one, each merged into the one before. */
async function findings(rule: string, file: string): Promise<SpectralResult[]> {
  const files = [
    inProject("test/spec/rules/base.yaml"),
    ...new Set([`${fixtures}/${rule}/passes.yaml`, `${fixtures}/${rule}/${file}`]),
  ];
  const description = files
    .map((path): unknown => parse(readFileSync(path, "utf8")))
    .reduce(mergePatch);
  return (await lint(JSON.stringify(description), file)).filter((result) => result.code === rule);
}

/** RFC 7396. */
function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else merged[key] = mergePatch(merged[key], value);
  }
  return merged;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

test("each rule of our own has descriptions that pass and fail, an id of its own, and documentation", () => {
  const rows = readFileSync(inProject("scripts/spec/rules/README.md"), "utf8").split("\n");
  expect(readdirSync(fixtures).sort()).toEqual(ownRules.map(({ name }) => name).sort());
  expect(ownRules.map(({ id }) => id)).toEqual(
    ownRules.map((_, index) => `R${String(index + 1).padStart(2, "0")}`),
  );
  for (const { name, rule, id } of ownRules) {
    const files = readdirSync(`${fixtures}/${name}`);
    expect(files).toContain("passes.yaml");
    expect(files.filter((file) => file.startsWith("fails-")).length).toBeGreaterThan(0);
    expect(rule.description).toMatch(/^[A-Z].+\.$/);
    expect(rows).toContainEqual(
      expect.stringMatching(`^\\| ${id} \\| \`${name}\` \\| \\S.*\\. \\| \\S.*\\. \\|$`),
    );
  }
  expect(rows.filter((row) => /^\| R\d/.test(row))).toHaveLength(ownRules.length);
});

test("each function in scripts/spec/rules is used by the ruleset, one a rule", () => {
  const files = readdirSync(inProject("scripts/spec/rules")).filter((file) => file.endsWith(".js"));
  expect(files.map((file) => file.replace(/\.js$/, "")).sort()).toEqual(
    [...ruleset.functions].sort(),
  );
  expect(ownRules.map(({ rule }) => rule.then?.function)).toEqual(ownRules.map(({ name }) => name));
});

test("each rule that is off says why on its line", () => {
  const off = Object.entries(ruleset.rules).filter(([, rule]) => rule === "off");
  expect(rulesetText.match(/^ {2}\S+: off # [A-Z].+\.$/gm)).toHaveLength(off.length);
});

describe.each(ownRules)("$id $name", ({ name, id }) => {
  const failing = readdirSync(`${fixtures}/${name}`).filter((file) => file.startsWith("fails-"));

  test("has nothing to say of the description that passes", async () => {
    expect(await findings(name, "passes.yaml")).toEqual([]);
  });

  test.each(failing)(
    "finds the fault of %s, once, and says it in a sentence with its id",
    async (file) => {
      const messages = (await findings(name, file)).map(({ message }) => message);
      expect(messages).toEqual([expect.stringMatching(`^${id} \\S.*\\.$`)]);
    },
  );
});
