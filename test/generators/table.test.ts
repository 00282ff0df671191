import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { inProject } from "../../scripts/build/project.js";
import { readGuides, tableRows } from "../support/guides.js";
import { readResults, type Result } from "../languages/matrix/results.js";
import { tableOf, tablePage, withTable } from "../languages/matrix/table.js";

const read = (path: string): string => readFileSync(inProject(path), "utf8");
const results = readResults();

test("the guide shows the results of the generators", () => {
  expect(read(tablePage)).toBe(withTable(read(tablePage), tableOf(results)));
});

test("every supported generator has a result for each of its languages from OpenAPI 3.0.3", () => {
  const tested = results
    .filter(({ openapi }) => openapi === "3.0.3")
    .map(({ generator, language }) => `${generator}: ${language}`);
  expect(tested.sort()).toEqual([
    "@hey-api/openapi-ts: TypeScript",
    "Redocly generate-client: Go",
    "Redocly generate-client: Java",
    "Redocly generate-client: PHP",
    "Redocly generate-client: Python",
    "oapi-codegen: Go",
    "openapi-generator: Go",
    "openapi-generator: Java",
    "openapi-generator: Kotlin",
    "openapi-generator: Python",
    "openapi-python-client: Python",
    "progenitor: Rust",
  ]);
});

test("every client from OpenAPI 3.0.3 decodes and runs", () => {
  const works = ({ cells }: Result): boolean =>
    [cells.generates, cells.decodes, cells.runs].every((cell) => cell === "yes");
  const failing = results.filter((result) => result.openapi === "3.0.3" && !works(result));
  expect(failing.map(({ generator, language, cells }) => [generator, language, cells])).toEqual([]);
});

test("the guide to generating a client names the generators of each language, and no other", () => {
  const { text = "" } = readGuides().find(({ file }) => file === "generating") ?? {};
  const named = tableRows(text, "Choose a generator").flatMap((row) => {
    const { Language: language = "", "Generators that pass the tests": generators = "" } = row;
    return /^(none|not tested)/.test(generators)
      ? []
      : generators.split(", ").map((generator) => `${generator}: ${language}`);
  });
  const tested = results.map(({ generator, language }) => `${generator}: ${language}`);
  expect(named.sort()).toEqual([...new Set(tested)].sort());
});

describe.each([
  [
    "python",
    ["openapi-python-client-python/first_call.py", "signing/sign.py", "signing/sign_httpx.py"],
  ],
  [
    "go",
    ["oapi-codegen-go/oapi-codegen.yaml", "oapi-codegen-go/first-call/main.go", "signing/sign.go"],
  ],
  ["java-kotlin", ["redocly-java/FirstCall.java", "openapi-generator-kotlin/FirstCall.kt"]],
  ["rust", ["progenitor-rust/src/bin/first-call.rs"]],
  ["php", ["redocly-php/first_call.php"]],
])("The guide %s", (guide, samples) => {
  const text = read(`guides/how-to/${guide}.md`);

  test.each(samples)("shows the tested text of %s", (sample) => {
    expect(text).toContain(`\n${read(`test/languages/${sample}`)}\`\`\``);
  });

  test("names tested versions only", () => {
    const named = [
      ...text.matchAll(
        /@v?(\d+\.\d+\.\d+)|==(\d+\.\d+\.\d+)|openapi-generator(?:-cli)?[- :](\d+\.\d+\.\d+)/g,
      ),
    ];
    const versions = new Set(results.map(({ version }) => version));
    const libraries = new Set(["1.8.0"]); // oapi-codegen's runtime, pinned by its driver.
    const unknown = named
      .map((match) => match.slice(1).find(Boolean) ?? "")
      .filter((one) => !versions.has(one) && !libraries.has(one));
    expect([named.length > 0, unknown]).toEqual([true, []]);
  });
});
