import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import ts from "typescript";
import { inProject } from "../../scripts/build/project.js";

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

const examples = [
  "README.md",
  ...filesIn("guides", ".md"),
  ...filesIn("src", ".ts"),
].flatMap(blocks);

/** Compiles every example as a module of its own that imports the package by its name. */
function compile(): ReadonlyMap<string, readonly string[]> {
  const options: ts.CompilerOptions = {
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    noPropertyAccessFromIndexSignature: true,
    noEmit: true,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    moduleDetection: ts.ModuleDetectionKind.Force,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    types: ["node"],
    skipLibCheck: true,
    baseUrl: inProject(),
    paths: { "huaweicloud-dws-dds": ["src/index.ts"], "huaweicloud-dws-dds/*": ["src/*.ts"] },
  };
  const files = new Map(
    examples.map(({ source }, index) => [inProject(`example-${index}.ts`), source]),
  );
  const host = ts.createCompilerHost(options);
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (name, version, ...rest) => {
    const source = files.get(name);
    return source === undefined
      ? getSourceFile(name, version, ...rest)
      : ts.createSourceFile(name, source, version);
  };
  const diagnostics = ts.getPreEmitDiagnostics(ts.createProgram([...files.keys()], options, host));
  return new Map(
    [...files.keys()].map((file, index) => [
      examples[index]?.name ?? file,
      diagnostics
        .filter((diagnostic) => diagnostic.file?.fileName === file)
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
    ]),
  );
}

describe("what README and documentation show can be pasted", () => {
  const faults = compile();

  test("README, guides and each public function show an example", () => {
    const names = examples.map(({ name }) => name.replace(/, example.*/, ""));
    expect([...new Set(names)].sort()).toEqual([
      "README.md",
      "guides/authentication.md",
      "guides/client.md",
      "guides/errors.md",
      "guides/known-limitations.md",
      "guides/paging.md",
      "guides/proxies.md",
      "guides/sandbox.md",
      "guides/times.md",
      "guides/waiting.md",
      "src/auth/access-key.ts",
      "src/auth/environment.ts",
      "src/auth/password.ts",
      "src/auth/token.ts",
      "src/dds.ts",
      "src/dws.ts",
      "src/is-api-error.ts",
      "src/sandbox.ts",
      "src/sandbox/clock.ts",
      "src/times/format-dds-time.ts",
      "src/times/parse-timestamp.ts",
      "src/to-result.ts",
      "src/undocumented.ts",
      "src/validation/create-validation.ts",
      "src/validation/validate.ts",
    ]);
  });

  test.each(examples.map(({ name }) => name))("%s compiles", (name) => {
    expect(faults.get(name)).toEqual([]);
  });
});
