// CONTRIBUTING.md and its guide show the files of test/fifth-operation, which a test of the build adds to a copy of the project.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { inProject } from "../../scripts/build/project.js";
import { addedFiles, addedLines } from "../support/fifth-operation.js";
import { codesIn, tableRows } from "../support/guides.js";

const source = (file: string): string => readFileSync(inProject(file), "utf8");
const files = new Map([...addedFiles(), ...addedLines()]);

/** The YAML blocks in a text, each with the last file of spec/ that is named before it. */
function quotations(text: string): { readonly file: string; readonly lines: string }[] {
  return [...text.matchAll(/^```yaml\n(.*?)^```/gms)].map(({ 1: lines = "", index }) => {
    const named = [...text.slice(0, index).matchAll(/`(spec\/[\w/-]+\.yaml)`/g)];
    return { file: named.at(-1)?.[1] ?? "", lines };
  });
}

test.each(["CONTRIBUTING.md", "guides/adding-an-operation.md"])(
  "%s names only npm scripts that exist",
  (name) => {
    const { scripts } = JSON.parse(source("package.json")) as { readonly scripts: object };
    const named = [...source(name).matchAll(/npm run ([\w:-]+)/g)].map(([, script = ""]) => script);
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  },
);

describe("guides/adding-an-operation.md", () => {
  const shown = quotations(source("guides/adding-an-operation.md"));

  test("quotes the files of the worked example", () => {
    expect(shown.length).toBeGreaterThan(7);
    expect(
      shown.filter(({ file, lines }) => !`\n${files.get(file) ?? ""}`.includes(`\n${lines}`)),
    ).toEqual([]);
  });

  test("shows each file as a whole, except what all path items share", () => {
    for (const [file, whole] of files) {
      if (file.startsWith("spec/dws/paths/"))
        expect(shown.filter((quotation) => quotation.file === file)).toHaveLength(2);
      else expect(shown).toContainEqual({ file, lines: whole });
    }
    const [item, other] = [
      files.get("spec/dws/paths/snapshot-events.yaml") ?? "",
      source("spec/dws/paths/cluster-snapshots.yaml"),
    ].map((yaml) => (parse(yaml) as { readonly get: Readonly<Record<string, unknown>> }).get);
    expect(item?.["x-speakeasy-retries"]).toEqual(other?.["x-speakeasy-retries"]);
  });
});

describe("CONTRIBUTING.md", () => {
  const text = source("CONTRIBUTING.md");

  test("explains the messages of the build", () => {
    const scripts = readdirSync(inProject("scripts"), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => source(join("scripts", name)));
    const said = [...scripts, source("scripts/spec/rules/README.md")].join("\n");
    const words = tableRows(text, "What each failure means").flatMap((row) =>
      codesIn(row["Message"] ?? ""),
    );
    expect(words.length).toBeGreaterThan(10);
    expect(words.filter((part) => !said.includes(part))).toEqual([]);
  });
});

test.each(["CONTRIBUTING.md", "SECURITY.md"])(
  "%s names only files and folders that exist",
  (name) => {
    const path = /^(?:src|test|scripts|generated|spec|guides|\.vscode|\.github|\.ci)\/[\w/.-]*$/;
    const named = codesIn(source(name)).filter((code) => path.test(code));
    expect(named.length).toBeGreaterThan(6);
    expect(named.filter((file) => !existsSync(inProject(file)) && !files.has(file))).toEqual([]);
  },
);

test.each(["README.md", "CONTRIBUTING.md", "SECURITY.md", "spec/README.md"])(
  "the links of %s lead to files that exist",
  (name) => {
    const targets = [...source(name).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(
      ([, target = ""]) => target,
    );
    expect(targets.filter((target) => !existsSync(inProject(name, "..", target)))).toEqual([]);
  },
);
