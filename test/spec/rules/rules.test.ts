import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { beforeAll, describe, expect, test } from "@jest/globals";
import type { Ruleset } from "@stoplight/spectral-core";
import { parse } from "yaml";
import { inProject } from "../../../scripts/build/project.js";
import { isPlace, readDeviations } from "../../../scripts/spec/deviations.js";
import { isObject } from "../../../src/values.js";
import timestampsVerified from "../../../scripts/spec/rules/timestamps-verified.js";
import {
  createLinter,
  loadRuleset,
  type DescriptionLinter,
  type SpectralResult,
} from "../../../scripts/spec/spectral.js";

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
let lint: DescriptionLinter;

beforeAll(async () => {
  const names = new Set(ownRules.map(({ name }) => name));
  lint = await createLinter((rule) => names.has(rule));
});

/** The content of a file, read once. */
const contents = new Map<string, unknown>();

function contentOf(path: string): unknown {
  if (!contents.has(path)) contents.set(path, parse(readFileSync(path, "utf8")));
  return contents.get(path);
}

/** The findings of a rule for a fixture: base.yaml, merged with its passes.yaml and then with the given file. */
async function findings(rule: string, file: string): Promise<SpectralResult[]> {
  const files = [
    inProject("test/spec/rules/base.yaml"),
    ...new Set([`${fixtures}/${rule}/passes.yaml`, `${fixtures}/${rule}/${file}`]),
  ];
  const description = files.map(contentOf).reduce(mergePatch);
  return (await lint(file, JSON.stringify(description))).filter((result) => result.code === rule);
}

/** JSON Merge Patch, RFC 7396. */
function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged = new Map(Object.entries(isObject(target) ? target : {}));
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) merged.delete(key);
    else merged.set(key, mergePatch(merged.get(key), value));
  }
  return Object.fromEntries(merged);
}

test("each of our rules has passing and failing fixtures, a consecutive id, and documentation", () => {
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

test("the ruleset uses each function in scripts/spec/rules for the rule of the same name", () => {
  const files = readdirSync(inProject("scripts/spec/rules")).filter((file) => file.endsWith(".js"));
  expect(files.map((file) => file.replace(/\.js$/, "")).sort()).toEqual(
    [...ruleset.functions].sort(),
  );
  expect(ownRules.map(({ rule }) => rule.then?.function)).toEqual(ownRules.map(({ name }) => name));
});

test("each rule that is off has its reason on the same line", () => {
  const off = Object.entries(ruleset.rules).filter(([, rule]) => rule === "off");
  expect(rulesetText.match(/^ {2}\S+: off # [A-Z].+\.$/gm)).toHaveLength(off.length);
});

test("Spectral's command line and editors enable the same rules as the build", async () => {
  const { getRuleset } = createRequire(import.meta.url)(
    "@stoplight/spectral-cli/dist/services/linter/utils/getRuleset.js",
  ) as { readonly getRuleset: (file: string) => Promise<Ruleset> };
  const enabled = ({ rules }: Ruleset) =>
    Object.values(rules)
      .filter((rule) => rule.enabled)
      .map(({ name, severity, resolved }) => ({ name, severity, resolved }));
  expect(enabled(await loadRuleset())).toEqual(
    enabled(await getRuleset(inProject(".spectral.yaml"))),
  );
}, 60_000);

test("R04 allows a recorded value outside its list only at a place in the deviations", () => {
  const place = ["components", "examples", "Backups", "value", "backups"];
  expect(isPlace(readDeviations(), "dds", [...place, 0, "type"])).toBe(true);
  expect(isPlace(readDeviations(), "dds", [...place, 0, "status"])).toBe(false);
  expect(isPlace(readDeviations(), "dds", place)).toBe(false);
});

test("R17 allows a timestamp with a source in the ruleset", () => {
  const description = {
    components: {
      schemas: { Item: { properties: { "a/b": { type: "string", format: "date-time" } } } },
    },
  };
  expect(timestampsVerified(description, { evidence: {} })).toHaveLength(1);
  expect(
    timestampsVerified(description, {
      evidence: { "/components/schemas/Item/properties/a~1b": "A recorded response." },
    }),
  ).toEqual([]);
});

describe.each(ownRules)("$id $name", ({ name, id }) => {
  const failing = readdirSync(`${fixtures}/${name}`).filter((file) => file.startsWith("fails-"));

  test("reports nothing for the passing description", async () => {
    expect(await findings(name, "passes.yaml")).toEqual([]);
  });

  test.each(failing)("reports one finding for %s, a sentence with its id", async (file) => {
    const messages = (await findings(name, file)).map(({ message }) => message);
    expect(messages).toEqual([expect.stringMatching(`^${id} \\S.*\\.$`)]);
  });
});
