// The recipes of guides/how-to/ in Python and Go, with generated clients, and their commands in a shell.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Sandbox } from "../../src/sandbox.js";
import { recipes } from "../recipes/all-recipes.js";
import { expectRecipe } from "../recipes/recipe.js";
import { bundleCli, type BundledCli } from "../support/bundled-cli.js";
import { variablesOf } from "../support/command.js";
import { recipeFile, recipeLanguages, recipeVariables } from "../support/recipes.js";
import type { Run } from "../support/run-program.js";
import { oapiCodegen } from "./generators/oapi-codegen.js";
import { openapiPythonClient } from "./generators/openapi-python-client.js";
import { mypy } from "./generators/toolchains.js";
import { checks } from "./matrix/check-row.js";
import { missingTools, type Row } from "./matrix/row.js";
import { runCommand, runToEnd, type Command } from "./run-command.js";

const lines = (text: string): string[] => text.split("\n").filter((line) => line !== "");

/** Runs a program of a recipe with the variables of a sandbox. */
async function run(
  { program, args }: Command,
  sandbox: Sandbox,
  folder: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const environment = {
    ...variablesOf(sandbox),
    ...recipeVariables(sandbox),
    NO_PROXY: "127.0.0.1",
    ...variables,
  };
  const { status, stdout, stderr } = await runToEnd({ program, args }, { folder, environment });
  return { output: lines(stdout), errors: lines(stderr), exitCode: status ?? -1 };
}

/** A language: the client that a row generates, and the commands that check and run the program of a recipe beside it. */
interface Client {
  readonly language: "python" | "go";
  readonly row: Row | undefined;
  /** The path of a program, below the folder of the client. */
  readonly file: (recipe: string) => string;
  readonly build: (file: string) => readonly Command[];
  /** The findings that are none of the program. */
  readonly known: RegExp;
  readonly start: (file: string) => Command;
}

const [pythonRow] = openapiPythonClient;
const [goRow] = oapiCodegen;
const clients: readonly Client[] = [
  {
    language: "python",
    row: pythonRow,
    file: (recipe) => `${recipe.replaceAll("-", "_")}.py`,
    build: (file) => [mypy(pythonRow?.call.program ?? "", file)],
    known: /exit__/, // The known defect of the generator.
    start: (file) => ({ program: pythonRow?.call.program ?? "", args: [file] }),
  },
  {
    language: "go",
    row: goRow,
    file: (recipe) => `recipes/${recipe}/main.go`,
    build: (file) => [
      { program: "go", args: ["build", "-o", `${file}.out`, `./${join(file, "..")}`] },
      { program: "go", args: ["vet", `./${join(file, "..")}`] },
      { program: "gofmt", args: ["-l", file] },
    ],
    known: /^$/,
    start: (file) => ({ program: `./${file}.out`, args: [] }),
  },
];

describe.each(clients)("the recipes with a generated client in $language", (client) => {
  const { row, language } = client;
  const missing = missingTools(row ?? { tools: [] });
  if (missing.length > 0 && !process.env["CI"]) {
    test.skip(`skipped: this machine lacks ${missing.join(", ")}`, () => undefined);
    return;
  }
  let folder: string;
  beforeAll(async () => {
    if (!row || missing.length > 0)
      throw new Error(`This machine lacks ${missing.join(", ")}, and CI skips nothing.`);
    folder = mkdtempSync(join(tmpdir(), "recipes-"));
    await checks.generates(row, folder);
    for (const command of row.install) await runCommand(command, { folder });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(recipes.filter(({ name }) => recipeLanguages(name).includes(language)))(
    "$name: the program compiles and does what the guide says",
    async (recipe) => {
      const file = client.file(recipe.name);
      mkdirSync(join(folder, file, ".."), { recursive: true });
      copyFileSync(recipeFile(recipe.name, language), join(folder, file));
      const settings = join(recipeFile(recipe.name, language), "../settings.json");
      if (existsSync(settings)) copyFileSync(settings, join(folder, "settings.json"));
      const environment = row?.environment ?? {};
      for (const command of client.build(file)) {
        const { stdout, stderr } = await runToEnd(command, { folder, environment });
        expect(lines(stdout + stderr).filter((line) => !client.known.test(line))).toEqual([]);
      }
      const { program, args } = client.start(file);
      await expectRecipe(recipe, language, (sandbox, variables) =>
        run({ program, args: [...args, ...recipe.args] }, sandbox, folder, variables),
      );
    },
  );
});

describe("the recipes in a shell", () => {
  let folder: string;
  let cli: BundledCli;
  beforeAll(async () => {
    cli = await bundleCli();
    folder = mkdtempSync(join(tmpdir(), "recipes-"));
    const start = `#!/bin/sh\nexec "${process.execPath}" "${cli.file}" "$@"\n`;
    writeFileSync(join(folder, "hwbackup"), start, { mode: 0o755 });
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
    cli.remove();
  });

  test.each(recipes)("$name: the commands do what the guide says", async (recipe) => {
    const PATH = `${folder}:${process.env["PATH"] ?? ""}`;
    const commands = { program: "sh", args: ["-eu", recipeFile(recipe.name, "sh")] };
    await expectRecipe(recipe, "sh", (sandbox, variables) =>
      run(commands, sandbox, join(recipeFile(recipe.name, "sh"), ".."), { ...variables, PATH }),
    );
  });

  test("migrating: the commands find the snapshot of the script from before", async () => {
    const migrating = recipes.find(({ name }) => name === "migrating");
    if (!migrating) throw new Error("There is no such recipe.");
    const PATH = `${folder}:${process.env["PATH"] ?? ""}`;
    const commands = recipeFile(migrating.name, "sh");
    const scripts = [join(commands, "../before.sh"), commands];
    await expectRecipe(migrating, "sh", (sandbox, variables) => {
      const script = { program: "sh", args: ["-eu", scripts.shift() ?? ""] };
      return run(script, sandbox, folder, { ...variables, PATH });
    });
  });
});
