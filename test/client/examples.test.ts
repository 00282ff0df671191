import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import { inProject } from "../../scripts/build/project.js";
import * as download from "../../src/download.js";
import * as index from "../../src/index.js";
import * as raw from "../../src/raw.js";
import * as sandbox from "../../src/sandbox.js";
import * as schedules from "../../src/schedules.js";
import * as validation from "../../src/validation.js";

interface Example {
  readonly name: string;
  readonly source: string;
}

/** The TypeScript blocks of a text, in Markdown or in TSDoc. */
function blocks(file: string): Example[] {
  const text = readFileSync(inProject(file), "utf8").replaceAll(/^ *\* ?/gm, (margin) =>
    file.endsWith(".ts") ? "" : margin,
  );
  return [...text.matchAll(/```ts\n(.*?)```/gs)].map(([, source = ""], index) => ({
    name: `${file}, example ${index + 1}`,
    source,
  }));
}

/** The files below a folder with an ending. */
function filesIn(folder: string, ending: string): string[] {
  const names = readdirSync(inProject(folder), { recursive: true, encoding: "utf8" });
  return names.filter((name) => name.endsWith(ending)).map((name) => `${folder}/${name}`);
}

const examples = ["README.md", ...filesIn("guides", ".md"), ...filesIn("src", ".ts")].flatMap(
  blocks,
);

/** Compiles every example as a module of its own that imports the package by its name; returns the errors by example. */
function compile(): ReadonlyMap<string, readonly string[]> {
  const folder = inProject("build/examples");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const compilerOptions = {
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    noPropertyAccessFromIndexSignature: true,
    noEmit: true,
    module: "esnext",
    moduleResolution: "bundler",
    moduleDetection: "force",
    target: "es2022",
    lib: ["es2022", "dom", "dom.iterable"],
    types: ["node"],
    skipLibCheck: true,
    paths: {
      "huaweicloud-dws-dds": ["../../src/index.ts"],
      "huaweicloud-dws-dds/*": ["../../src/*.ts"],
    },
  };
  writeFileSync(
    `${folder}/tsconfig.json`,
    JSON.stringify({ compilerOptions, include: ["example-*.ts"] }),
  );
  const files = examples.map(({ name, source }, index) => {
    writeFileSync(`${folder}/example-${index}.ts`, source);
    return { name, file: `example-${index}.ts` };
  });
  const tsc = inProject("node_modules/@typescript/native/bin/tsc");
  const { status, stdout, stderr } = spawnSync(process.execPath, [tsc, "--pretty", "false"], {
    cwd: folder,
    encoding: "utf8",
  });
  const errors = stdout.split("\n").filter((line) => line.includes("error TS"));
  if (status !== 0 && errors.length === 0) throw new Error(`tsc did not run: ${stdout}${stderr}`);
  return new Map(
    files.map(({ name, file }) => [name, errors.filter((line) => line.includes(`${file}(`))]),
  );
}

/** The functions of the package by their names, but for the generated ones, which share the example of the pager. */
const functionNames = [download, index, raw, sandbox, schedules, validation]
  .flatMap((entryPoint) => Object.entries(entryPoint))
  .filter(([name, value]) => typeof value === "function" && !/^([A-Z]|paginate)/.test(name))
  .map(([name]) => name);

describe("what README and documentation show can be pasted", () => {
  const errors = compile();

  test("README and guides show examples", () => {
    const names = new Set(examples.map(({ name }) => name.replace(/, example.*/, "")));
    expect(names).toContain("README.md");
    expect([...names].filter((name) => name.startsWith("guides/")).length).toBeGreaterThan(5);
  });

  test("the pager and fetch show an example", () => {
    const sources = examples.filter(({ name }) => name.startsWith("src/"));
    for (const text of ["paginateListBackups(", "createFetch("])
      expect(sources.filter(({ source }) => source.includes(text))).not.toEqual([]);
  });

  test.each([...new Set(functionNames)])("the documentation of %s has an example", (name) => {
    const documentation = filesIn("src", ".ts").flatMap(
      (file) =>
        new RegExp(
          `/\\*\\*((?:(?!\\*/).)*)\\*/\\s*export (?:async )?function ${name}\\b`,
          "s",
        ).exec(readFileSync(inProject(file), "utf8"))?.[1] ?? [],
    );
    expect(documentation).toEqual([expect.stringContaining("@example")]);
  });

  test.each(examples.map(({ name }) => name))("%s compiles", (name) => {
    expect(errors.get(name)).toEqual([]);
  });
});
