import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { inProject } from "../../scripts/build/project.js";
import { readResults, type Result } from "../languages/matrix/results.js";
import { pagesWithTable, tableOf, withTable } from "../languages/matrix/table.js";

const read = (path: string): string => readFileSync(inProject(path), "utf8");
const results = readResults();

test.each(pagesWithTable)("%s shows what the tests of the generators found out", (page) => {
  expect(read(page)).toBe(withTable(read(page), tableOf(results)));
});

test("every generator of the issue was asked, in every language, at least from OpenAPI 3.0.3", () => {
  const asked = results
    .filter(({ openapi }) => openapi === "3.0.3")
    .map(({ generator, language }) => `${generator}: ${language}`);
  expect(asked.sort()).toEqual([
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

test("from OpenAPI 3.0.3, every client decodes and runs", () => {
  const works = ({ cells }: Result): boolean =>
    [cells.generates, cells.decodes, cells.runs].every((cell) => cell === "yes");
  expect(results.filter((result) => result.openapi === "3.0.3" && !works(result))).toEqual([]);
});

describe.each([
  ["python", ["openapi-python-client-python/first_call.py", "signing/sign.py"]],
  [
    "go",
    ["oapi-codegen-go/oapi-codegen.yaml", "oapi-codegen-go/first-call/main.go", "signing/sign.go"],
  ],
  ["java-kotlin", ["redocly-java/FirstCall.java", "openapi-generator-kotlin/FirstCall.kt"]],
  ["rust", ["progenitor-rust/src/bin/first-call.rs"]],
  ["php", ["redocly-php/first_call.php"]],
])("The guide %s", (guide, samples) => {
  const text = read(`guides/${guide}.md`);

  test.each(samples)("shows %s as it is tested", (sample) => {
    expect(text).toContain(`\n${read(`test/languages/${sample}`)}\`\`\``);
  });

  test("names the versions that were tried", () => {
    const named = [
      ...text.matchAll(
        /@v?(\d+\.\d+\.\d+)|==(\d+\.\d+\.\d+)|openapi-generator(?:-cli)?[- :](\d+\.\d+\.\d+)/g,
      ),
    ];
    const versions = new Set(results.map(({ version }) => version));
    const libraries = new Set(["1.8.0"]); // Of oapi-codegen's runtime, which its driver pins.
    const unknown = named
      .map((match) => match.slice(1).find(Boolean) ?? "")
      .filter((one) => !versions.has(one) && !libraries.has(one));
    expect([named.length > 0, unknown]).toEqual([true, []]);
  });
});
