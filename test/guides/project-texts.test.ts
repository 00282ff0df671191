// What README, CONTRIBUTING, SECURITY and the guides say about the project. Two guides to adding an operation show the files of
// test/fifth-operation/, which a test of the build adds to a copy of the project.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { inProject } from "../../scripts/build/project.js";
import * as api from "../../src/index.js";
import { addedFiles, addedLines } from "../support/fifth-operation.js";
import { codesIn, readGuides, tableRows } from "../support/guides.js";

interface Manifest {
  readonly scripts: object;
  readonly wireit: object;
}

const source = (file: string): string => readFileSync(inProject(file), "utf8");
const manifest = JSON.parse(source("package.json")) as Manifest;
const added = [...addedFiles(), ...addedLines()];
const files = new Set(added.map(([file]) => file));

/** The YAML blocks of a text, each with the file of spec/ that was named last before it. */
function quotations(text: string): { readonly file: string; readonly lines: string }[] {
  return [...text.matchAll(/^```yaml\n(.*?)^```/gms)].map(({ 1: lines = "", index }) => {
    const named = [...text.slice(0, index).matchAll(/`(spec\/[\w/-]+\.yaml)`/g)];
    return { file: named.at(-1)?.[1] ?? "", lines };
  });
}

describe("the guides to adding an operation", () => {
  test.each([
    ["guides/tutorials/first-operation.md", "list"],
    ["guides/how-to/adding-an-operation.md", "delete"],
  ] as const)("%s shows every file of its example", (guide, part) => {
    const added = [...addedFiles([part]), ...addedLines([part])];
    const shown = quotations(source(guide));
    expect(shown).toHaveLength(added.length);
    for (const [file, lines] of added) expect(shown).toContainEqual({ file, lines });
  });
});

/** The scripts of package.json that a text names. */
function commandsIn(text: string): string[] {
  const named = [...text.matchAll(/npm (?:run )?([\w:-]+)/g)].map(([, script = ""]) => script);
  return named.filter((script) => !["ci", "init", "install", "registry"].includes(script));
}

const guides = readGuides().map(({ path }) => path);

test.each(["README.md", "CONTRIBUTING.md", ...guides])("%s names existing commands", (name) => {
  expect(commandsIn(source(name)).filter((script) => !(script in manifest.scripts))).toEqual([]);
});

test("guides/reference/building.md lists every command that is no step of the build", () => {
  const listed = commandsIn(source("guides/reference/building.md"));
  const commands = Object.keys(manifest.scripts).filter((script) => !(script in manifest.wireit));
  expect(commands.length).toBeGreaterThan(10);
  const internal = ["jest", "prepublishOnly"];
  expect(commands.filter((script) => ![...listed, ...internal].includes(script))).toEqual([]);
});

test("CONTRIBUTING.md explains failures in the words of the build", () => {
  const scripts = readdirSync(inProject("scripts"), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ts|mjs)$/.test(name))
    .map((name) => source(join("scripts", name)));
  const messages = [...scripts, source("scripts/spec/rules/README.md")].join("\n");
  const words = tableRows(source("CONTRIBUTING.md"), "What each failure means").flatMap((row) =>
    codesIn(row["Message"] ?? ""),
  );
  expect(words.length).toBeGreaterThan(10);
  expect(words.filter((part) => !messages.includes(part))).toEqual([]);
});

test.each(["CONTRIBUTING.md", "SECURITY.md"])("%s names existing files and folders", (name) => {
  const paths = /^(?:src|test|scripts|generated|spec|guides|\.vscode|\.github|\.ci)\/[\w/.-]*$/;
  const named = codesIn(source(name)).filter((code) => paths.test(code));
  expect(named.length).toBeGreaterThan(6);
  expect(named.filter((path) => !existsSync(inProject(path)) && !files.has(path))).toEqual([]);
});

test.each(["README.md", "CONTRIBUTING.md", "SECURITY.md", "spec/README.md"])(
  "the links of %s lead to existing files",
  (name) => {
    const targets = [...source(name).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(
      ([, target = ""]) => target,
    );
    expect(targets.filter((target) => !existsSync(inProject(name, "..", target)))).toEqual([]);
  },
);

test("README has at most 150 lines, and a first program of at most 15", () => {
  const text = source("README.md");
  const [, program = ""] = /```ts\n(.*?)```/s.exec(text) ?? [];
  expect(text.trimEnd().split("\n").length).toBeLessThanOrEqual(150);
  expect(program.trimEnd().split("\n").length).toBeLessThanOrEqual(15);
});

test("README names every task", () => {
  const named = new Set(codesIn(source("README.md")));
  const tasks = Object.entries(api)
    .filter(
      ([name, value]) =>
        typeof value === "function" && /^(ensure|waitUntil|plan|apply|restoreTo|keep)/.test(name),
    )
    .map(([name]) => name);
  expect(tasks.length).toBeGreaterThan(0);
  expect(tasks.filter((name) => !named.has(name))).toEqual([]);
});
